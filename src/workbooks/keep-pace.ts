import { EventEmitter, once } from 'node:events';

/**
 * Waits until what was written to a sheet of exceljs' streaming writer is on its way. The writer itself takes rows
 * without end and keeps them (exceljs#734), but the stream that it hands them to knows when it is full. Rejects with
 * the signal's reason when it is aborted.
 */
export async function keepPace(sheet: object, stopped: AbortSignal): Promise<void> {
  stopped.throwIfAborted();
  const pipe = pipeBehind(sheet);
  if (!pipe._writableState.needDrain) return;
  await once(pipe, 'drain', { signal: stopped }).catch((error: unknown) => {
    throw stopped.aborted ? stopped.reason : error;
  });
}

/** A stream of an old readable-stream, which has no other word for being full. */
type Pipe = EventEmitter & { _writableState: { needDrain: boolean } };

function pipeBehind(sheet: object): Pipe {
  const stream: unknown = 'stream' in sheet ? sheet.stream : undefined;
  const pipes: unknown = stream && typeof stream === 'object' && 'pipes' in stream ? stream.pipes : undefined;
  const pipe: unknown = Array.isArray(pipes) ? pipes[0] : undefined;
  if (isPipe(pipe)) return pipe;
  throw new Error('exceljs no longer hands its sheets to a stream that can be waited for');
}

function isPipe(value: unknown): value is Pipe {
  if (!(value instanceof EventEmitter) || !('_writableState' in value)) return false;
  const state = value._writableState;
  return typeof state === 'object' && state !== null && 'needDrain' in state;
}

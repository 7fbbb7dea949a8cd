import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import type { Log } from '../domain/log.ts';
import { scrub } from '../domain/scrub.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type LogProps = {
  level: LogLevel;
  /** Standard error when absent: standard output belongs to data. */
  stream?: DestinationStream;
  /** Lines begin with the priority by which the journal sorts them (sd-daemon(3)). */
  journal?: boolean;
};

/** The program's log: one JSON object a line, scrubbed of everything secret as the last thing before it is written. */
export function createLog(props: LogProps): Log {
  const options = {
    level: props.level,
    base: null,
    messageKey: 'words',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: stdSerializers.err, err: stdSerializers.err },
    hooks: { streamWrite: (line: string) => (props.journal ? priority(line) : '') + scrub(line) },
  };
  return wrap(pino(options, props.stream ?? pino.destination({ dest: 2, sync: true })));
}

function wrap(logger: Logger): Log {
  return {
    debug: (fields, words) => logger.debug(fields, words),
    info: (fields, words) => logger.info(fields, words),
    warn: (fields, words) => logger.warn(fields, words),
    error: (fields, words) => logger.error(fields, words),
    child: (fields) => wrap(logger.child(fields)),
  };
}

const PRIORITIES: Record<string, string> = { debug: '<7>', info: '<6>', warn: '<4>', error: '<3>' };

/** Pino writes the level first: `{"level":"info",…`. */
function priority(line: string): string {
  const level = /^\{"level":"(\w+)"/.exec(line)?.[1] ?? '';
  return PRIORITIES[level] ?? '<6>';
}

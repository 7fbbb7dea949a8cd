import type { Readable } from 'node:stream';
import { Agent, request, type Dispatcher } from 'undici';
import type * as z from 'zod';
import { AppError } from '../domain/app-error.ts';
import type { WayIn } from '../domain/staff.ts';
import { errorAnswer } from './contract.ts';
import type { CallInput, Procedure } from './procedure.ts';
import { readEvents } from './read-events.ts';

const USUAL_PATIENCE = 60_000;

export type ControlClientProps = {
  /** `unix:PATH` of a daemon on this machine, or the `https://` address of another (`http://` on loopback). */
  server: string;
  token?: string | undefined;
  via: WayIn;
};

type Call = { params?: unknown; query?: unknown; body?: unknown };

/** The control API as its callers see it. Every call may throw AppError: the daemon's own, or `unreachable`. */
export class ControlClient {
  readonly #props: ControlClientProps;
  readonly #base: string;
  readonly #dispatcher: Agent;

  constructor(props: ControlClientProps) {
    this.#props = props;
    const socketPath = /^unix:(.*)$/.exec(props.server)?.[1];
    this.#base = socketPath === undefined ? props.server.replace(/\/+$/, '') : 'http://localhost';
    this.#dispatcher = new Agent(socketPath === undefined ? {} : { connect: { socketPath } });
  }

  /** Calls a procedure that answers JSON, within so many milliseconds. */
  async call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    procedure: Procedure<P, Q, B, A>,
    input: CallInput<P, Q, B>,
    patience = USUAL_PATIENCE,
  ): Promise<z.output<A>> {
    const response = await this.#send(procedure, input, AbortSignal.timeout(patience));
    return this.#read(procedure.answer.schema, await this.#json(response));
  }

  /** Calls a procedure that answers a file; its content comes as it is made. */
  async download<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    procedure: Procedure<P, Q, B, A>,
    input: CallInput<P, Q, B>,
    signal?: AbortSignal,
  ): Promise<{ name: string; content: Readable }> {
    const response = await this.#send(procedure, input, signal);
    const disposition = String(response.headers['content-disposition'] ?? '');
    return { name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'download', content: response.body };
  }

  /**
   * Follows a procedure that answers events, until the signal is aborted. Ends with AppError `unreachable` when the
   * connection breaks; `lastEventId` of the next call goes on from there.
   */
  async *follow<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    procedure: Procedure<P, Q, B, A>,
    input: CallInput<P, Q, B> & { lastEventId?: string | undefined; signal: AbortSignal },
  ): AsyncGenerator<{ id: string; event: z.output<A> }> {
    const response = await this.#send(procedure, input, input.signal, input.lastEventId);
    try {
      for await (const { id, data } of readEvents(response.body))
        yield { id, event: this.#read(procedure.answer.schema, data) };
    } catch (error) {
      if (input.signal.aborted) return;
      throw error instanceof AppError ? error : this.#unreachable(error);
    }
    if (!input.signal.aborted) throw this.#unreachable(new Error('the connection was ended'));
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }

  async #send(
    { method, path }: Procedure,
    { params, query, body }: Call,
    signal?: AbortSignal,
    lastEventId?: string,
  ): Promise<Dispatcher.ResponseData> {
    const bytes = body instanceof Uint8Array ? body : body === undefined ? undefined : JSON.stringify(body);
    try {
      const response = await request(`${this.#base}${fill(path, params)}${search(query)}`, {
        method,
        dispatcher: this.#dispatcher,
        headers: {
          'ergo-bot-client': this.#props.via,
          ...(this.#props.token !== undefined && { authorization: `Bearer ${this.#props.token}` }),
          ...(bytes !== undefined && { 'content-type': 'application/json' }),
          ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        },
        // What is made while it is sent may take its time; the signal ends it.
        bodyTimeout: 0,
        headersTimeout: 0,
        ...(bytes !== undefined && { body: bytes }),
        ...(signal && { signal }),
      });
      if (response.statusCode >= 300)
        throw toAppError(response.statusCode, await response.body.json().catch(() => undefined));
      return response;
    } catch (error) {
      throw error instanceof AppError ? error : this.#unreachable(error);
    }
  }

  async #json(response: Dispatcher.ResponseData): Promise<unknown> {
    try {
      return await response.body.json();
    } catch (error) {
      throw error instanceof SyntaxError ? this.#strange() : this.#unreachable(error);
    }
  }

  #read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw this.#strange();
  }

  #strange(): AppError {
    const { server } = this.#props;
    return new AppError('internal', `${server} gave an answer that this version of ergo-bot does not understand`);
  }

  #unreachable(cause: unknown): AppError {
    return new AppError('unreachable', `the daemon does not answer on ${this.#props.server}: ${reason(cause)}`, {
      cause,
    });
  }
}

/** Puts the parameters into the path. */
function fill(path: string, params: unknown): string {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

function search(query: unknown): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of [value].flat()) if (one !== undefined) pairs.append(name, String(one));
  return pairs.size === 0 ? '' : `?${pairs.toString()}`;
}

function toAppError(status: number, body: unknown): AppError {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success) return new AppError('internal', `the daemon answered ${status} without saying why`);
  return new AppError(parsed.data.error.code, parsed.data.error.message);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'it does not run (start it with `ergo-bot run`)';
  if (code === 'EACCES') return 'this user may not connect (call as the user of the daemon or of its group)';
  if (error instanceof Error && error.name === 'TimeoutError') return 'it took too long to answer';
  return code || 'the connection was lost';
}

import { Agent, request } from 'undici';
import type * as z from 'zod';
import { AppError } from '../domain/app-error.ts';
import {
  botList,
  errorAnswer,
  retried,
  setAsideList,
  type BotList,
  type Retried,
  type SetAsideList,
} from './contract.ts';

const SECONDS = 30;

/** The control API as its callers see it. Every call may throw AppError: the daemon's own, or `unreachable`. */
export class ControlClient {
  readonly #listen: string;
  readonly #dispatcher: Agent;

  /** `listen` is the address of the daemon's control API as the configuration has it: `unix:PATH`. */
  constructor({ listen }: { listen: string }) {
    this.#listen = listen;
    this.#dispatcher = new Agent({ connect: { socketPath: listen.replace(/^unix:/, '') } });
  }

  bots(): Promise<BotList> {
    return this.#call('GET', '/bots', botList);
  }

  setAside(): Promise<SetAsideList> {
    return this.#call('GET', '/inbox/set-aside', setAsideList);
  }

  /** Tries one update that was set aside again, or all of them. */
  retrySetAside(id?: string): Promise<Retried> {
    const path = id === undefined ? '/inbox/set-aside/retry' : `/inbox/set-aside/${encodeURIComponent(id)}/retry`;
    return this.#call('POST', path, retried);
  }

  close(): Promise<void> {
    return this.#dispatcher.close();
  }

  async #call<Answer>(method: 'GET' | 'POST', path: string, answer: z.ZodType<Answer>): Promise<Answer> {
    const { status, body } = await this.#exchange(method, path);
    if (status >= 300) throw toAppError(status, body);
    const parsed = answer.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new AppError('internal', `${this.#listen} gave an answer that this version of ergo-bot does not understand`);
  }

  async #exchange(method: 'GET' | 'POST', path: string): Promise<{ status: number; body: unknown }> {
    try {
      const response = await request(`http://localhost${path}`, {
        method,
        dispatcher: this.#dispatcher,
        signal: AbortSignal.timeout(SECONDS * 1000),
      });
      return { status: response.statusCode, body: await response.body.json() };
    } catch (error) {
      throw new AppError('unreachable', `the daemon does not answer on ${this.#listen}: ${reason(error)}`, {
        cause: error,
      });
    }
  }
}

function toAppError(status: number, body: unknown): AppError {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success) return new AppError('internal', `the daemon answered ${status} without saying why`);
  return new AppError(parsed.data.error.code, parsed.data.error.message);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'it does not run (start it with `ergo-bot run`)';
  if (code === 'EACCES') return 'this user may not connect (call as the user of the daemon)';
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${SECONDS} seconds`;
  return code || 'the connection was lost';
}

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { AppError } from '../../domain/app-error.ts';
import { WAYS_IN, type WayIn } from '../../domain/staff.ts';
import { FILE_CONTENT, type Procedure } from '../procedure.ts';
import type { RawCall, Visitor } from './route.ts';

const MEGABYTE = 1024 * 1024;
const LONGEST_JSON = MEGABYTE;
const LONGEST_FILE = 32 * MEGABYTE;

/** The header in which a client says what it is; it goes into the audit log and opens nothing. */
export const VIA_HEADER = 'ergo-bot-client';

/** Who knocks, as far as the connection says. */
export function visitorOf(context: Context): Visitor {
  return {
    // A unix socket has no address: whoever may open it is on this machine.
    address: getConnInfo(context).remote.address ?? 'local',
    via: wayIn(context.req.header(VIA_HEADER)),
    signal: context.req.raw.signal,
    lastEventId: context.req.header('last-event-id'),
  };
}

export function tokenOf(context: Context): string | undefined {
  return /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1];
}

/** The parts of a call as they came. AppError `usage` when the body is too long or no JSON. */
export async function readCall(context: Context, { body }: Procedure): Promise<RawCall> {
  const query = Object.entries(context.req.queries());
  return {
    params: context.req.param(),
    query: Object.fromEntries(query.map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
    body:
      body === FILE_CONTENT
        ? await readBytes(context, LONGEST_FILE)
        : parseJson(await readBytes(context, LONGEST_JSON)),
  };
}

async function readBytes(context: Context, most: number): Promise<Uint8Array> {
  const { body } = context.req.raw;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) throw new AppError('usage', `the body is longer than ${most / MEGABYTE} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new AppError('usage', 'the body is not JSON');
  }
}

function wayIn(given: string | undefined): WayIn {
  const told = WAYS_IN.find((way) => way === given);
  return told === 'cli' || told === 'console' ? told : 'api';
}

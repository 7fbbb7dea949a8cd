import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fault } from '../faults.ts';
import { errorTo } from './methods/method.ts';
import { writeJson, type WireObject } from './wire-json.ts';

export type ClubContext = Context<{ Bindings: HttpBindings }>;

const ERROR_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Answers as the fault wants it. `act` carries the request out: for some faults it does, for some it does not. A club repeats nothing. */
export async function answerFaultily(
  context: ClubContext,
  fault: Fault,
  method: string,
  act: () => WireObject,
): Promise<Response> {
  switch (fault.kind) {
    case 'drop before':
      return drop(context);
    case 'drop after':
      act();
      return drop(context);
    case 'slow': {
      const answer = act();
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds ?? 1_000));
      return jsonAnswer(answer);
    }
    case 'html':
      return new Response(ERROR_PAGE, { status: fault.status ?? 502, headers: { 'content-type': 'text/html' } });
    case 'error':
      return jsonAnswer(errorTo({ method }, fault.code ?? 1, fault.comment ?? 'the session was expired'));
    case 'garbage':
      return new Response(`{"methodresponse":"${method}","resu`, { headers: { 'content-type': 'application/json' } });
    case 'repeat':
      break;
  }
  return jsonAnswer(act());
}

/** Every answer of the API, errors too, is HTTP 200 (L225). */
export function jsonAnswer(answer: WireObject): Response {
  return new Response(writeJson(answer), { headers: { 'content-type': 'application/json; charset=utf-8' } });
}

function drop(context: ClubContext): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

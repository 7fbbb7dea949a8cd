import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fault } from './faults.ts';
import type { Bindings } from './http-listener.ts';

/**
 * Carries out one call of a stand-in as the fault in force wants it (without one, plainly). `act` does what was asked and
 * gives the answer; `refuse` gives the service's own error. `garbage` does what was asked and spoils only the answer.
 */
export async function actWithFault(props: {
  context: Context<Bindings>;
  fault: Fault | undefined;
  act: () => Promise<Response>;
  refuse: (fault: Fault) => Response;
}): Promise<Response> {
  const { context, fault, act, refuse } = props;
  switch (fault?.kind) {
    case 'drop before':
      return dropConnection(context);
    case 'drop after':
      await act();
      return dropConnection(context);
    case 'slow':
      await wait(fault.milliseconds ?? 1_000, undefined, { ref: false });
      return act();
    case 'html':
      return htmlPage(fault.status ?? 502);
    case 'error':
      return refuse(fault);
    case 'garbage':
      await act();
      return new Response('{"ok":tru', { status: 200, headers: { 'content-type': 'application/json' } });
    case 'repeat':
    case undefined:
      break;
  }
  return act();
}

function dropConnection(context: Context<Bindings>): Response {
  context.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

function htmlPage(status: number): Response {
  const page = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n`;
  return new Response(page, { status, headers: { 'content-type': 'text/html' } });
}

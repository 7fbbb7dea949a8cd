import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError } from '../../domain/app-error.ts';
import type { Log } from '../../domain/log.ts';
import type { ErrorAnswer } from '../contract.ts';
import { HTTP_STATUS } from './http-status.ts';
import type { Admission } from './admission.ts';
import { describeRoute } from './openapi.ts';
import { readCall, tokenOf, visitorOf } from './read-request.ts';
import { respond } from './respond.ts';
import type { Route } from './route.ts';

export type ControlAppProps = {
  routes: readonly Route[];
  admission: Admission;
  log: Log;
  version: string;
};

/** Every route of the control API. A bug is logged in full and shown as one bland sentence with the id of the log line. */
export function createControlApp({ routes, admission, log, version }: ControlAppProps): OpenAPIHono {
  const app = new OpenAPIHono();
  for (const route of routes) {
    const { method, path } = route.procedure;
    app.openAPIRegistry.registerPath(describeRoute(route.procedure));
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      const visitor = visitorOf(context);
      const call = { token: tokenOf(context), bot: context.req.param('bot') };
      // First who it is, then what they want: a stranger learns nothing from how a call is refused.
      const caller = await admission.admit(route.procedure, call, visitor);
      return respond(context, await route.answer(await readCall(context, route.procedure), visitor, caller));
    });
  }
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'ergo-bot control API', version } });
  app.notFound((context) => context.json(answer(new AppError('not found', 'no such address')), 404));
  app.onError((error, context) => {
    const known = error instanceof AppError ? error : bug(error, log);
    return context.json(answer(known), HTTP_STATUS[known.code]);
  });
  return app;
}

function answer({ code, message }: AppError): ErrorAnswer {
  return { error: { code, message } };
}

function bug(error: Error, log: Log): AppError {
  const id = randomUUID().slice(0, 8);
  log.error({ error, id }, 'control API: a request failed');
  return new AppError('internal', `something went wrong in the daemon; its log says what, under id ${id}`);
}

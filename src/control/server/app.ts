import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { AppError } from '../../domain/app-error.ts';
import type { Log } from '../../domain/log.ts';
import type { ErrorAnswer } from '../contract.ts';
import type { ControlServices } from '../services.ts';
import { HTTP_STATUS } from './http-status.ts';
import { botRoutes } from './routes/bots.ts';
import { inboxRoutes } from './routes/inbox.ts';

/** Every route of the control API. A bug is logged in full and shown as one bland sentence with the id of the log line. */
export function createControlApp({ services, log }: { services: ControlServices; log: Log }): Hono {
  return new Hono()
    .route('/bots', botRoutes(services.bots))
    .route('/inbox', inboxRoutes(services.inbox))
    .notFound((context) => context.json(answer(new AppError('not found', 'no such address')), HTTP_STATUS['not found']))
    .onError((error, context) => {
      const known = error instanceof AppError ? error : bug(error, log);
      return context.json(answer(known), HTTP_STATUS[known.code]);
    });
}

function answer({ code, message }: AppError): ErrorAnswer {
  return { error: { code, message } };
}

function bug(error: Error, log: Log): AppError {
  const id = randomUUID().slice(0, 8);
  log.error({ error, id }, 'control API: a request failed');
  return new AppError('internal', `something went wrong in the daemon; its log says what, under id ${id}`);
}

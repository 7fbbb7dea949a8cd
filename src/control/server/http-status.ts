import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppErrorCode } from '../../domain/app-error.ts';

/** The HTTP status under which the control API tells of a failure. */
export const HTTP_STATUS: Record<AppErrorCode, ContentfulStatusCode> = {
  usage: 400,
  'not signed in': 401,
  'not allowed': 403,
  'try later': 429,
  'not found': 404,
  conflict: 409,
  'partly done': 500,
  configuration: 500,
  interrupted: 503,
  unreachable: 503,
  internal: 500,
};

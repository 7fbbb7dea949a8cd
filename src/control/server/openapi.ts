import type { RouteConfig } from '@hono/zod-openapi';
import * as z from 'zod';
import { errorAnswer } from '../contract.ts';
import { FILE_CONTENT, type Procedure } from '../procedure.ts';

type Method = RouteConfig['method'];

const METHODS: Record<Procedure['method'], Method> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
};

const binary = z.string().meta({ format: 'binary' });

/** A procedure as the OpenAPI document has it. */
export function describeRoute(procedure: Procedure): RouteConfig {
  const { method, path, summary, access, params, query, body } = procedure;
  return {
    method: METHODS[method],
    path,
    summary,
    description:
      access === 'anybody' ? 'For anybody.' : access === 'staff' ? 'For all staff.' : `Permission: ${access}.`,
    ...(access !== 'anybody' && { security: [{ bearer: [] }] }),
    request: {
      ...(params instanceof z.ZodObject && { params }),
      ...(query instanceof z.ZodObject && { query }),
      ...bodyOf(body),
    },
    responses: {
      200: { description: 'done', content: { [mediaTypeOf(procedure)]: { schema: answerOf(procedure) } } },
      default: { description: 'a failure', content: { 'application/json': { schema: errorAnswer } } },
    },
  };
}

function bodyOf(body: z.ZodType): { body?: NonNullable<RouteConfig['request']>['body'] } {
  if (body === FILE_CONTENT) return { body: { content: { 'application/octet-stream': { schema: binary } } } };
  const isEmpty = body instanceof z.ZodObject && Object.keys(body.shape).length === 0;
  return isEmpty ? {} : { body: { content: { 'application/json': { schema: body } } } };
}

function mediaTypeOf({ answer }: Procedure): string {
  if (answer.kind === 'file') return answer.mediaType;
  return answer.kind === 'events' ? 'text/event-stream' : 'application/json';
}

function answerOf({ answer }: Procedure): z.ZodType {
  return answer.kind === 'file' ? binary : answer.schema;
}

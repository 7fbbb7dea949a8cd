import type { Context } from 'hono';
import { PhoneError } from './phone-actor.ts';

/** The JSON body of a request whatever its content type (curl says "form"); an empty one is an empty object. */
export async function readJson(context: Context): Promise<unknown> {
  const body = await context.req.text();
  if (body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new PhoneError(422, 'The body is no JSON.');
  }
}

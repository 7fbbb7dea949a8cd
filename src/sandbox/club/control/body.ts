import { HTTPException } from 'hono/http-exception';
import type { HonoRequest } from 'hono';
import * as z from 'zod';

/** Twelve digits, as the club writes phones. */
export const phone = z.string().regex(/^\d{12}$/);

/** One member, or without a phone everybody. */
export const whom = z.object({ phone: phone.optional() });

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

/** The JSON body of a control request; 400 with the reasons when it is not what the route wants. An empty body is `{}`. */
export async function readBody<Schema extends z.ZodType>(
  request: HonoRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await request.text();
  const parsed = json.pipe(schema).safeParse(text || '{}');
  if (parsed.success) return parsed.data;
  throw new HTTPException(400, { message: z.prettifyError(parsed.error) });
}

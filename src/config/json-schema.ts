import * as z from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of `ergo-bot.config.json`, by which editors complete and check it. */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(configSchema, { io: 'input' });
}

import type { Filters } from '../audience/filters.ts';
import type { Audience } from '../audience/people.ts';
import { AppError } from '../domain/app-error.ts';
import type { BroadcastAudience } from '../domain/broadcast.ts';

/** Whom a broadcast is for and who can be written to. AppError `usage` when its filter means nothing any more. */
export async function audienceOf(
  filters: Filters,
  botId: string,
  { messengers, filter }: BroadcastAudience,
): Promise<Audience> {
  const condition = filter === undefined ? undefined : await filters.read(botId, filter);
  return { botId, messengers, condition, reachable: true };
}

/** Why it cannot be said whom a broadcast is for: an attribute of its filter may have been removed. */
export async function audienceProblem(
  filters: Filters,
  botId: string,
  audience: BroadcastAudience,
): Promise<string | undefined> {
  try {
    await audienceOf(filters, botId, audience);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

import type { By } from '../../../broadcasts/desk.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';

/** The caller, as who changes something of a bot. */
export function by(caller: Caller, botId: string): By {
  return { actor: actorOf(caller), botId };
}

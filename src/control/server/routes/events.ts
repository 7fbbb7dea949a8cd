import { seesBot } from '../../../domain/staff.ts';
import { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';
import { eventRoute, type Route } from '../route.ts';

/** What happens with the bots that the caller may see. */
export function eventRoutes({ events, clock }: ControlParts): Route[] {
  return [
    eventRoute(contract.events.follow, ({ caller, visitor: { lastEventId, signal } }) =>
      events.follow({
        lastEventId,
        now: () => clock.now(),
        wants: (event) => !('bot' in event) || seesBot(caller, event.bot),
        signal,
      }),
    ),
  ];
}

import type { Club } from '../club/club.ts';
import { createClub } from '../club/club-client.ts';
import type { BotConfig } from '../config/config.ts';
import type { Log } from '../domain/log.ts';
import { Outage } from '../domain/outage.ts';
import { guardedClub } from '../sales/guarded-club.ts';
import type { Store } from '../store/store.ts';
import { noteSurprise } from './club-surprises.ts';
import { systemClock } from './system-clock.ts';

const WHY = {
  timeout: 'it took too long to answer',
  network: 'it cannot be reached',
  http: 'its server answers with an error of its own',
  garbage: 'it answers what cannot be read',
};

/** The API of a bot's club; what was not expected of it is noted, and that it is away is said. */
export function buildClub(bot: BotConfig, store: Store, log: Log): Club & { close(): Promise<void> } {
  const { url, timeoutSeconds, serialKey } = bot.club;
  const club = createClub({
    url,
    timeoutMs: timeoutSeconds * 1000,
    serialKey,
    onSurprise: (surprise) => {
      noteSurprise(store, bot.id, surprise).catch((error: unknown) =>
        log.error({ error, bot: bot.id }, 'an unexpected answer of the club could not be noted'),
      );
    },
  });
  const outage = new Outage({ log: log.child({ bot: bot.id }), clock: systemClock, what: 'the club API' });
  const watched = guardedClub(club, async (call) => {
    const answer = await call();
    if (answer.ok || answer.failure.kind !== 'unavailable') outage.recovered();
    else outage.failed(answer.failure.reason ?? WHY[answer.failure.why]);
    return answer;
  });
  return { ...watched, close: () => club.close() };
}

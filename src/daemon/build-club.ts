import { createClub } from '../club/club-client.ts';
import type { BotConfig } from '../config/config.ts';
import type { Log } from '../domain/log.ts';
import type { Store } from '../store/store.ts';
import { noteSurprise } from './club-surprises.ts';

/** The API of a bot's club; what was not expected of it is noted. */
export function buildClub(bot: BotConfig, store: Store, log: Log) {
  const { url, timeoutSeconds, serialKey } = bot.club;
  return createClub({
    url,
    timeoutMs: timeoutSeconds * 1000,
    serialKey,
    onSurprise: (surprise) => {
      noteSurprise(store, bot.id, surprise).catch((error: unknown) =>
        log.error({ error, bot: bot.id }, 'an unexpected answer of the club could not be noted'),
      );
    },
  });
}

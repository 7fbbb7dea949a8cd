import { ClubPictures } from '../club/club-pictures.ts';
import type { Config } from '../config/config.ts';
import type { BotVoice } from '../conversations/router.ts';
import { ClubGate } from '../sales/club-gate.ts';
import type { RetryRule } from '../sales/club-health.ts';
import type { Store } from '../store/store.ts';
import {
  buildTelegram,
  buildViber,
  telegramChannel,
  viberChannel,
  type ChannelParts,
  type ViberDoor,
} from './build-channels.ts';
import { buildClub } from './build-club.ts';
import { measuredClub } from './measured.ts';
import type { LiveChannel } from './channel.ts';

/** Nobody waits longer for the picture of an article than so many milliseconds. */
const PICTURE_TIME = 5_000;

/** How long a sale waits between attempts, in milliseconds. */
export function retryRule({ sales }: Config): RetryRule {
  return { first: sales.retrySeconds.first * 1000, most: sales.retrySeconds.most * 1000 };
}

/** What each bot consists of: its voice, its channels, its club. */
export function buildBots(parts: ChannelParts, store: Store) {
  const voices = new Map<string, BotVoice>();
  const channels: LiveChannel[] = [];
  const doors = new Map<string, ViberDoor>();
  const clubs: ReturnType<typeof buildClub>[] = [];
  const gates = new Map<string, ClubGate>();
  const { clock, random } = parts;
  const retry = retryRule(parts.config);
  const pictures = new Map<string, ClubPictures>();
  for (const bot of parts.config.bots) {
    const telegram = buildTelegram(parts, bot);
    const viber = buildViber(parts, bot);
    const api = buildClub(bot, store, parts.log);
    clubs.push(api);
    const club = measuredClub(api, { bot: bot.id, metrics: parts.metrics, clock });
    const gate = new ClubGate({ club, perSecond: bot.club.requestsPerSecond, retry, clock, random });
    gates.set(bot.id, gate);
    pictures.set(bot.id, new ClubPictures({ clubUrl: bot.club.url, timeoutMs: PICTURE_TIME }));
    voices.set(bot.id, {
      words: parts.texts.wordsOf(bot.id),
      programme: { title: bot.title, site: bot.club.site, terms: bot.club.terms },
      club: gate.interactive,
      messengers: { ...(telegram && { telegram }), ...(viber && { viber }) },
    });
    if (telegram) channels.push(telegramChannel(parts, bot, telegram));
    if (viber) {
      const { channel, door } = viberChannel(parts, bot, viber);
      channels.push(channel);
      doors.set(bot.id, door);
    }
  }
  return { voices, channels, doors, clubs, gates, pictures };
}

import type { BotConfig, Config } from '../config/config.ts';
import { commandList } from '../conversations/navigation.ts';
import type { Texts } from '../conversations/texts/texts.ts';
import { ChannelSender, type ChannelRates } from '../delivery/channel-sender.ts';
import type { Inbox } from '../delivery/inbox.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Pauses } from '../delivery/pauses.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Messenger } from '../messengers/messenger.ts';
import { createTelegram, type Telegram } from '../messengers/telegram/telegram.ts';
import { createViber, type Viber } from '../messengers/viber/viber.ts';
import type { Metrics } from '../upkeep/metrics.ts';
import { measuredMessenger } from './measured.ts';
import { LiveChannel, type ChannelProps } from './channel.ts';

export type ChannelParts = {
  config: Config;
  mediaDir: string;
  inbox: Inbox;
  outbox: Outbox;
  pauses: Pauses;
  texts: Texts;
  metrics: Metrics;
  clock: Clock;
  random: Random;
  log: Log;
};

/** A bot's Viber side, as the HTTP door needs it. */
export type ViberDoor = { viber: Viber; called: () => void };

/** Telegram answers about one message a second per chat, and short bursts; replies are not counted as bulk. */
const TELEGRAM_CHAT = { perSecond: 1, burst: 10 };
/** Viber counts 100 messages an hour that the person does not answer; a pace keeps order, not that limit. */
const VIBER_CHAT = { perSecond: 5, burst: 10 };
const PARALLEL = 24;

/** The bot's Telegram account, as the configuration describes it. */
export function buildTelegram(parts: ChannelParts, bot: BotConfig): Telegram | undefined {
  if (!bot.telegram) return undefined;
  const { token, apiRoot, pollSeconds } = bot.telegram;
  const { mediaDir, clock, random, texts } = parts;
  const log = parts.log.child({ bot: bot.id, messenger: 'telegram' });
  return createTelegram({
    token: token.reveal(),
    apiRoot,
    pollSeconds,
    mediaDir,
    commands: () => commandList(texts.wordsOf(bot.id)),
    clock,
    random,
    log,
  });
}

/** The bot's Viber account, as the configuration describes it. */
export function buildViber(parts: ChannelParts, bot: BotConfig): Viber | undefined {
  const publicUrl = parts.config.http.publicUrl;
  if (!bot.viber || publicUrl === undefined) return undefined;
  const { token, apiRoot, senderName, broadcastApi } = bot.viber;
  const log = parts.log.child({ bot: bot.id, messenger: 'viber' });
  const webhookUrl = `${publicUrl}/viber/${bot.id}`;
  const account = { token: token.reveal(), apiRoot, senderName, publicUrl, webhookUrl, broadcastApi };
  return createViber({ ...account, clock: parts.clock, log });
}

export function telegramChannel(parts: ChannelParts, bot: BotConfig, telegram: Telegram): LiveChannel {
  const bulk = bot.telegram?.bulkPerSecond ?? 1;
  return liveChannel(
    parts,
    bot,
    telegram,
    { perChat: TELEGRAM_CHAT, bulk: rate(bulk), parallel: PARALLEL },
    {
      poll: (signal) => telegram.poll((updates) => parts.inbox.receive(bot.id, updates), signal),
      pulse: () => telegram.pulse,
      lastReceivedAt: () => telegram.lastPollAt,
    },
  );
}

export function viberChannel(
  parts: ChannelParts,
  bot: BotConfig,
  viber: Viber,
): { channel: LiveChannel; door: ViberDoor } {
  const bulk = bot.viber?.bulkPerSecond ?? 1;
  let lastCall: number | undefined;
  const channel = liveChannel(
    parts,
    bot,
    viber,
    { perChat: VIBER_CHAT, bulk: rate(bulk), parallel: PARALLEL },
    {
      lastReceivedAt: () => lastCall,
    },
  );
  return { channel, door: { viber, called: () => (lastCall = parts.clock.now()) } };
}

function liveChannel(
  parts: ChannelParts,
  bot: BotConfig,
  plain: Messenger,
  rates: ChannelRates,
  own: Pick<ChannelProps, 'poll' | 'pulse' | 'lastReceivedAt'>,
): LiveChannel {
  const { outbox, pauses, metrics, clock, random } = parts;
  const messenger = measuredMessenger(plain, (outcome) => metrics.sent(bot.id, plain.name, outcome));
  const log = parts.log.child({ bot: bot.id, messenger: messenger.name });
  const channel = { botId: bot.id, messenger: messenger.name };
  const sender = new ChannelSender({ channel, messenger, outbox, pauses, rates, clock, random, log });
  return new LiveChannel({ botId: bot.id, messenger, sender, clock, random, log, ...own });
}

/** What was missed is made up for over a moment, not over a second: a messenger counts about a second. */
function rate(perSecond: number) {
  return { perSecond, burst: Math.max(1, perSecond / 4) };
}

/** Answers Viber's callbacks by bot. */
export function viberDoor(
  doors: ReadonlyMap<string, ViberDoor>,
  inbox: Inbox,
  welcome: (botId: string) => OutgoingMessage | undefined,
) {
  return (botId: string, request: Parameters<Viber['webhook']>[0]) => {
    const door = doors.get(botId);
    return door?.viber
      .webhook(
        request,
        (updates) => inbox.receive(botId, updates),
        () => welcome(botId),
      )
      .then((answer) => {
        if (answer.status === 200) door.called();
        return answer;
      });
  };
}

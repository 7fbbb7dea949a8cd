import type { MessengerName } from '../domain/messenger-name.ts';
import type { MessengerForm } from '../messengers/messenger.ts';
import type { Broadcast } from './broadcasts.ts';

/** How each messenger of a bot is sent to. */
export type BotChannels = Partial<Record<MessengerName, { perSecond: number; form: MessengerForm }>>;

/** The messengers of a broadcast in which its bot is not any more: it, or its account there, has left the configuration. */
export function missingMessengers(
  channels: ReadonlyMap<string, BotChannels>,
  { botId, audience }: Pick<Broadcast, 'botId' | 'audience'>,
): MessengerName[] {
  const there = channels.get(botId) ?? {};
  return audience.messengers.filter((name) => there[name] === undefined);
}

/** What staff read of it. */
export function sayMissing(messengers: readonly MessengerName[]): string {
  return `the bot is not in ${messengers.join(' and ')} any more: see the configuration`;
}

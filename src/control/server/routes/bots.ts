import { contract } from '../../contract.ts';
import type { BotStatus, ChannelStatus } from '../../services.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

/** The bots of the configuration and how each is doing. */
export function botRoutes({ bots, admission }: ControlParts): Route[] {
  return [
    route(contract.bots.list, async ({ caller }) => {
      const seen = admission.botsOf(caller);
      const list = await bots.list();
      return { items: list.filter(({ id }) => seen.includes(id)).map(toWire) };
    }),
  ];
}

function toWire({ channels, ...bot }: BotStatus) {
  return { ...bot, messengers: channels.map(channelToWire) };
}

function channelToWire({ lastReceivedAt, ...channel }: ChannelStatus) {
  return { ...channel, ...(lastReceivedAt !== undefined && { lastReceivedAt: isoTime(lastReceivedAt) }) };
}

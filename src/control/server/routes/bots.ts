import { Hono } from 'hono';
import type { BotList } from '../../contract.ts';
import type { BotsService, BotStatus, ChannelStatus } from '../../services.ts';

/** `GET /bots`: every bot of the configuration and how it is doing. */
export function botRoutes(bots: BotsService): Hono {
  return new Hono().get('/', async (context) => {
    const list: BotList = { items: (await bots.list()).map(toWire) };
    return context.json(list);
  });
}

function toWire({ channels, ...bot }: BotStatus): BotList['items'][number] {
  return { ...bot, messengers: channels.map(channelToWire) };
}

function channelToWire({ lastReceivedAt, ...channel }: ChannelStatus): BotList['items'][number]['messengers'][number] {
  if (lastReceivedAt === undefined) return channel;
  return { ...channel, lastReceivedAt: new Date(lastReceivedAt).toISOString() };
}

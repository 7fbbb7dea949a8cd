import { AppError } from '../../../domain/app-error.ts';
import { actorOf } from '../../../domain/staff.ts';
import { contract } from '../../contract.ts';
import type { BotStatus, ChannelStatus } from '../../services.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { list, show, pause, resume } = contract.bots;

/** The bots of the configuration, how each is doing, and holding one. */
export function botRoutes({ bots, admission, store, pauses, audit }: ControlParts): Route[] {
  const shown = async (bot: string) => {
    const found = (await bots.list()).find(({ id }) => id === bot);
    if (!found) throw new AppError('not found', `there is no bot ${bot}`);
    return toWire(found);
  };
  return [
    route(list, async ({ caller }) => {
      const seen = admission.botsOf(caller);
      return { items: (await bots.list()).filter(({ id }) => seen.includes(id)).map(toWire) };
    }),
    route(show, ({ params: { bot } }) => shown(bot)),
    route(pause, async ({ params: { bot }, body: { reason }, caller }) => {
      const actor = actorOf(caller);
      await store.write(async (tx) => {
        await pauses.pause(tx, bot, { by: actor.login, reason });
        await audit.note(tx, actor, { action: 'bots.pause', botId: bot, after: { reason } });
      });
      await pauses.refresh();
      return shown(bot);
    }),
    route(resume, async ({ params: { bot }, caller }) => {
      await store.write(async (tx) => {
        const { at, by, reason } = await pauses.resume(tx, bot);
        await audit.note(tx, actorOf(caller), {
          action: 'bots.resume',
          botId: bot,
          before: { since: isoTime(at), by, reason },
        });
      });
      await pauses.refresh();
      return shown(bot);
    }),
  ];
}

function toWire({ channels, oldestWaitingAt, paused, ...bot }: BotStatus) {
  return {
    ...bot,
    messengers: channels.map(channelToWire),
    ...(oldestWaitingAt !== undefined && { oldestWaitingSince: isoTime(oldestWaitingAt) }),
    ...(paused && { paused: { ...paused, at: isoTime(paused.at) } }),
  };
}

function channelToWire({ lastReceivedAt, ...channel }: ChannelStatus) {
  return { ...channel, ...(lastReceivedAt !== undefined && { lastReceivedAt: isoTime(lastReceivedAt) }) };
}

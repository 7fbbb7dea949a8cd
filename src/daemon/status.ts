import type { BotConfig } from '../config/config.ts';
import type { ControlServices } from '../control/services.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { Inbox } from '../delivery/inbox.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { LiveChannel } from './channel.ts';

/** What the control API asks of the daemon. */
export function controlServices(props: {
  bots: BotConfig[];
  channels: LiveChannel[];
  inbox: Inbox;
  outbox: Outbox;
  dispatcher: Dispatcher;
}): ControlServices {
  const { bots, channels, inbox, outbox, dispatcher } = props;
  return {
    bots: {
      list: () =>
        Promise.all(
          bots.map(async ({ id, title }) => {
            const { waiting, setAside } = await inbox.counts(id);
            return {
              id,
              title,
              channels: channels.filter((channel) => channel.botId === id).map((channel) => channel.status()),
              inboxWaiting: waiting,
              outboxWaiting: await outbox.countWaiting(id),
              setAside,
            };
          }),
        ),
    },
    inbox: {
      listSetAside: () => inbox.listSetAside(),
      async retry(id) {
        const updates = await inbox.takeBack(id);
        dispatcher.admit(updates);
        return updates.length;
      },
    },
  };
}

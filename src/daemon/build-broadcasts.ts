import { BroadcastSender } from '../broadcasts/broadcast-sender.ts';
import { Broadcasts } from '../broadcasts/broadcasts.ts';
import { Conductor } from '../broadcasts/conductor.ts';
import type { BotChannels } from '../broadcasts/bot-channels.ts';
import { Desk } from '../broadcasts/desk.ts';
import { Launch } from '../broadcasts/launch.ts';
import { Recipients } from '../broadcasts/recipients.ts';
import { Running } from '../broadcasts/running.ts';
import { TryOut } from '../broadcasts/try-out.ts';
import type { BotConfig } from '../config/config.ts';
import type { BroadcastParts } from '../control/server/parts.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Pauses } from '../delivery/pauses.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Keyboard } from '../domain/keyboard.ts';
import { LocalTime } from '../domain/local-time.ts';
import type { Log } from '../domain/log.ts';
import { telegramForm } from '../messengers/telegram/telegram-form.ts';
import { viberForm } from '../messengers/viber/viber-form.ts';
import { Audit } from '../staff/audit.ts';
import type { Store } from '../store/store.ts';
import { buildFilters } from './build-audience.ts';
import { broadcastPictures } from './broadcast-pictures.ts';
import type { LiveChannel } from './channel.ts';

export type BroadcastProps = {
  store: Store;
  bots: readonly Pick<BotConfig, 'id' | 'telegram' | 'viber'>[];
  zone: string;
  mediaDir: string;
  /** For test messages: what was decided unasked. */
  outbox: Outbox;
  pauses: Pauses;
  onCommit: (botId: string) => void;
  clock: Clock;
  log: Log;
};

/** Broadcasts, without the senders: what the control API and the timetable work with. */
export type BroadcastOffice = BroadcastParts & {
  conductor: Conductor;
  recipients: Recipients;
  running: Running;
  launch: Launch;
};

export function buildBroadcasts(props: BroadcastProps): BroadcastOffice {
  const { store, clock, bots, zone, mediaDir } = props;
  const all = new Broadcasts({ store });
  const recipients = new Recipients({ store });
  const running = new Running({ broadcasts: all });
  const { filters, segments } = buildFilters({ store, clock, localTime: new LocalTime(zone) });
  const launch = new Launch({ store, filters });
  const channels = new Map(bots.map((bot) => [bot.id, channelsOf(bot)]));
  const shared = { ...props, broadcasts: all, recipients, running, launch, filters, segments, channels };
  return {
    all,
    recipients,
    running,
    launch,
    conductor: new Conductor(shared),
    desk: new Desk({ ...shared, audit: new Audit({ store }) }),
    tryOut: new TryOut(props),
    keepPicture: broadcastPictures(mediaDir),
    localTime: new LocalTime(zone),
    zone,
  };
}

function channelsOf({ telegram, viber }: BroadcastProps['bots'][number]): BotChannels {
  return {
    ...(telegram && { telegram: { perSecond: telegram.bulkPerSecond, form: telegramForm } }),
    ...(viber && { viber: { perSecond: viber.bulkPerSecond, form: viberForm } }),
  };
}

export type SenderParts = {
  office: BroadcastOffice;
  channels: readonly LiveChannel[];
  bots: readonly BotConfig[];
  menu: (botId: string) => Keyboard;
  clock: Clock;
  random: Random;
  log: Log;
};

/** As long as a messenger answers within this, the whole rate is used; what is under way is in doubt after a crash. */
const SECONDS_UNDER_WAY = 0.5;
const LEAST_UNDER_WAY = 8;

/** One sender of broadcasts for each channel. */
export function buildBroadcastSenders({ office, channels, bots, menu, ...parts }: SenderParts): BroadcastSender[] {
  return channels.map(({ botId, messenger, sender }) => {
    const perSecond = bots.find(({ id }) => id === botId)?.[messenger.name]?.bulkPerSecond ?? 1;
    const parallel = Math.max(LEAST_UNDER_WAY, Math.ceil(perSecond * SECONDS_UNDER_WAY));
    return new BroadcastSender({
      ...office,
      ...parts,
      channel: { botId, messenger: messenger.name },
      messenger,
      gate: sender,
      rate: { perSecond, parallel },
      menu: () => menu(botId),
      halt: (broadcast, because, reason) => office.conductor.halt(broadcast, because, reason),
      served: (broadcast) => office.conductor.served(broadcast),
      log: parts.log.child({ bot: botId, messenger: messenger.name }),
    });
  });
}

import { randomUUID } from 'node:crypto';
import type { BotConfig, Config } from '../config/config.ts';
import { packageVersion } from '../config/package-version.ts';
import { Admission } from '../control/server/admission.ts';
import { DialogFeed } from '../control/server/dialog-feed.ts';
import { EventBus } from '../control/server/event-bus.ts';
import type { AudienceParts, BroadcastParts, ControlParts, SurveyParts } from '../control/server/parts.ts';
import { controlRoutes } from '../control/server/routes/routes.ts';
import { createControlServer, type ControlServer } from '../control/server/server.ts';
import type { BotsService, ControlServices, InboxService } from '../control/services.ts';
import type { Texts } from '../conversations/texts/texts.ts';
import type { Pauses } from '../delivery/pauses.ts';
import type { Clock } from '../domain/clock.ts';
import { LocalTime } from '../domain/local-time.ts';
import type { Log } from '../domain/log.ts';
import { SalesDesk } from '../sales/sales-desk.ts';
import { Accounts } from '../staff/accounts.ts';
import { Audit } from '../staff/audit.ts';
import { LoginLimits } from '../staff/login-limits.ts';
import { Logins } from '../staff/logins.ts';
import { Passwords } from '../staff/passwords.ts';
import { Tokens } from '../staff/tokens.ts';
import { RollUps } from '../statistics/roll-ups.ts';
import { Statistics } from '../statistics/statistics.ts';
import type { Store } from '../store/store.ts';
import { SupportHours } from '../support/support-hours.ts';
import type { Backups } from '../upkeep/backups.ts';
import type { Daemon } from './build.ts';
import type { SupportDesk } from '../support/desk.ts';
import { systemClock } from './system-clock.ts';

/** Constructs the control API over the running parts of the daemon and opens its doors. */
export function openControl(props: { config: Config; daemon: Daemon; store: Store; log: Log }): Promise<ControlServer> {
  const { config, daemon, store, log } = props;
  const parts = controlParts({
    store,
    clock: systemClock,
    localTime: new LocalTime(config.timeZone),
    texts: daemon.texts,
    botIds: config.bots.map(({ id }) => id),
    operatorsSend: config.staff.operatorsSend,
    backups: daemon.backups,
    bots: botsService(config.bots, daemon),
    pauses: daemon.pauses,
    inbox: inboxService(daemon),
    wakePoster: () => daemon.poster.wake(),
    audience: daemon.audience,
    broadcasts: daemon.broadcasts,
    surveys: daemon.surveys,
    passwords: new Passwords(),
    desk: daemon.desk,
    pictures: daemon.pictures,
    balances: daemon.balances,
    wake: daemon.onCommit,
  });
  const feed = new DialogFeed({ ...parts, log });
  store.onChange((change) => feed.changed(change));
  daemon.inbox.onReceive((botId, { messenger }) =>
    parts.events.publish({
      type: 'message received',
      at: new Date(systemClock.now()).toISOString(),
      bot: botId,
      messenger,
    }),
  );
  return createControlServer({
    ...config.control,
    routes: controlRoutes(parts),
    admission: parts.admission,
    log,
    version: packageVersion(),
  });
}

export type ControlBase = ControlServices & {
  store: Store;
  clock: Clock;
  localTime: LocalTime;
  texts: Texts;
  botIds: readonly string[];
  operatorsSend: boolean;
  backups: Backups;
  pauses: Pauses;
  wakePoster: () => void;
  desk: SupportDesk;
  passwords: Passwords;
  audience: AudienceParts;
  broadcasts: BroadcastParts;
  surveys: SurveyParts;
};

/** What the routes of the control API work with. */
export function controlParts({ botIds, operatorsSend, ...base }: ControlBase): ControlParts {
  const { store, clock } = base;
  const accounts = new Accounts({ store });
  const tokens = new Tokens({ store });
  const audit = new Audit({ store });
  const limits = new LoginLimits({ clock });
  const logins = new Logins({ ...base, accounts, tokens, limits, audit });
  return {
    ...base,
    accounts,
    tokens,
    audit,
    limits,
    logins,
    statistics: new Statistics({ ...base, rollUps: new RollUps(base) }),
    salesDesk: new SalesDesk(base),
    supportHours: new SupportHours(base),
    admission: new Admission({ logins, botIds, operatorsSend }),
    events: new EventBus({ run: randomUUID().slice(0, 8) }),
  };
}

/** The bots of the configuration as they stand now. */
export function botsService(bots: BotConfig[], { channels, inbox, outbox, pauses }: Daemon): BotsService {
  return {
    list: () =>
      Promise.all(
        bots.map(async ({ id, title }) => {
          const { waiting, oldestAt, setAside } = await inbox.counts(id);
          const paused = pauses.of(id);
          return {
            id,
            title,
            channels: channels.filter((channel) => channel.botId === id).map((channel) => channel.status()),
            inboxWaiting: waiting,
            outboxWaiting: await outbox.countWaiting(id),
            setAside,
            ...(oldestAt !== undefined && { oldestWaitingAt: oldestAt }),
            ...(paused && { paused }),
          };
        }),
      ),
  };
}

function inboxService({ inbox, dispatcher }: Daemon): InboxService {
  return {
    listSetAside: () => inbox.listSetAside(),
    async retry(id) {
      const updates = await inbox.takeBack(id);
      dispatcher.admit(updates);
      return updates.length;
    },
  };
}

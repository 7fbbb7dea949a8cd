import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Profiles } from '../../src/audience/profiles.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Photos } from '../../src/delivery/photos.ts';
import { SupportHours } from '../../src/support/support-hours.ts';
import { ClubSessions } from '../../src/audience/club-sessions.ts';
import { Forgetting } from '../../src/audience/forget.ts';
import { ControlClient } from '../../src/control/client.ts';
import type { ControlParts } from '../../src/control/server/parts.ts';
import { controlRoutes } from '../../src/control/server/routes/routes.ts';
import { createControlServer, type RemoteDoor } from '../../src/control/server/server.ts';
import type { BotStatus, SetAsideUpdate } from '../../src/control/services.ts';
import { Words } from '../../src/conversations/words.ts';
import { Texts } from '../../src/conversations/texts/texts.ts';
import { buildDesk } from '../../src/daemon/build-desk.ts';
import { ChatPictures } from '../../src/daemon/chat-pictures.ts';
import { buildAudience } from '../../src/daemon/build-audience.ts';
import { controlParts } from '../../src/daemon/build-control.ts';
import { DialogFeed } from '../../src/control/server/dialog-feed.ts';
import { buildSurveys } from '../../src/daemon/build-surveys.ts';
import { createLog } from '../../src/daemon/log.ts';
import { Pauses } from '../../src/delivery/pauses.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Role } from '../../src/domain/staff.ts';
import { telegramForm } from '../../src/messengers/telegram/telegram-form.ts';
import { viberForm } from '../../src/messengers/viber/viber-form.ts';
import { addAccount } from '../../src/staff/add-account.ts';
import { Passwords } from '../../src/staff/passwords.ts';
import { Seal } from '../../src/store/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { Backups } from '../../src/upkeep/backups.ts';
import { broadcastOffice } from './broadcast-office.ts';
import { hastyClock } from './hasty-clock.ts';
import { recordedLog } from './recorded-log.ts';
import { openTestStore } from './open-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const PASSWORD = 'сім мокрих котів';

export type PlaneOptions = {
  bots?: BotStatus[];
  setAside?: SetAsideUpdate[];
  clock?: Clock;
  operatorsSend?: boolean;
  remote?: RemoteDoor;
};

/** The control API over a real database, on a socket of its own; gone when the test ends. */
export class ControlPlane {
  readonly parts: ControlParts;
  readonly listen: string;
  readonly folder: string;
  /** Its log. */
  readonly lines: string[];
  readonly port: number | undefined;

  private constructor(props: {
    parts: ControlParts;
    listen: string;
    folder: string;
    lines: string[];
    port: number | undefined;
  }) {
    this.parts = props.parts;
    this.listen = props.listen;
    this.folder = props.folder;
    this.lines = props.lines;
    this.port = props.port;
  }

  static async open({ bots = SOME_BOTS, setAside = [], ...options }: PlaneOptions = {}): Promise<ControlPlane> {
    const clock = options.clock ?? hastyClock();
    const folder = await temporaryFolder();
    const store = await openTestStore(clock, folder);
    const pauses = new Pauses({ store });
    const office = await broadcastOffice({ store, clock });
    const words = new Words();
    const parts = controlParts({
      store,
      clock,
      localTime: new LocalTime('Europe/Kyiv'),
      texts: await testTexts(store, bots),
      audience: testAudience(store, clock, folder),
      ...chat(store, clock, folder),
      broadcasts: office,
      surveys: buildSurveys({ store, office, wordsOf: () => words, clock, log: recordedLog() }),
      botIds: bots.map(({ id }) => id),
      operatorsSend: options.operatorsSend ?? true,
      bots: { list: async () => bots.map((bot) => withPause(bot, pauses)) },
      pauses,
      inbox: inboxOf(setAside),
      wakePoster: () => {},
      backups: new Backups({
        folder: join(folder, 'backups'),
        keep: 2,
        database: join(folder, 'ergo-bot.db'),
        photoFolder: join(folder, 'photos'),
        mediaFolder: join(folder, 'media'),
        program: '0.0.0',
        clock,
      }),
      // As a daemon has them, only cheaper: what is tested is what they open, not what they cost.
      passwords: new Passwords({ cost: { log2n: 10, r: 8, p: 1 } }),
    });
    const lines: string[] = [];
    const log = createLog({ level: 'debug', stream: { write: (line) => void lines.push(line) } });
    const feed = new DialogFeed({ ...parts, log });
    store.onChange((change) => feed.changed(change));
    const listen = `unix:${join(folder, 'control.sock')}`;
    const { admission } = parts;
    const server = await createControlServer({
      listen,
      ...(options.remote && { remote: options.remote }),
      routes: controlRoutes(parts),
      admission,
      log,
      version: '0.0.0',
    });
    onTestFinished(() => server.close());
    return new ControlPlane({ parts, listen, folder, lines, port: server.port });
  }

  /** An account with {@link PASSWORD}. */
  async add(login: string, role: Role, bots: readonly string[] = []): Promise<void> {
    const actor = { staffId: null, login: 'test', tokenId: null, via: 'machine' } as const;
    const account = { login, name: login, role, bots, password: PASSWORD };
    await addAccount(this.parts, { kind: 'by', actor, account });
  }

  /** A token for somebody, who is added where they have no account. */
  async tokenOf(login: string, role: Role = 'administrator', bots: readonly string[] = []): Promise<string> {
    if (!(await this.parts.accounts.withPassword(login))) await this.add(login, role, bots);
    const address = `test ${login}`;
    return (await this.parts.logins.login({ login, password: PASSWORD, device: 'test', address, via: 'api' })).token;
  }

  /** A client with this token; with none, of a stranger. */
  clientWith(token: string | undefined, server = this.listen): ControlClient {
    const client = new ControlClient({ server, token, via: 'cli' });
    onTestFinished(() => client.close());
    return client;
  }

  async administrator(): Promise<ControlClient> {
    return this.clientWith(await this.tokenOf('admin'));
  }
}

function withPause(bot: BotStatus, pauses: Pauses): BotStatus {
  const paused = pauses.of(bot.id);
  return { ...bot, ...(paused && { paused }) };
}

/** People and the filters over them, as the daemon has them. */
function testAudience(store: Store, clock: Clock, folder: string): ControlParts['audience'] {
  const sessions = new ClubSessions({ store, seal: new Seal(new Uint8Array(32)) });
  const forgetting = new Forgetting({ store, photoFolder: join(folder, 'photos') });
  return buildAudience({ store, clock, localTime: new LocalTime('Europe/Kyiv'), sessions, forgetting });
}

/** Texts as the daemon has them; no messenger hears of their changes. */
async function testTexts(store: Store, bots: readonly BotStatus[]): Promise<Texts> {
  const texts = new Texts({
    store,
    bots: bots.map(({ id }) => id),
    forms: { telegram: telegramForm, viber: viberForm },
    log: createLog({ level: 'error', stream: { write: () => {} } }),
    onChange: () => {},
  });
  await texts.load();
  return texts;
}

/** The online chat as the daemon builds it; nothing is sent, and there is no club to ask. */
function chat(store: Store, clock: Clock, folder: string) {
  const profiles = new Profiles({ store });
  const photos = new Photos({ store, folder });
  const supportHours = new SupportHours({ store, localTime: new LocalTime('Europe/Kyiv') });
  const rules = { ratings: true, escalateMinutes: 10 };
  const outbox = new Outbox({ store });
  const words = new Words();
  return {
    desk: buildDesk({ store, clock, wordsOf: () => words, outbox, profiles, supportHours, rules }),
    pictures: new ChatPictures({ mediaDir: folder, photos }),
    balances: { of: async () => undefined },
    wake: () => {},
  };
}

/** Updates set aside, kept in memory; it empties as they are tried again. */
function inboxOf(setAside: SetAsideUpdate[]): ControlParts['inbox'] {
  return {
    listSetAside: async () => [...setAside],
    retry: async (id) => {
      const kept = setAside.filter((update) => id !== undefined && update.id !== id);
      const count = setAside.length - kept.length;
      setAside.splice(0, setAside.length, ...kept);
      return count;
    },
  };
}

export const SOME_BOTS: BotStatus[] = [
  {
    id: 'ergo-club',
    title: 'ERGO CLUB',
    channels: [
      {
        messenger: 'telegram',
        account: 'ErgoClubBot',
        state: 'receiving',
        lastReceivedAt: Date.UTC(2026, 2, 5, 8, 3, 44),
      },
      { messenger: 'viber', state: 'connecting' },
    ],
    inboxWaiting: 2,
    outboxWaiting: 5,
    setAside: 1,
  },
  { id: 'other-club', title: 'OTHER', channels: [], inboxWaiting: 0, outboxWaiting: 0, setAside: 0 },
];

/** Updates as the daemon would have set them aside. */
export function someSetAside(): SetAsideUpdate[] {
  const receivedAt = Date.UTC(2026, 2, 5, 8, 0, 0);
  return [
    { id: 42, botId: 'ergo-club', messenger: 'telegram', receivedAt, attempts: 5, error: 'TypeError: broken' },
    { id: 43, botId: 'ergo-club', messenger: 'viber', receivedAt, attempts: 5, error: 'RangeError\u001b[31m' },
  ];
}

import { Dispatcher } from '../../src/delivery/dispatcher.ts';
import { Inbox, type InboxUpdate } from '../../src/delivery/inbox.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { PhotoPatience } from '../../src/delivery/photo-patience.ts';
import type { Incoming, IncomingContent } from '../../src/domain/incoming.ts';
import type { Store } from '../../src/store/store.ts';
import type { Commit } from '../../src/delivery/update-attempt.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, openTestStore } from '../support/open-store.ts';
import { recordedLog, type RecordedLog } from '../support/recorded-log.ts';

/** A text of somebody; `key` is the update's number. */
export function said(from: string, text: string, key = `${from}: ${text}`): Incoming {
  return incoming(from, { kind: 'text', text }, key);
}

export function incoming(from: string, content: IncomingContent, key: string): Incoming {
  return { messenger: 'telegram', key, from: { id: from }, sentAt: 0, content };
}

/** A photo of somebody; `key` is the update's number. */
export function photographed(from: string, key: string): Incoming {
  return incoming(from, { kind: 'photo', media: { ref: key } }, key);
}

export function textOf({ update }: InboxUpdate): string {
  return update.content.kind === 'text' ? update.content.text : update.content.kind;
}

type Handle = (update: InboxUpdate) => Promise<Commit>;

/** Inbox and dispatcher over a real database. What was committed is kept in `handled`, apologies in `apologies`. */
export type InboxBench = {
  store: Store;
  clock: ManualClock;
  inbox: Inbox;
  outbox: Outbox;
  log: RecordedLog;
  handled: string[];
  apologies: number[];
  /** Whose photos were told to take their time. */
  reassured: string[];
  /** Starts a dispatcher; it handles an update by `handle`, then notes its text in the commit. */
  start(handle?: (update: InboxUpdate) => Promise<unknown>, parallel?: number): Dispatcher;
  receive: (...updates: Incoming[]) => Promise<void>;
  /** For another bot. */
  receiveElsewhere: (...updates: Incoming[]) => Promise<void>;
  /** The bots that are paused; tell the dispatcher of changes. */
  paused: Set<string>;
};

export async function openInbox(): Promise<InboxBench> {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const outbox = new Outbox({ store });
  const inbox = new Inbox({ store, outbox });
  const log = recordedLog();
  const bench: InboxBench = {
    store,
    clock,
    inbox,
    outbox,
    log,
    handled: [],
    apologies: [],
    reassured: [],
    paused: new Set(),
    start(handle = async () => {}, parallel = 64) {
      const handleAndNote: Handle = async (update) => {
        await handle(update);
        return async () => void bench.handled.push(textOf(update));
      };
      const common = { store, inbox, clock, log, onCommit: () => {} };
      const photoPatience = new PhotoPatience({
        ...common,
        reassure:
          async ({ update }) =>
          async () =>
            void bench.reassured.push(update.from.id),
      });
      const dispatcher = new Dispatcher({
        pauses: { isPaused: (botId) => bench.paused.has(botId) },
        ...common,
        photoPatience,
        random: () => 1,
        handle: handleAndNote,
        apologise:
          async ({ id }) =>
          async () =>
            void bench.apologies.push(id),
        parallel,
      });
      inbox.onArrival(() => dispatcher.wake());
      dispatcher.wake();
      return dispatcher;
    },
    receive: (...updates) => inbox.receive(BOT, updates),
    receiveElsewhere: (...updates) => inbox.receive('other-club', updates),
  };
  return bench;
}

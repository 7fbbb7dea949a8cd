import { ChannelSender, type ChannelRates } from '../../src/delivery/channel-sender.ts';
import { Outbox, type Channel } from '../../src/delivery/outbox.ts';
import type { OutgoingOperation } from '../../src/domain/message.ts';
import { plain } from '../../src/domain/rich-text.ts';
import { failure, success } from '../../src/domain/result.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import type { Messenger, SendOutcome } from '../../src/messengers/messenger.ts';
import type { Store } from '../../src/store/store.ts';
import type { Lane } from '../../src/store/tables/outbox.ts';
import { ManualClock, quiet } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';
import { recordedLog, type RecordedLog } from '../support/recorded-log.ts';

export type Request = { to: string; text: string; at: number; partsSent: number };

/** Decides how a request ends; a promise keeps it under way. */
export type Answering = (request: Request) => SendOutcome | Promise<SendOutcome>;

export const SENT: SendOutcome = { kind: 'sent' };

/** A messenger without a network: keeps every request, and ends it as the test says. */
class PurposeMade implements Messenger {
  readonly name = 'telegram' as const;
  readonly abilities = { closesChoices: true, edits: true, keyboardStays: true, listsCommands: false };
  readonly requests: Request[] = [];
  readonly #clock: ManualClock;
  answer: Answering = () => SENT;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  async send(to: string, operation: OutgoingOperation, _signal: AbortSignal, partsSent = 0): Promise<SendOutcome> {
    const text = operation.kind === 'message' ? operation.message.text.text : operation.kind;
    const request = { to, text, at: this.#clock.now(), partsSent };
    this.requests.push(request);
    return this.answer(request);
  }

  async connect() {
    return success({ id: '1', name: 'ERGO CLUB' });
  }

  async download() {
    return failure({ kind: 'gone' as const, reason: 'nothing here' });
  }

  async showTyping(): Promise<void> {}

  async acknowledge(): Promise<void> {}
}

export type SenderBench = {
  store: Store;
  clock: ManualClock;
  outbox: Outbox;
  messenger: PurposeMade;
  log: RecordedLog;
  start(rates?: Partial<ChannelRates>): Promise<ChannelSender>;
  /** Adds texts for somebody and wakes the newest sender. */
  say(to: string, texts: string[], lane?: Lane): Promise<void>;
  subscriber(id: string): Promise<Subscriber>;
  /** Pauses the bot, or lets it go on. */
  pause(paused: boolean): Promise<void>;
  /** The texts of all requests so far, `to: text`. */
  sent(): string[];
  /** What the table says of each text. */
  rows(): Promise<Record<string, { state: string; attempts: number; error: string | null }>>;
};

const FAST: ChannelRates = {
  perChat: { perSecond: 1_000, burst: 1_000 },
  bulk: { perSecond: 1_000, burst: 1_000 },
  parallel: 8,
};

/** A sender with its outbox over a real database. */
export async function openSender(): Promise<SenderBench> {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const outbox = new Outbox({ store });
  const messenger = new PurposeMade(clock);
  const log = recordedLog();
  let sender: ChannelSender | undefined;
  let isPaused = false;
  const subscriber = (id: string) => meet(store, id);
  return {
    store,
    clock,
    outbox,
    messenger,
    log,
    subscriber,
    async start(rates) {
      const channel: Channel = { botId: BOT, messenger: 'telegram' };
      sender = new ChannelSender({
        pauses: { isPaused: () => isPaused },
        channel,
        messenger,
        outbox,
        rates: { ...FAST, ...rates },
        clock,
        random: () => 1,
        log,
      });
      await sender.start();
      await quiet();
      return sender;
    },
    async say(to, texts, lane = 'interactive') {
      const person = await subscriber(to);
      const operations = texts.map((text) => ({ kind: 'message' as const, message: { text: plain(text) } }));
      await store.write((tx) => outbox.add(tx, person, operations, lane));
      sender?.wake();
      await quiet();
    },
    async pause(paused) {
      isPaused = paused;
      sender?.wake();
      await quiet();
    },
    sent: () => messenger.requests.map(({ to, text }) => `${to}: ${text}`),
    async rows() {
      const rows = await store.read.selectFrom('outbox').select(['operation', 'state', 'attempts', 'error']).execute();
      return Object.fromEntries(rows.map(({ operation, ...row }) => [wordsIn(operation), row]));
    },
  };
}

function wordsIn(operation: string): string {
  return /"text":\{"text":"([^"]*)"/.exec(operation)?.[1] ?? operation;
}

import { onTestFinished } from 'vitest';
import { BroadcastSender } from '../../src/broadcasts/broadcast-sender.ts';
import { figuresOf } from '../../src/broadcasts/figures.ts';
import type { BroadcastOffice } from '../../src/daemon/build-broadcasts.ts';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { ChannelSender } from '../../src/delivery/channel-sender.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import type { BroadcastContent } from '../../src/domain/broadcast.ts';
import type { OutgoingMessage, OutgoingOperation } from '../../src/domain/message.ts';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import { failure, success } from '../../src/domain/result.ts';
import type { ManyOutcome, Messenger, SendOutcome, SendToMany } from '../../src/messengers/messenger.ts';
import type { Store } from '../../src/store/store.ts';
import { broadcastOffice } from '../support/broadcast-office.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';
import { recordedLog, type RecordedLog } from '../support/recorded-log.ts';

export const BY = { actor: { staffId: 1, login: 'taras', tokenId: 1, via: 'cli' }, botId: BOT } as const;

/** A messenger without a network: keeps every request, and ends it as the test says. */
export class PurposeMade implements Messenger {
  readonly name: MessengerName;
  readonly abilities: Messenger['abilities'];
  readonly toMany?: SendToMany;
  /** Whom each request was for, in order. */
  readonly requests: string[][] = [];
  readonly messages: OutgoingMessage[] = [];
  answer: (to: string) => SendOutcome | Promise<SendOutcome> = () => ({ kind: 'sent' });
  answerMany: (to: readonly string[]) => ManyOutcome = () => ({ kind: 'sent', messageId: 'many', except: new Map() });

  constructor(name: MessengerName, most = 0) {
    this.name = name;
    this.abilities = { closesChoices: true, edits: true, keyboardStays: name === 'telegram', listsCommands: false };
    if (most > 0)
      this.toMany = {
        most: () => most,
        send: async (to, message) => {
          this.requests.push([...to]);
          this.messages.push(message);
          return this.answerMany(to);
        },
      };
  }

  get sentTo(): string[] {
    return this.requests.flat();
  }

  async send(to: string, operation: OutgoingOperation): Promise<SendOutcome> {
    this.requests.push([to]);
    if (operation.kind === 'message') this.messages.push(operation.message);
    return this.answer(to);
  }

  connect = async () => success({ id: '1', name: 'ERGO CLUB' });
  download = async () => failure({ kind: 'gone' as const, reason: 'nothing here' });
  showTyping = async () => {};
  acknowledge = async () => {};
}

export type SendingBench = {
  store: Store;
  office: BroadcastOffice;
  log: RecordedLog;
  telegram: PurposeMade;
  viber: PurposeMade;
  /** People in a messenger, `prefix` and a number. */
  people(count: number, messenger?: MessengerName, prefix?: string): Promise<void>;
  /** A broadcast that has been let go; answers its id. */
  launch(content?: Partial<BroadcastContent>): Promise<number>;
  /** Starts the senders, as a daemon does that has just been started. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Pauses the whole bot, or lets it go on. */
  pauseBot(paused: boolean): void;
  /** Resolves when the broadcast is in this state. */
  reaches(id: number, state: string): Promise<void>;
  figures(id: number): ReturnType<typeof figuresOf>;
};

/** Broadcasts over a real database and real time, sent as fast as it goes. `most`: of Viber, people in one request. */
export async function openSending({ perSecond = 2_000, most = 0 } = {}): Promise<SendingBench> {
  const store = await openTestStore(systemClock);
  const office = await broadcastOffice({ store, clock: systemClock });
  const log = recordedLog();
  const [telegram, viber] = [new PurposeMade('telegram'), new PurposeMade('viber', most)];
  const outbox = new Outbox({ store });
  let senders: BroadcastSender[] = [];
  let isPaused = false;
  const bench: SendingBench = {
    store,
    office,
    log,
    telegram,
    viber,
    async people(count, messenger = 'telegram', prefix = messenger) {
      for (let number = 0; number < count; number++) await meet(store, `${prefix}${number}`, messenger);
    },
    async launch(content = {}) {
      const draft = { title: 'Акція', content: { text: 'Привіт', ...content }, everyAccount: false };
      const { id } = await office.desk.create(BY, draft);
      const broadcast = await office.all.get(BOT, id);
      const { recipients } = await office.desk.plan(broadcast);
      await office.desk.send(BY, id, recipients, { window: null, mostPaid: null });
      await office.conductor.run(new AbortController().signal);
      return id;
    },
    async start() {
      await office.conductor.start();
      senders = [telegram, viber].map((messenger) => {
        const channel = { botId: BOT, messenger: messenger.name };
        const bulk = { perSecond, burst: perSecond };
        const rates = { perChat: bulk, bulk, parallel: 8 };
        const shared = { channel, messenger, clock: systemClock, random: Math.random, log };
        const gate = new ChannelSender({ ...shared, pauses: { isPaused: () => isPaused }, outbox, rates });
        return new BroadcastSender({
          ...office,
          ...shared,
          gate,
          rate: { perSecond, parallel: 8 },
          menu: () => ({ kind: 'menu', rows: [[{ label: 'Меню', press: 'g:menu' }]] }),
          halt: (broadcast, because, reason) => office.conductor.halt(broadcast, because, reason),
          served: (broadcast) => office.conductor.served(broadcast),
        });
      });
      for (const sender of senders) sender.start();
    },
    async stop() {
      await Promise.all(senders.map((sender) => sender.stop()));
    },
    pauseBot(paused) {
      isPaused = paused;
      for (const sender of senders) sender.wake();
    },
    async reaches(id, state) {
      for (let tries = 0; tries < 400; tries++) {
        const { state: now, heldBecause } = await office.all.get(BOT, id);
        if (now === state) return;
        if (tries === 399) throw new Error(`broadcast ${id} is ${now} (${heldBecause})`);
        await systemClock.sleep(25);
      }
    },
    figures: async (id) => figuresOf(store, await office.all.get(BOT, id)),
  };
  onTestFinished(() => bench.stop());
  return bench;
}

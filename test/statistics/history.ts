import { Forgetting } from '../../src/audience/forget.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { SignIns } from '../../src/audience/sign-ins.ts';
import { Inbox } from '../../src/delivery/inbox.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import type { IncomingContent } from '../../src/domain/incoming.ts';
import { MESSENGERS, type MessengerName } from '../../src/domain/messenger-name.ts';
import type { SaleFate } from '../../src/domain/sale.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { Fates } from '../../src/sales/fates.ts';
import { Ledger, type Sale } from '../../src/sales/ledger.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { SupportTalks } from './support-talks.ts';
import { takePart, type SurveyDeed } from './take-part.ts';

export const BOT = 'ergo-club';

/** What a seller and support do; an answer comes from an operator. */
export type Talk = { do: 'ask' | 'answer'; who: number } | { do: 'rate'; who: number; stars: number };

/** One thing that happens; `who` and `sale` choose among those there are. */
export type Deed =
  | { do: 'pass time'; minutes: number }
  | { do: 'write'; who: number; what: keyof typeof CONTENT; isHandled: boolean }
  | { do: 'leave' | 'come back' | 'forget' | 'sign in'; who: number }
  | Talk
  | { do: 'send'; who: number; isEdit: boolean; outcome: 'sent' | 'rejected' | 'unknown' | 'blocked' | 'later' }
  | { do: 'sell'; who: number; minutesAgo: number }
  | { do: 'post'; sale: number }
  | { do: 'complete'; sale: number }
  | { do: 'settle'; sale: number; state: 'registered' | 'needs model' | 'refused'; points: number }
  | { do: 'fate'; sale: number; fate: SaleFate }
  | { do: SurveyDeed; who: number }
  | { do: 'handle the rest' | 'clear traces' | 'delete old rows' | 'add up' | 'restart' };

/** What should have counted, as it was seen to happen; `who` was there. */
export type Counted = { at: number; messenger: MessengerName; figure: string; who?: number; amount?: number };

export const CONTENT = {
  text: { kind: 'text', text: 'Добрий день' },
  press: { kind: 'press', press: { data: 'x' } },
  photo: { kind: 'photo', media: { ref: 'r' } },
  nothing: { kind: 'subscribed' },
} satisfies Record<string, IncomingContent>;

type Update = { id: number; at: number; who: number; isSaid: boolean };

/** Lets a history happen through the rooms themselves, and keeps a list of its own of what should have counted. */
export class History {
  readonly counted: Counted[] = [];
  now: number;
  readonly file: string;
  readonly #addUp: (store: Store) => Promise<void>;
  readonly #known = new Set<number>();
  #store: Store | undefined;
  #unhandled: Update[] = [];
  #unsent: { subscriberId: number; isEdit: boolean }[] = [];
  #key = 0;
  readonly #talks = new SupportTalks();

  constructor(props: { file: string; start: number; addUp: (store: Store) => Promise<void> }) {
    this.file = props.file;
    this.now = props.start;
    this.#addUp = props.addUp;
  }

  get store(): Store {
    if (!this.#store) throw new Error('the history has not begun');
    return this.#store;
  }

  async open(): Promise<void> {
    this.#store = await openStore({ file: this.file, clock: { now: () => this.now, sleep: async () => {} } });
  }

  async happen(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'pass time':
        this.now += deed.minutes * 60_000;
        return undefined;
      case 'write': {
        const update = await this.#receive(deed.who, deed.what);
        if (deed.isHandled) return this.#handle(update);
        this.#unhandled.push(update);
        return undefined;
      }
      case 'handle the rest':
        for (const update of this.#unhandled.splice(0)) await this.#handle(update);
        return undefined;
      case 'leave':
      case 'come back':
        return this.#changeState(deed.who, deed.do === 'leave' ? 'unsubscribed' : 'active');
      case 'forget':
        return this.#forget(deed.who);
      case 'sign in': {
        const subscriber = await this.#meet(deed.who);
        await this.store.write((tx) => new SignIns({ store: this.store }).note(tx, subscriber, '380', 'signed in'));
        return this.#count(subscriber.messenger, 'sign-ins');
      }
      case 'ask':
      case 'answer':
      case 'rate':
        return this.#support(deed);
      case 'send':
        return this.#send(deed);
      case 'sell':
        return this.#sell(deed.who, this.now - deed.minutesAgo * 60_000);
      case 'post':
      case 'settle':
      case 'complete':
      case 'fate':
        return this.#changeSale(deed);
      case 'begin a survey':
      case 'complete a survey':
      case 'refuse a survey':
        return this.#takePart(deed);
      case 'clear traces':
        return this.#forgetting.clearTraces();
      case 'delete old rows':
        return this.#deleteOldRows();
      case 'add up':
        return this.#addUp(this.store);
      case 'restart':
        await this.store.close();
        return this.open();
    }
  }

  get #forgetting(): Forgetting {
    return new Forgetting({ store: this.store, photoFolder: '/nowhere' });
  }

  get #outbox(): Outbox {
    return new Outbox({ store: this.store });
  }

  get #inbox(): Inbox {
    return new Inbox({ store: this.store, outbox: this.#outbox });
  }

  #count(messenger: MessengerName, figure: string, at = this.now, who?: number): void {
    this.counted.push({ at, messenger, figure, ...(who !== undefined && { who }) });
  }

  async #meet(who: number): Promise<Subscriber> {
    const channel = { botId: BOT, messenger: MESSENGERS[who % 2] ?? 'telegram' };
    const subscriber = await new Profiles({ store: this.store }).meet(channel, { id: `account-${who}` }, this.now);
    if (!this.#known.has(subscriber.id)) this.#count(channel.messenger, 'subscribers.added');
    this.#known.add(subscriber.id);
    return subscriber;
  }

  /** What a messenger brings, twice. */
  async #receive(who: number, what: keyof typeof CONTENT): Promise<Update> {
    const messenger = MESSENGERS[who % 2] ?? 'telegram';
    const key = `key ${this.#key++}`;
    const update = { messenger, key, from: { id: `account-${who}` }, sentAt: this.now, content: CONTENT[what] };
    await this.#inbox.receive(BOT, [update, update]);
    await this.#inbox.receive(BOT, [update]);
    const isSaid = what !== 'nothing';
    if (isSaid) this.#count(messenger, what === 'press' ? 'messages.presses' : 'messages.in');
    const { id } = await this.store.read
      .selectFrom('inbox')
      .select('id')
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return { id, at: this.now, who, isSaid };
  }

  async #handle({ id, at, who, isSaid }: Update): Promise<void> {
    const subscriber = await this.#meet(who);
    await this.store.write(async (tx) => {
      if (id % 5 === 0) await this.#inbox.setAside(tx, id, 5, 'bad');
      else await this.#inbox.done(tx, id);
    });
    if (id % 10 === 0) {
      await this.#inbox.takeBack(id);
      await this.store.write((tx) => this.#inbox.done(tx, id));
    }
    if (isSaid) this.#count(subscriber.messenger, 'people.active', at, subscriber.id);
  }

  async #changeState(who: number, state: 'unsubscribed' | 'active'): Promise<void> {
    const subscriber = await this.#meet(who);
    await this.store.write((tx) => new Profiles({ store: this.store }).changeState(tx, subscriber, state));
    const wasThere = subscriber.state === 'active';
    if (state === 'active' && !wasThere) this.#count(subscriber.messenger, 'subscribers.returned');
    if (state !== 'active' && wasThere) this.#count(subscriber.messenger, 'subscribers.unsubscribed');
  }

  async #forget(who: number): Promise<void> {
    const wish = await this.#receive(who, 'press');
    const subscriber = await this.#meet(who);
    await this.store.write(async (tx) => {
      await this.#inbox.done(tx, wish.id);
      await this.#forgetting.forget(tx, subscriber);
    });
    this.#talks.forget(subscriber.id);
    this.#count(subscriber.messenger, 'people.active', wish.at, subscriber.id);
    if (subscriber.state === 'active') this.#count(subscriber.messenger, 'subscribers.unsubscribed');
  }

  async #send({ who, isEdit, outcome }: Extract<Deed, { do: 'send' }>): Promise<void> {
    const subscriber = await this.#meet(who);
    const { messenger, id: subscriberId } = subscriber;
    const message = { text: { text: 'Вітаємо', marks: [] } };
    const operation = isEdit
      ? ({ kind: 'edit', edit: { of: 1, message, last: false } } as const)
      : ({ kind: 'message', message } as const);
    const [id = 0] = await this.store.write((tx) => this.#outbox.add(tx, subscriber, [operation]));
    const one = { subscriberId, isEdit };
    if (outcome === 'later') {
      this.#unsent.push(one);
      return;
    }
    const [item] = await this.#outbox.waiting({ botId: BOT, messenger }, 'interactive', id - 1, 1);
    if (item) await this.#outbox.settle(item, { state: outcome });
    const dropped = outcome === 'blocked' ? this.#unsent.filter((other) => other.subscriberId === subscriberId) : [];
    this.#unsent = this.#unsent.filter((other) => !dropped.includes(other));
    for (const { isEdit: isNone } of [one, ...dropped])
      if (!isNone) this.#count(messenger, outcome === 'sent' ? 'messages.out' : 'messages.undelivered');
    if (outcome === 'blocked' && subscriber.state === 'active') this.#count(messenger, 'subscribers.blocked');
  }

  async #sell(who: number, capturedAt: number): Promise<void> {
    const subscriber = await this.#meet(who);
    const serial = { serial: `E${this.#key++}`, source: 'typed', capturedAt, waitsForSignIn: false } as const;
    await this.store.write((tx) => new Ledger({ store: this.store }).capture(tx, subscriber, serial));
  }

  async #changeSale(deed: Extract<Deed, { sale: number }>): Promise<void> {
    const ledger = new Ledger({ store: this.store });
    const sales = await this.store.read.selectFrom('sales').select(['id', 'fate']).orderBy('id').execute();
    const row = sales[deed.sale % Math.max(1, sales.length)];
    const sale = row && (await ledger.byId(row.id));
    if (!sale) return;
    if (deed.do === 'post') await ledger.posting(sale);
    else if (deed.do === 'settle')
      await this.store.write((tx) => ledger.settle(tx, sale, deed.state, { points: deed.points }));
    else if (deed.do === 'complete') await this.#complete(ledger, sale);
    else if (sale.state === 'registered') {
      const open = { saleId: sale.id, serial: sale.serial, fate: row.fate, status: null };
      const found = { fate: deed.fate, status: 'x', comment: '', model: '', points: 0 };
      await this.store.write((tx) => new Fates({ store: this.store }).note(tx, open, found));
    }
  }

  async #complete(ledger: Ledger, sale: Sale): Promise<void> {
    if (sale.state !== 'needs model') return;
    const choice = { actionId: '1', modelId: '2', modelName: 'ТВ', points: 7 };
    await this.store.write((tx) => ledger.complete(tx, sale, sale.serial, choice));
  }

  async #support(deed: Talk): Promise<void> {
    const subscriber = await this.#meet(deed.who);
    for (const counted of await this.#talks.happen(this.store, subscriber, deed, this.now)) {
      this.counted.push({ messenger: subscriber.messenger, ...counted });
      // An operator's words wait to be sent, as everything does; before the first of them a word on who has come.
      const isMessage = counted.figure === 'dialogs.answers' || counted.figure === 'dialogs.answered';
      if (isMessage) this.#unsent.push({ subscriberId: subscriber.id, isEdit: false });
    }
  }

  async #takePart({ do: what, who }: Extract<Deed, { do: SurveyDeed }>): Promise<void> {
    const subscriber = await this.#meet(who);
    for (const figure of await takePart(this.store, subscriber, what)) this.#count(subscriber.messenger, figure);
  }

  /** As retention may one day do. */
  async #deleteOldRows(): Promise<void> {
    await this.store.write(async (tx) => {
      await tx.db.deleteFrom('inbox').where('state', '=', 'done').execute();
      await tx.db.deleteFrom('outbox').where('state', 'not in', ['waiting', 'sending']).execute();
    });
  }
}

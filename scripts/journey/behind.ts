import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import { DataWatch, type Rows } from './data-watch.ts';
import type { Stage } from './stage.ts';

/** One thing that happened where sellers do not see it. `at` is epoch milliseconds. */
export type Fact = { at: number; where: 'in' | 'out' | 'club' | 'ledger'; what: string };

const ClubCall = z.object({ at: z.number(), method: z.string(), phone: z.string() });
const Attempt = ClubCall.extend({ serial: z.string(), outcome: z.string() });

/** PostSN is told with its outcome, receipts with their message; a waiting poll is no news. */
const NOT_WORTH_TELLING = new Set(['getUpdates', 'PostSN', 'webhook delivered', 'webhook seen']);
const LONGEST_UNREST = 3_000;
const BETWEEN_LOOKS = 15;

/** What happened behind one seller's chat since the last look, read from the database and the sandbox's call logs. */
export class Behind {
  readonly #stage: Stage;
  readonly #phone: Phone;
  readonly #service: string;
  readonly #data: DataWatch;
  #before: Rows = { inbox: [], outbox: [], sales: [] };
  #calls = 0;
  #clubCalls = 0;
  #attempts = 0;

  constructor(props: { stage: Stage; phone: Phone }) {
    this.#stage = props.stage;
    this.#phone = props.phone;
    this.#service = props.phone.messenger === 'telegram' ? 'Telegram' : 'Viber';
    this.#data = new DataWatch(props.stage.databaseFile);
  }

  /** The facts since the last look, in the order in which they happened. */
  async look(): Promise<Fact[]> {
    const rows = this.#data.rows(this.#phone.person);
    const facts = [
      ...this.#received(rows),
      ...this.#handled(rows),
      ...this.#sent(rows),
      ...this.#ledger(rows),
      ...(await this.#called()),
      ...(await this.#asked()),
    ];
    this.#before = rows;
    return facts.sort((a, b) => a.at - b.at);
  }

  /** Waits until everything taken in is handled and everything to be sent has been sent (and, in Viber, seen). */
  async settle(): Promise<void> {
    const until = performance.now() + LONGEST_UNREST;
    while (this.#stage.daemonRuns && performance.now() < until) {
      const { inbox, outbox } = this.#data.rows(this.#phone.person);
      const unseen = this.#phone.messenger === 'viber' && outbox.some((row) => row.state === 'sent' && !row.seen_at);
      const open = [...inbox, ...outbox].some(({ state }) => state === 'waiting' || state === 'sending');
      if (!open && !unseen) return;
      await wait(BETWEEN_LOOKS);
    }
  }

  /** The seller's sale of this serial number, as the ledger has it. */
  sale(serial: string): Rows['sales'][number] | undefined {
    return this.#data.rows(this.#phone.person).sales.findLast((sale) => sale.serial === serial);
  }

  /** Whether the seller waits for an operator, who sees what it is about. */
  get isWaitedFor(): boolean {
    return this.#data.waitsForSupport(this.#phone.person);
  }

  /** The deep link that the seller came by, as the profile has it. */
  get source(): string | null | undefined {
    return this.#data.person(this.#phone.person)?.source;
  }

  close(): void {
    this.#data.close();
  }

  #received({ inbox }: Rows): Fact[] {
    const fresh = inbox.filter(({ id }) => !this.#before.inbox.some((old) => old.id === id));
    return fresh.map(({ id, kind, received_at: at }) => ({ at, where: 'in', what: `inbox #${id}: ${kind}, on disk` }));
  }

  /** The answer, the new step, the sale and the end of the inbox row stand in one commit. */
  #handled({ inbox, outbox, sales }: Rows): Fact[] {
    const newSales = sales.filter(({ id }) => !this.#before.sales.some((old) => old.id === id));
    return inbox.flatMap(({ id, done_at: at }) => {
      if (at === null || this.#before.inbox.some((old) => old.id === id && old.done_at !== null)) return [];
      const toSend = outbox.filter((row) => row.created_at === at).length;
      const sale = newSales.shift();
      const parts = [
        `#${id} done → ${this.#data.person(this.#phone.person)?.step ?? ''}`,
        ...(sale ? [`sale #${sale.id} captured (${sale.source})`] : []),
        ...(toSend > 0 ? [`${toSend} to send`] : []),
      ];
      return [{ at, where: 'in' as const, what: `one commit: ${parts.join(', ')}` }];
    });
  }

  #sent({ outbox }: Rows): Fact[] {
    return outbox.flatMap(({ id, state, kind, message_id: message, settled_at: at, seen_at: seen }) => {
      if (at === null || this.#before.outbox.some((old) => old.id === id && old.settled_at !== null)) return [];
      const what = kind === 'message' && message !== null ? `message ${short(message)}` : kind;
      return [{ at, where: 'out' as const, what: `outbox #${id}: ${what} ${state}${seen ? ', seen' : ''}` }];
    });
  }

  #ledger({ sales }: Rows): Fact[] {
    return sales.flatMap((sale) => {
      const old = this.#before.sales.find(({ id }) => id === sale.id);
      const name = `ledger: sale #${sale.id} ${short(sale.serial)}`;
      const facts: Fact[] = [];
      if (sale.told_saved_at !== null && !old?.told_saved_at)
        facts.push({
          at: sale.told_saved_at,
          where: 'ledger',
          what: `${name} is kept (${sale.state}), seller told so`,
        });
      if (sale.settled_at !== null && !old?.settled_at)
        facts.push({ at: sale.settled_at, where: 'ledger', what: `${name} ${outcomeOf(sale)}` });
      else if (facts.length === 0 && sale.settled_at === null && sale.state !== old?.state)
        facts.push({ at: Date.now(), where: 'ledger', what: `${name} is "${sale.state}"` });
      return facts;
    });
  }

  /** Calls of the bot about this seller, or about nobody. */
  async #called(): Promise<Fact[]> {
    const calls = await this.#stage.phones.calls({ service: this.#phone.messenger });
    const fresh = calls.slice(this.#calls);
    this.#calls = calls.length;
    return fresh
      .filter(
        ({ method, person }) => !NOT_WORTH_TELLING.has(method) && (person ?? this.#phone.person) === this.#phone.person,
      )
      .map(({ at, method, outcome }) => ({ at, where: 'out', what: `${this.#service} ${method} → ${outcome}` }));
  }

  async #asked(): Promise<Fact[]> {
    const calls = await this.#stage.phones.get('/club/calls', z.array(ClubCall));
    const attempts = await this.#stage.phones.get('/club/attempts', z.array(Attempt));
    const facts = [
      ...calls.slice(this.#clubCalls).map((call) => ({ ...call, what: `club ${call.method}` })),
      ...attempts.slice(this.#attempts).map((attempt) => ({
        ...attempt,
        method: '',
        what: `club ${attempt.method} ${short(attempt.serial)} → ${attempt.outcome}`,
      })),
    ];
    this.#clubCalls = calls.length;
    this.#attempts = attempts.length;
    return facts
      .filter(({ phone, method }) => phone === this.#phone.phoneNumber && !NOT_WORTH_TELLING.has(method))
      .map(({ at, what }) => ({ at, where: 'club', what }));
  }
}

function outcomeOf({ state, refusal, model_name: model, points }: Rows['sales'][number]): string {
  if (state === 'registered' && model !== null) return `registered: ${model}, ${points ?? 0} points`;
  return refusal === null ? `is "${state}"` : `${state}: ${refusal}`;
}

/** The end of what is too long to read. */
function short(text: string): string {
  return text.length > 16 ? `…${text.slice(-6)}` : text;
}

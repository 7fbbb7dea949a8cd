import type { Filters } from '../audience/filters.ts';
import type { NamedAudience, Segments } from '../audience/segments.ts';
import { AppError } from '../domain/app-error.ts';
import type { BroadcastAudience, BroadcastContent, SendWindow } from '../domain/broadcast.ts';
import type { Clock } from '../domain/clock.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Actor } from '../domain/staff.ts';
import type { MessengerForm } from '../messengers/messenger.ts';
import type { Audit } from '../staff/audit.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { missingMessengers, sayMissing, type BotChannels } from './bot-channels.ts';
import { USUAL_LATE_LIMIT, type Broadcast, type BroadcastChange, type Broadcasts } from './broadcasts.ts';
import { audienceOf } from './audience.ts';
import { nextRun } from './conductor.ts';
import { contentFaults } from './content.ts';
import type { Launch } from './launch.ts';
import { readPlan, type MessengerPlan } from './plan.ts';
import type { Recipients } from './recipients.ts';
import type { Running } from './running.ts';

export type DeskProps = {
  store: Store;
  audit: Audit;
  broadcasts: Broadcasts;
  recipients: Recipients;
  running: Running;
  launch: Launch;
  filters: Filters;
  segments: Segments;
  channels: ReadonlyMap<string, BotChannels>;
  zone: string;
  clock: Clock;
};

/** Somebody of the staff, and the bot that they work with. */
export type By = { actor: Actor; botId: string };

/** Whom a broadcast would reach now, and how long that would take in seconds. */
export type Plan = { messengers: (MessengerPlan & { seconds: number })[]; recipients: number };

/** Who is wanted: everybody, a segment or a filter; in some messengers, or in all that the bot is in. */
export type WantedAudience = NamedAudience & { messengers?: readonly MessengerName[]; everyAccount: boolean };

export type Conditions = { window: SendWindow | null; mostPaid: number | null };

/** What somebody counted on may be off by so much, for people come and go. */
const TOLERATED = 0.05;
const ALWAYS_TOLERATED = 10;

/** What staff do with broadcasts. Every change is in the audit log. */
export class Desk {
  readonly #props: DeskProps;

  constructor(props: DeskProps) {
    this.#props = props;
  }

  /** AppError `usage` names everything that keeps the content from going out. */
  async create(
    { actor, botId }: By,
    draft: WantedAudience & { title: string; content: BroadcastContent },
  ): Promise<Broadcast> {
    const { broadcasts } = this.#props;
    const audience = await this.audienceFor(botId, draft);
    const faults = contentFaults(draft.content, this.formsOf(botId, audience));
    if (faults.length > 0) throw new AppError('usage', faults.join('; '));
    const { title, content } = draft;
    const id = await this.#props.store.write(async (tx) => {
      const created = await broadcasts.create(tx, { botId, title, content, audience, createdBy: actor.login });
      await this.#note(tx, { actor, botId }, 'create', created, { after: { title, audience } });
      return created;
    });
    return broadcasts.get(botId, id);
  }

  /** Who is wanted, with the filter as it is now. AppError `usage` for a filter that means nothing. */
  async audienceFor(botId: string, wanted: WantedAudience): Promise<BroadcastAudience> {
    const { segments, filters } = this.#props;
    const filter = await segments.filterOf(botId, wanted);
    const audience: BroadcastAudience = {
      messengers: this.messengersOf(botId, wanted.messengers),
      everyAccount: wanted.everyAccount,
      ...(filter.trim() !== '' && { filter }),
      ...(wanted.segment !== undefined && { segment: wanted.segment }),
    };
    await audienceOf(filters, botId, audience);
    return audience;
  }

  /** How the messengers of an audience show a message. */
  formsOf(botId: string, { messengers }: Pick<BroadcastAudience, 'messengers'>): MessengerForm[] {
    const channels = this.#props.channels.get(botId) ?? {};
    return messengers.flatMap((name) => channels[name]?.form ?? []);
  }

  /** Whom it would reach if it went out now. */
  async plan({ botId, audience }: Broadcast): Promise<Plan> {
    const { channels } = this.#props;
    const rows = await readPlan(this.#props, { botId, audience });
    const messengers = rows.map((row) => {
      const perSecond = channels.get(botId)?.[row.messenger]?.perSecond ?? 1;
      return { ...row, seconds: Math.ceil(row.recipients / perSecond) };
    });
    return { messengers, recipients: messengers.reduce((sum, { recipients }) => sum + recipients, 0) };
  }

  /**
   * Lets it go. `recipients` is how many whoever sends it counts on. AppError `conflict` when there are others now, when
   * too many have to be paid for, or when it has gone already.
   */
  async send(by: By, id: number, expected: number, conditions: Conditions): Promise<void> {
    const broadcast = await this.#props.broadcasts.get(by.botId, id);
    this.wantChannels(broadcast);
    checkPlan(await this.plan(broadcast), expected, conditions);
    await this.#change(by, broadcast, 'send', async (tx) => {
      const change = { ...conditions, approvedBy: by.actor.login, heldBecause: null };
      await this.#props.broadcasts.become(tx, broadcast, 'running', change);
      await this.#props.launch.begin(tx, broadcast);
    });
  }

  /** AppError `usage` for a moment that has passed or a repetition that never comes. */
  async schedule(
    by: By,
    id: number,
    when: Conditions & { at?: number; repeats?: string; lateLimit?: number },
  ): Promise<Broadcast> {
    const { broadcasts, zone, clock } = this.#props;
    const broadcast = await broadcasts.get(by.botId, id);
    this.wantChannels(broadcast);
    const { window, mostPaid, repeats = null, lateLimit = USUAL_LATE_LIMIT } = when;
    const dueAt = when.at ?? (repeats === null ? undefined : nextOf(repeats, zone, clock.now()));
    if (dueAt === undefined || dueAt <= clock.now())
      throw new AppError('usage', 'at: found a moment that has passed, expected one to come');
    const approved = { approvedBy: by.actor.login, heldBecause: null };
    await this.#change(by, broadcast, 'schedule', (tx) =>
      broadcasts.become(tx, broadcast, 'scheduled', { dueAt, repeats, window, mostPaid, lateLimit, ...approved }),
    );
    return broadcasts.get(by.botId, id);
  }

  /** Holds within a moment: what is under way to the messenger is finished, nothing else begins. */
  async pause(by: By, id: number): Promise<void> {
    const broadcast = await this.#props.broadcasts.get(by.botId, id);
    await this.#change(by, broadcast, 'pause', (tx) => this.#become(tx, broadcast, 'paused', { heldBecause: null }));
  }

  /** In a messenger that the bot has left in the meantime nobody gets it. */
  async resume(by: By, id: number): Promise<void> {
    const broadcast = await this.#props.broadcasts.get(by.botId, id);
    if (broadcast.state !== 'paused')
      throw new AppError('conflict', `broadcast ${id} is ${broadcast.state}: only a paused one can be resumed`);
    await this.#change(by, broadcast, 'resume', async (tx) => {
      await this.#props.recipients.leaveOut(tx, id, missingMessengers(this.#props.channels, broadcast));
      await this.#become(tx, broadcast, 'running', { heldBecause: null });
    });
  }

  /** For good: who has not got it yet does not get it. */
  async cancel(by: By, id: number): Promise<void> {
    const broadcast = await this.#props.broadcasts.get(by.botId, id);
    await this.#change(by, broadcast, 'cancel', (tx) => this.#become(tx, broadcast, 'cancelled', {}));
  }

  /** Sends it again to those whom it failed to reach, or of whom nothing is known; answers how many. */
  async retry(by: By, id: number, which: 'failed' | 'unknown'): Promise<number> {
    const { broadcasts, recipients } = this.#props;
    const broadcast = await broadcasts.get(by.botId, id);
    if (broadcast.state !== 'finished' && broadcast.state !== 'paused')
      throw new AppError('conflict', `broadcast ${id} is ${broadcast.state}: retry it when it is finished or paused`);
    return this.#change(by, broadcast, 'retry', async (tx) => {
      const count = await recipients.tryAgain(tx, id, which);
      if (count === 0) throw new AppError('not found', `no recipient of broadcast ${id} is ${which}`);
      await recipients.leaveOut(tx, id, missingMessengers(this.#props.channels, broadcast));
      await this.#become(tx, broadcast, 'running', { heldBecause: null, finishedAt: null });
      return count;
    });
  }

  /** Notes what was done that changes no state. */
  async note(by: By, id: number, deed: string, after?: unknown): Promise<void> {
    await this.#props.store.write((tx) => this.#note(tx, by, deed, id, { after }));
  }

  #become(tx: Transaction, broadcast: Broadcast, to: Broadcast['state'], change: BroadcastChange): Promise<void> {
    return this.#props.broadcasts.become(tx, broadcast, to, change);
  }

  async #change<Value>(
    by: By,
    broadcast: Broadcast,
    deed: string,
    make: (tx: Transaction) => Promise<Value>,
  ): Promise<Value> {
    const { store, broadcasts, running } = this.#props;
    if (broadcast.surveyId !== null)
      throw new AppError('conflict', `survey ${broadcast.surveyId} sends this: see \`ergo-bot survey --help\``);
    const value = await store.write(async (tx) => {
      const made = await make(tx);
      const { state } = await broadcasts.get(by.botId, broadcast.id, tx.db);
      await this.#note(tx, by, deed, broadcast.id, { before: { state: broadcast.state }, after: { state } });
      return made;
    });
    await running.refresh();
    return value;
  }

  async #note(
    tx: Transaction,
    { actor, botId }: By,
    deed: string,
    id: number,
    what: { before?: unknown; after?: unknown },
  ) {
    await this.#props.audit.note(tx, actor, { action: `broadcasts.${deed}`, botId, target: String(id), ...what });
  }

  /** AppError `conflict` when the bot is not everywhere where it is to go out. */
  wantChannels(broadcast: Broadcast): void {
    const missing = missingMessengers(this.#props.channels, broadcast);
    if (missing.length > 0) throw new AppError('conflict', sayMissing(missing));
  }

  /** Those wanted, or all that the bot is in. AppError `usage` for one that it is not in. */
  messengersOf(botId: string, wanted: readonly MessengerName[] | undefined): MessengerName[] {
    const there: readonly string[] = Object.keys(this.#props.channels.get(botId) ?? {});
    const foreign = wanted?.find((name) => !there.includes(name));
    if (foreign !== undefined) throw new AppError('usage', `messengers: the bot is not in ${foreign}`);
    return (['telegram', 'viber'] as const).filter((name) => (wanted ?? there).includes(name));
  }
}

/** AppError `conflict` when it would reach nobody, others than expected, or cost more than it may. */
export function checkPlan({ recipients, messengers }: Plan, expected: number, { mostPaid }: Conditions): void {
  if (recipients === 0) throw new AppError('conflict', 'there is nobody to send it to');
  const dear = tooDear(messengers, mostPaid);
  if (dear !== undefined) throw new AppError('conflict', dear);
  if (Math.abs(recipients - expected) <= Math.max(ALWAYS_TOLERATED, recipients * TOLERATED)) return;
  throw new AppError('conflict', `it would go to ${recipients} people now, not to ${expected}: look at the plan again`);
}

/** Says when it would cost more than it may. */
export function tooDear(messengers: readonly Pick<MessengerPlan, 'paid'>[], mostPaid: number | null) {
  const paid = messengers.reduce((sum, one) => sum + one.paid, 0);
  if (mostPaid === null || paid <= mostPaid) return undefined;
  return `${paid} messages would have to be paid for, and at most ${mostPaid} may be`;
}

function nextOf(cron: string, zone: string, now: number): number | undefined {
  try {
    return nextRun(cron, zone, now);
  } catch {
    throw new AppError('usage', `repeats: found "${cron}", expected cron, for example "0 10 * * 1" (Mondays at 10:00)`);
  }
}

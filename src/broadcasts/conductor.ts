import { Cron } from 'croner';
import type { Filters } from '../audience/filters.ts';
import type { Clock } from '../domain/clock.ts';
import type { Pauses } from '../delivery/pauses.ts';
import type { Log } from '../domain/log.ts';
import { MESSENGERS } from '../domain/messenger-name.ts';
import type { Store } from '../store/store.ts';
import { audienceProblem } from './audience.ts';
import { missingMessengers, sayMissing, type BotChannels } from './bot-channels.ts';
import type { Broadcast, Broadcasts } from './broadcasts.ts';
import type { Halt } from './conclude.ts';
import type { Launch } from './launch.ts';
import { readPlan } from './plan.ts';
import type { Recipients } from './recipients.ts';
import type { Running } from './running.ts';

export type ConductorProps = {
  store: Store;
  filters: Filters;
  broadcasts: Broadcasts;
  recipients: Recipients;
  running: Running;
  launch: Launch;
  /** What is due while its bot is paused begins when that is resumed, or was missed. */
  pauses: Pick<Pauses, 'isPaused'>;
  channels: ReadonlyMap<string, BotChannels>;
  /** The programme's zone (IANA name), by which repeating broadcasts repeat. */
  zone: string;
  clock: Clock;
  log: Log;
};

const HALTS: Record<Halt, string> = {
  account: 'the messenger does not accept the account',
  money: 'there is no money left for messages',
  errors: 'too many messages failed',
  'no channel': 'it cannot go on',
};

const MISSED = 'its moment was missed while the daemon was not running: send it, schedule it anew, or cancel it';

/** When a repeating broadcast is due next after a moment; undefined when never. */
export function nextRun(cron: string, zone: string, after: number): number | undefined {
  return new Cron(cron, { timezone: zone }).nextRun(new Date(after))?.getTime();
}

/** Brings broadcasts from one state to the next when their moment has come, or when something has gone wrong. */
export class Conductor {
  readonly #props: ConductorProps;

  constructor(props: ConductorProps) {
    this.#props = props;
  }

  /**
   * Settles what an earlier run left in doubt, and holds what nobody would send: the bot has left the messenger. To be
   * called before anything is sent.
   */
  async start(): Promise<void> {
    const { broadcasts, recipients, running, channels, log } = this.#props;
    for (const broadcast of await broadcasts.inState('running')) {
      const missing = missingMessengers(channels, broadcast);
      if (missing.length > 0) await this.halt(broadcast, 'no channel', sayMissing(missing));
    }
    for (const state of ['running', 'paused', 'cancelled'] as const)
      for (const { id } of await broadcasts.inState(state))
        for (const messenger of MESSENGERS) {
          const unknown = await recipients.giveUpInDoubt({ broadcastId: id, messenger });
          if (unknown > 0) log.warn({ broadcast: id, messenger, unknown }, 'recipients of a broadcast are in doubt');
        }
    await running.refresh();
  }

  /** Begins what is due and finds the recipients of what has begun. At most one at a time. */
  async run(signal: AbortSignal): Promise<void> {
    const { broadcasts, launch, running, clock, pauses, filters } = this.#props;
    const due = await broadcasts.inState('scheduled', clock.now());
    for (const broadcast of due) if (!pauses.isPaused(broadcast.botId)) await this.#begin(broadcast);
    const begun = (await broadcasts.inState('running')).filter(({ isResolved }) => !isResolved);
    for (const broadcast of begun) {
      const problem = await audienceProblem(filters, broadcast.botId, broadcast.audience);
      if (problem === undefined) await launch.resolve(broadcast, signal);
      else await this.halt(broadcast, 'no channel', problem);
    }
    if (begun.length > 0) await running.refresh();
  }

  /** Stops a broadcast that had better not go on by itself; an administrator sees why. */
  async halt(broadcast: Broadcast, because: Halt, reason: string): Promise<void> {
    const { store, broadcasts, running, log } = this.#props;
    const heldBecause = `${HALTS[because]}: ${reason}`;
    await store.write(async (tx) => {
      const { state } = await broadcasts.get(broadcast.botId, broadcast.id, tx.db);
      if (state === 'running') await broadcasts.become(tx, broadcast, 'paused', { heldBecause });
    });
    log.error({ broadcast: broadcast.id, bot: broadcast.botId, reason }, `a broadcast stopped: ${HALTS[because]}`);
    await running.refresh();
  }

  /** Ends a broadcast when nobody is left in any messenger. */
  async served(broadcast: Broadcast): Promise<void> {
    const { store, broadcasts, recipients, running } = this.#props;
    const isFinished = await store.write(async (tx) => {
      const { state } = await broadcasts.get(broadcast.botId, broadcast.id, tx.db);
      if (state !== 'running' || !(await recipients.isDone(tx, broadcast.id))) return false;
      await broadcasts.become(tx, broadcast, 'finished', { finishedAt: tx.now, heldBecause: null });
      return true;
    });
    if (isFinished) await running.refresh();
  }

  async #begin(broadcast: Broadcast): Promise<void> {
    const { clock, log } = this.#props;
    const { id, botId, lateLimit, repeats } = broadcast;
    const late = clock.now() - (broadcast.dueAt ?? 0);
    const isMissed = late > lateLimit;
    if (isMissed) log.warn({ broadcast: id, bot: botId, minutes: Math.round(late / 60_000) }, 'a broadcast was missed');
    if (repeats !== null) await this.#repeat(broadcast, repeats, isMissed);
    else await this.#beginOnce(broadcast, isMissed);
  }

  async #beginOnce(broadcast: Broadcast, isMissed: boolean): Promise<void> {
    const { store, broadcasts, launch } = this.#props;
    const heldBecause = isMissed ? MISSED : await this.#obstacle(broadcast);
    await store.write(async (tx) => {
      if (heldBecause !== undefined) return broadcasts.become(tx, broadcast, 'approved', { heldBecause });
      await broadcasts.become(tx, broadcast, 'running', { heldBecause: null });
      return launch.begin(tx, broadcast);
    });
  }

  /** Says when the bot is not everywhere where it is to go out, or when it would cost more than it may. */
  async #obstacle(broadcast: Broadcast): Promise<string | undefined> {
    const missing = missingMessengers(this.#props.channels, broadcast);
    if (missing.length > 0) return sayMissing(missing);
    const { botId, audience, mostPaid } = broadcast;
    const problem = await audienceProblem(this.#props.filters, botId, audience);
    if (problem !== undefined || mostPaid === null) return problem;
    const rows = await readPlan(this.#props, broadcast);
    const paid = rows.reduce((sum, row) => sum + row.paid, 0);
    return paid > mostPaid ? `${paid} messages would have to be paid for, and at most ${mostPaid} may be` : undefined;
  }

  /** A copy goes out now, unless its moment was missed, and the original waits for the next. */
  async #repeat(broadcast: Broadcast, cron: string, isMissed: boolean): Promise<void> {
    const { store, broadcasts, launch, zone, clock } = this.#props;
    const dueAt = nextRun(cron, zone, clock.now()) ?? null;
    const heldBecause = isMissed ? null : ((await this.#obstacle(broadcast)) ?? null);
    await store.write(async (tx) => {
      if (dueAt === null) await broadcasts.become(tx, broadcast, 'cancelled', { dueAt });
      else await broadcasts.become(tx, broadcast, 'scheduled', { dueAt, heldBecause });
      if (isMissed || heldBecause !== null) return;
      const id = await broadcasts.copy(tx, broadcast);
      const copy = await broadcasts.get(broadcast.botId, id, tx.db);
      await broadcasts.become(tx, copy, 'running');
      await launch.begin(tx, copy);
    });
  }
}

import { LEASE } from '../domain/dialog.ts';
import type { Clock } from '../domain/clock.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { changeDialog } from './dialog-row.ts';
import type { SupportHours } from './support-hours.ts';

export type DialogRoundProps = {
  store: Store;
  clock: Clock;
  hours: SupportHours;
  /** Milliseconds within which a question is to be answered. */
  patience: number;
};

/** What happens to dialogs by the clock: leases end, what was put off goes on, what nobody answers is pointed at. */
export class DialogRound {
  readonly #props: DialogRoundProps;
  #lastAt: number | undefined;

  constructor(props: DialogRoundProps) {
    this.#props = props;
  }

  async run(): Promise<void> {
    const { store } = this.#props;
    const late = await this.#late();
    await store.write(async (tx) => {
      if (this.#isAfterAPause(tx.now)) await renewAll(tx);
      else await endLeases(tx);
      await goOn(tx);
      for (const id of late) await changeDialog(tx, id, { escalated_at: tx.now });
      this.#lastAt = tx.now;
    });
  }

  /**
   * After a start, a sleep of the machine or a change of its clock nobody could show that they were there: the leases
   * begin anew, and who has really gone loses them a lease later.
   */
  #isAfterAPause(now: number): boolean {
    return this.#lastAt === undefined || Math.abs(now - this.#lastAt) >= LEASE;
  }

  /** Dialogs whose seller has waited too long for an answer while support was there. */
  async #late(): Promise<number[]> {
    const { store, clock, hours, patience } = this.#props;
    const since = clock.now() - patience;
    const rows = await store.read
      .selectFrom('dialogs')
      .select(['id', 'bot_id'])
      .where('waiting_since', '<=', since)
      .where('waiting_since', 'is not', null)
      .where('escalated_at', 'is', null)
      .where('state', 'in', ['waiting', 'taken'])
      .execute();
    const open = new Map<string, boolean>();
    for (const botId of new Set(rows.map((row) => row.bot_id))) {
      const plan = await hours.of(botId);
      open.set(botId, plan === undefined || (plan.isOpen(since) && plan.isOpen(clock.now())));
    }
    return rows.filter((row) => open.get(row.bot_id)).map(({ id }) => id);
  }
}

async function renewAll(tx: Transaction): Promise<void> {
  await tx.db
    .updateTable('dialogs')
    .set({ leased_at: tx.now })
    .where('state', '=', 'taken')
    .where('state', '<>', 'closed')
    .execute();
}

async function endLeases(tx: Transaction): Promise<void> {
  const rows = await tx.db
    .selectFrom('dialogs')
    .select('id')
    .where('state', '=', 'taken')
    .where('state', '<>', 'closed')
    .where((where) => where.or([where('leased_at', '<=', tx.now - LEASE), where('leased_at', '>=', tx.now + LEASE)]))
    .execute();
  for (const { id } of rows) await changeDialog(tx, id, { state: 'waiting', owner_id: null, leased_at: null });
}

/** What was put off until now waits again, for whoever comes first: its operator may have gone home. */
async function goOn(tx: Transaction): Promise<void> {
  const rows = await tx.db
    .selectFrom('dialogs')
    .select(['id', 'waiting_since'])
    .where('state', '=', 'paused')
    .where('state', '<>', 'closed')
    .where('paused_until', '<=', tx.now)
    .execute();
  for (const { id, waiting_since: since } of rows)
    await changeDialog(tx, id, {
      state: 'waiting',
      owner_id: null,
      paused_until: null,
      waiting_since: since ?? tx.now,
    });
}

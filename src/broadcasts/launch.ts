import type { Filters } from '../audience/filters.ts';
import { peopleOf } from '../audience/people.ts';
import { AppError } from '../domain/app-error.ts';
import type { Transaction } from '../store/database.ts';
import { portionsApart } from '../store/query-read.ts';
import type { Store } from '../store/store.ts';
import { audienceOf } from './audience.ts';
import type { Broadcast } from './broadcasts.ts';

/** So many subscribers are looked at in one transaction: some milliseconds, so that no seller waits for a launch. */
const STEP = 2_000;
/** Finding everybody among a million takes seconds; writing them down goes on meanwhile. */
const LAUNCH_TIME = 15 * 60_000;

/**
 * Freezes who is to get a broadcast: everybody of its audience who was there at launch, a part of them per transaction.
 * A launch that was interrupted goes on where it stopped.
 */
export class Launch {
  readonly #store: Store;
  readonly #filters: Filters;

  constructor(props: { store: Store; filters: Filters }) {
    this.#store = props.store;
    this.#filters = props.filters;
  }

  /**
   * Fixes the moment: who comes later is not in it. To be called in the transaction that lets the broadcast run.
   * AppError `conflict` when it has been launched before: it goes out once.
   */
  async begin(tx: Transaction, { id }: Pick<Broadcast, 'id'>): Promise<void> {
    const { last } = await tx.db
      .selectFrom('subscribers')
      .select((select) => select.fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow();
    const { numUpdatedRows } = await tx.db
      .updateTable('broadcasts')
      .set({ launched_at: tx.now, audience_upto: last ?? 0, resolved_upto: 0, singled_upto: 0 })
      .where('id', '=', id)
      .where('launched_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n)
      throw new AppError('conflict', `broadcast ${id} has been sent already: resume it, retry it, or make another`);
  }

  /** Resolves all recipients; stops between two parts when the signal is aborted. */
  async resolve(broadcast: Broadcast, signal: AbortSignal): Promise<void> {
    await this.#addRecipients(broadcast, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    while (!signal.aborted) if (!(await this.#store.write((tx) => leaveDoublesOut(tx, broadcast)))) break;
  }

  /** Whom a filter means is found once, in a worker thread: over so many sales it could not be asked for each part anew. */
  async #addRecipients({ id, botId, audience }: Broadcast, signal: AbortSignal): Promise<void> {
    const { read, long } = this.#store;
    const { audience_upto: upto, resolved_upto: done } = await read
      .selectFrom('broadcasts')
      .select(['audience_upto', 'resolved_upto'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const [from, to] = [done ?? 0, upto ?? 0];
    if (from === to) return;
    const people = peopleOf(read, await audienceOf(this.#filters, botId, audience))
      .where('subscribers.id', '>', from)
      .where('subscribers.id', '<=', to)
      .select('subscribers.id')
      .orderBy('subscribers.id');
    for await (const part of portionsApart(long, people, STEP, { signal, timeLimitMs: LAUNCH_TIME })) {
      signal.throwIfAborted();
      const ids = part.map((person) => person.id);
      await this.#store.write((tx) => addRecipients(tx, id, ids));
    }
    await this.#store.write((tx) => resolvedUpTo(tx, id, to));
  }
}

/** Adds some people, but for those who have left in the meantime. */
async function addRecipients(tx: Transaction, id: number, people: readonly number[]): Promise<void> {
  await tx.db
    .insertInto('broadcast_recipients')
    .columns(['broadcast_id', 'subscriber_id', 'messenger', 'state', 'last_seen_at'])
    .expression(
      tx.db
        .selectFrom('subscribers')
        .where('subscribers.id', 'in', people)
        .where('subscribers.state', '=', 'active')
        .select((select) => [
          select.val(id).as('broadcast_id'),
          'subscribers.id',
          'subscribers.messenger',
          select.val('waiting').as('state'),
          'subscribers.last_seen_at',
        ])
        .orderBy('subscribers.id'),
    )
    .execute();
  await resolvedUpTo(tx, id, people.at(-1) ?? 0);
}

async function resolvedUpTo(tx: Transaction, id: number, to: number): Promise<void> {
  await tx.db.updateTable('broadcasts').set({ resolved_upto: to }).where('id', '=', id).execute();
}

/** Leaves out, of those with the same phone, all but the account used last when the broadcast was launched. */
async function leaveDoublesOut(tx: Transaction, { id, botId, audience }: Broadcast): Promise<boolean> {
  const { from, to } = await partToSingle(tx, id);
  if (from === to) return false;
  if (!audience.everyAccount)
    await tx.db
      .updateTable('broadcast_recipients as own')
      .set({ state: 'left out', reason: 'other account', settled_at: tx.now })
      .where('own.broadcast_id', '=', id)
      .where('own.subscriber_id', '>', from)
      .where('own.subscriber_id', '<=', to)
      .where((own) =>
        // From the one phone to its few accounts, and only then to whether they are recipients: joined the other way round
        // everybody would be compared with everybody.
        own.exists(
          own
            .selectFrom('subscribers as twin')
            .select('twin.id')
            .where('twin.phone', '=', (self) =>
              self.selectFrom('subscribers').select('phone').whereRef('id', '=', 'own.subscriber_id'),
            )
            .where('twin.bot_id', '=', botId)
            .where((twin) =>
              twin.exists(
                twin
                  .selectFrom('broadcast_recipients as other')
                  .select('other.subscriber_id')
                  .where('other.broadcast_id', '=', id)
                  .whereRef('other.subscriber_id', '=', 'twin.id')
                  .where((is) =>
                    is.or([
                      is('other.last_seen_at', '>', is.ref('own.last_seen_at')),
                      is.and([
                        is('other.last_seen_at', '=', is.ref('own.last_seen_at')),
                        is('other.subscriber_id', '>', is.ref('own.subscriber_id')),
                      ]),
                    ]),
                  ),
              ),
            ),
        ),
      )
      .execute();
  await tx.db.updateTable('broadcasts').set({ singled_upto: to }).where('id', '=', id).execute();
  return true;
}

async function partToSingle(tx: Transaction, id: number) {
  const row = await tx.db
    .selectFrom('broadcasts')
    .select(['audience_upto', 'singled_upto'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const from = row.singled_upto ?? 0;
  return { from, to: Math.min(from + STEP, row.audience_upto ?? 0) };
}

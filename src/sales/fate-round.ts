import type { ClubFailure } from '../club/club.ts';
import type { Registration, RegistrationKind } from '../club/club-types.ts';
import type { Clock } from '../domain/clock.ts';
import { failure, success, type Result } from '../domain/result.ts';
import type { SaleFate } from '../domain/sale.ts';
import type { Store } from '../store/store.ts';
import type { Access, Asked, ClubAccess } from './club-access.ts';
import { registrationOf } from './club-registration.ts';
import type { Fates, OpenFate } from './fates.ts';

export type FateRoundProps = { store: Store; fates: Fates; access: ClubAccess; clock: Clock };

/** A sale of ours and the club's registration of it, whose state has been worded otherwise than before. */
type Changed = { open: OpenFate; registration: Registration };

/** So many sellers a round, one after another. */
const PER_ROUND = 30;

/**
 * Where a registration can stand, by the list of the club that holds it (specification, GetRegistrations): its status is
 * free text. What is in none of these waits for its confirmation.
 */
const LISTS: [RegistrationKind, SaleFate][] = [
  ['registration_rejected', 'rejected'],
  ['registration_to_balance', 'confirmed'],
  ['registration_for_test', 'for test'],
];

/** Compares sellers' registrations with the ledger, to learn what became of their sales. */
export class FateRound {
  readonly #props: FateRoundProps;

  constructor(props: FateRoundProps) {
    this.#props = props;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { fates, access, clock } = this.#props;
    for (const seller of await fates.toCheck(clock.now(), PER_ROUND)) {
      const way = signal.aborted ? undefined : await access.of(seller);
      if (way) await this.#check(seller, way);
    }
  }

  async #check(seller: Asked, way: Access): Promise<void> {
    const { store, fates, access } = this.#props;
    const found = await this.#compare(seller, way);
    if (!found.ok && found.failure.kind === 'unavailable') return undefined;
    if (!found.ok && found.failure.kind === 'session') return access.ended(seller, way.session);
    const changes = found.ok ? found.value : [];
    await store.write(async (tx) => {
      for (const { open, registration, fate } of changes)
        await fates.note(tx, open, { ...foundIn(registration), fate });
      await fates.checked(tx, seller.subscriberId, changes.length > 0);
    });
  }

  /** One list tells whether anything has changed; only then the others are asked for. */
  async #compare(
    { subscriberId }: Asked,
    { club, session }: Access,
  ): Promise<Result<(Changed & { fate: SaleFate })[], ClubFailure>> {
    const all = await club.getRegistrations(session, 'registration_all');
    if (!all.ok) return all;
    let left = changedOf(await this.#props.fates.open(subscriberId), all.value);
    const known = left.filter(({ registration }) => registration.onBalance);
    const result: (Changed & { fate: SaleFate })[] = known.map((one) => ({ ...one, fate: 'on balance' }));
    left = left.filter(({ registration }) => !registration.onBalance);

    for (const [kind, fate] of LISTS) {
      if (left.length === 0) break;
      const list = await club.getRegistrations(session, kind);
      if (!list.ok) return failure(list.failure);
      const isThere = ({ registration }: Changed) => list.value.some((one) => isSame(one, registration));
      result.push(...left.filter(isThere).map((one) => ({ ...one, fate })));
      left = left.filter((one) => !isThere(one));
    }
    return success([...result, ...left.map((one) => ({ ...one, fate: 'for confirmation' as const }))]);
  }
}

function changedOf(open: OpenFate[], registrations: Registration[]): Changed[] {
  return open.flatMap((one) => {
    const registration = registrationOf(one.serial, registrations);
    return registration && wordingOf(registration) !== one.status ? [{ open: one, registration }] : [];
  });
}

/** Ids alone may repeat (specification L895, L908). */
function isSame(one: Registration, other: Registration): boolean {
  return one.id === other.id && one.serial === other.serial && one.date === other.date;
}

function foundIn(registration: Registration) {
  const { comment, model, points } = registration;
  return { status: wordingOf(registration), comment: comment.trim(), model: model.trim(), points };
}

function wordingOf({ status, comment, onBalance }: Registration): string {
  return JSON.stringify([status, comment, onBalance]);
}

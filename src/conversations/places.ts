import type { Keyboard } from '../domain/keyboard.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { at, type Place } from './scene.ts';
import { isStepName } from './step-names.ts';

/** Where a subscriber stands, with what is needed to tell fresh buttons from stale ones. */
export type Standing = {
  place: Place;
  /** The number of the last question with choices. */
  turn: number;
  lastPress: string | null;
  /** Where to go on after signing in. */
  resume: Place | null;
  /** The buttons of the question that stands; none when the menu does. */
  keyboard: Keyboard | null;
  /** Nothing has been said to this subscriber before. */
  isNew: boolean;
};

export const HOME = at('menu.home');

/** Quick registration, for somebody whose serial number has waited for them to sign in. */
export const AFTER_WAITING = at('quick.serial', { waited: true });

/** Conversations at rest: one row per subscriber. */
export class Places {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async of(subscriberId: number): Promise<Standing> {
    const row = await this.#store.read
      .selectFrom('conversations')
      .selectAll()
      .where('subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    if (!row) return { place: HOME, turn: 0, lastPress: null, resume: null, keyboard: null, isNew: true };
    return {
      place: placeOf({ ...row, data: JSON.parse(row.data) }),
      turn: row.turn,
      lastPress: row.last_press,
      resume: row.resume === null ? null : placeOf(JSON.parse(row.resume)),
      keyboard: readKeyboard(row.keyboard),
      isNew: false,
    };
  }

  /** The buttons that the last answer left on the screen; none when the menu stands. */
  async keyboardOf(tx: Transaction, subscriberId: number): Promise<Keyboard | null> {
    const row = await tx.db
      .selectFrom('conversations')
      .select('keyboard')
      .where('subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    return readKeyboard(row?.keyboard ?? null);
  }

  async keep(tx: Transaction, subscriberId: number, standing: Standing): Promise<void> {
    const row = {
      ...stored(standing.place),
      data: JSON.stringify(standing.place.data),
      turn: standing.turn,
      last_press: standing.lastPress,
      resume: standing.resume && JSON.stringify(stored(standing.resume)),
      keyboard: standing.keyboard && JSON.stringify(standing.keyboard),
      updated_at: tx.now,
    };
    await tx.db
      .insertInto('conversations')
      .values({ subscriber_id: subscriberId, ...row })
      .onConflict((conflict) => conflict.column('subscriber_id').doUpdateSet(row))
      .execute();
  }
}

/** Our own JSON, written by `keep`. */
function readKeyboard(json: string | null): Keyboard | null {
  return json === null ? null : JSON.parse(json);
}

type StoredPlace = { scene: string; step: string; data: Record<string, unknown> };

function stored({ step, data }: Place): StoredPlace {
  const [scene = '', name = ''] = step.split('.');
  return { scene, step: name, data };
}

/** A step that there is no more is home. */
function placeOf({ scene, step, data }: StoredPlace): Place {
  const name = `${scene}.${step}`;
  return isStepName(name) ? at(name, data) : HOME;
}

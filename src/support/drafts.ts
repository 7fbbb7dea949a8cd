import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** What each operator has written in each dialog and not sent yet: it survives their terminal. */
export class Drafts {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async of(dialogId: number, staffId: number): Promise<string> {
    const row = await this.#store.read
      .selectFrom('drafts')
      .select('text')
      .where('dialog_id', '=', dialogId)
      .where('staff_id', '=', staffId)
      .executeTakeFirst();
    return row?.text ?? '';
  }

  /** An empty text leaves no draft. */
  async keep(tx: Transaction, dialogId: number, staffId: number, text: string): Promise<void> {
    if (text === '') {
      await tx.db.deleteFrom('drafts').where('dialog_id', '=', dialogId).where('staff_id', '=', staffId).execute();
      return;
    }
    const row = { text, changed_at: tx.now };
    await tx.db
      .insertInto('drafts')
      .values({ dialog_id: dialogId, staff_id: staffId, ...row })
      .onConflict((conflict) => conflict.columns(['dialog_id', 'staff_id']).doUpdateSet(row))
      .execute();
  }
}

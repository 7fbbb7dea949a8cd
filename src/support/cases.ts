import type { Transaction } from '../store/database.ts';
import type { DialogCasesTable } from '../store/tables/dialogs.ts';
import type { Dialog } from './dialog-row.ts';
import type { SupportHours } from './support-hours.ts';

export type CaseOpening = { openedBy: DialogCasesTable['opened_by']; saleId?: number | undefined };

/** What sellers and support talked about, one matter after another: what the statistics of dialogs are made of. */
export class Cases {
  readonly #hours: SupportHours;

  constructor(props: { hours: SupportHours }) {
    this.#hours = props.hours;
  }

  /** Opens a matter; answers its id, which the dialog is to keep. */
  async open(tx: Transaction, dialog: Dialog, { openedBy, saleId }: CaseOpening): Promise<number> {
    const hours = await this.#hours.of(dialog.botId);
    const { id } = await tx.db
      .insertInto('dialog_cases')
      .values({
        dialog_id: dialog.id,
        bot_id: dialog.botId,
        messenger: dialog.messenger,
        opened_by: openedBy,
        sale_id: saleId ?? null,
        in_hours: hours === undefined || hours.isOpen(tx.now) ? 1 : 0,
        opened_at: tx.now,
        answers: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** A later question about a sale says what is talked about now. */
  async concerns(tx: Transaction, caseId: number, saleId: number): Promise<void> {
    await tx.db.updateTable('dialog_cases').set({ sale_id: saleId }).where('id', '=', caseId).execute();
  }

  async taken(tx: Transaction, caseId: number): Promise<void> {
    await tx.db
      .updateTable('dialog_cases')
      .set({ taken_at: tx.now })
      .where('id', '=', caseId)
      .where('taken_at', 'is', null)
      .execute();
  }

  /** An operator has answered; true when they had not in this matter, or somebody else has since. */
  async answered(tx: Transaction, caseId: number, staffId: number): Promise<boolean> {
    const { last_answer_by: last } = await tx.db
      .selectFrom('dialog_cases')
      .select('last_answer_by')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    const own = tx.db.updateTable('dialog_cases').where('id', '=', caseId);
    await own.set((set) => ({ answers: set('answers', '+', 1), last_answer_by: staffId })).execute();
    await own.set({ answered_at: tx.now, answered_by: staffId }).where('answered_at', 'is', null).execute();
    return last !== staffId;
  }

  /** Closes it; answers how many answers it took, and who had begun. */
  async close(
    tx: Transaction,
    caseId: number,
    staffId: number,
  ): Promise<{ answers: number; openedBy: CaseOpening['openedBy'] }> {
    const row = await tx.db
      .updateTable('dialog_cases')
      .set({ closed_at: tx.now, closed_by: staffId })
      .where('id', '=', caseId)
      .returning(['answers', 'opened_by as openedBy'])
      .executeTakeFirstOrThrow();
    return row;
  }

  /** The person has said how it was; the last word counts. False for a matter that is not theirs. */
  async rate(tx: Transaction, subscriberId: number, caseId: number, rating: number): Promise<boolean> {
    const result = await tx.db
      .updateTable('dialog_cases')
      .set({ rating, rated_at: tx.now })
      .where('id', '=', caseId)
      .where('dialog_id', 'in', (query) =>
        query.selectFrom('dialogs').select('id').where('subscriber_id', '=', subscriberId),
      )
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

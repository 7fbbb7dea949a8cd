import type { DialogState } from '../domain/dialog.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Cases } from './cases.ts';
import { changeDialog, dialogOf, ensureDialog, type Dialog, type DialogChange } from './dialog-row.ts';

/** Where a seller stands with support. */
export type SupportStanding = { state: DialogState; withSupport: boolean };

/** Support as sellers meet it: their words come in here. */
export class SellerSupport {
  readonly #store: Store;
  readonly #cases: Cases;

  constructor(props: { store: Store; cases: Cases }) {
    this.#store = props.store;
    this.#cases = props.cases;
  }

  async standing(subscriberId: number): Promise<SupportStanding> {
    const dialog = await dialogOf(this.#store.read, subscriberId);
    return { state: dialog?.state ?? 'closed', withSupport: dialog?.withSupport ?? false };
  }

  /**
   * What the person has said is for support: it waits for an operator, and so do the words that follow. A dialog that is
   * put off to a time keeps that time; one that is put off until the person answers goes on. A muted one stays as it is.
   */
  async hear(
    tx: Transaction,
    subscriber: Subscriber,
    messageId: number,
    about: { saleId?: number | undefined },
  ): Promise<void> {
    const dialog = await ensureDialog(tx, subscriber);
    const { unread } = await tx.db
      .selectFrom('dialogs')
      .select('unread')
      .where('id', '=', dialog.id)
      .executeTakeFirstOrThrow();
    await tx.db.updateTable('messages').set({ dialog_id: dialog.id }).where('id', '=', messageId).execute();
    if (dialog.isMuted) return;
    await changeDialog(tx, dialog.id, {
      ...(await this.#goOn(tx, dialog, about.saleId)),
      with_support: 1,
      waiting_since: dialog.waitingSince ?? tx.now,
      unread: unread + 1,
      last_message_id: messageId,
      last_at: tx.now,
    });
  }

  /** The person is back with support: what they write goes there. */
  async enter(tx: Transaction, subscriberId: number): Promise<void> {
    await this.#turn(tx, subscriberId, 1);
  }

  /** The person is back with the bot; the dialog stays as it is. */
  async leave(tx: Transaction, subscriberId: number): Promise<void> {
    await this.#turn(tx, subscriberId, 0);
  }

  /** How it was, from 1 to 5; false for a matter that is not theirs. */
  async rate(tx: Transaction, subscriberId: number, caseId: number, rating: number): Promise<boolean> {
    const isTheirs = await this.#cases.rate(tx, subscriberId, caseId, rating);
    const dialog = await dialogOf(tx.db, subscriberId);
    if (isTheirs && dialog) tx.changed({ table: 'dialogs', id: dialog.id });
    return isTheirs;
  }

  async #goOn(tx: Transaction, dialog: Dialog, saleId: number | undefined): Promise<DialogChange> {
    if (dialog.state === 'closed' || dialog.caseId === null)
      return {
        state: 'waiting',
        owner_id: null,
        case_id: await this.#cases.open(tx, dialog, { openedBy: 'seller', saleId }),
      };
    if (saleId !== undefined) await this.#cases.concerns(tx, dialog.caseId, saleId);
    const isAwaited = dialog.state === 'paused' && dialog.pausedUntil === null;
    return isAwaited ? { state: 'waiting', owner_id: null } : {};
  }

  async #turn(tx: Transaction, subscriberId: number, withSupport: 0 | 1): Promise<void> {
    const dialog = await dialogOf(tx.db, subscriberId);
    if (dialog && dialog.withSupport !== (withSupport === 1))
      await changeDialog(tx, dialog.id, { with_support: withSupport });
  }
}

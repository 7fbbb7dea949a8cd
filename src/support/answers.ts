import { AppError } from '../domain/app-error.ts';
import type { OutgoingOperation } from '../domain/message.ts';
import type { Caller } from '../domain/staff.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import { changeDialog, checkFree, dialogFor } from './dialog-row.ts';
import type { Dialogs, DialogsProps } from './dialogs.ts';

export type AnswersProps = Pick<DialogsProps, 'cases' | 'profiles' | 'outbox' | 'voiceOf'> & {
  dialogs: Dialogs;
};

/** What an operator says. `clientId` is made by their client once for each: a call that is repeated says nothing twice. */
export type Said = { clientId: string; text: string; pictures: readonly string[] };

/** What operators say to sellers, and note for each other. */
export class Answers {
  readonly #props: AnswersProps;

  constructor(props: AnswersProps) {
    this.#props = props;
  }

  /**
   * Says it, with the text under the first picture, and answers the messages. The dialog becomes the caller's where it is
   * free, and the person's next words go to support. AppError `conflict` when it is somebody else's.
   */
  async say(tx: Transaction, caller: Caller, dialogId: number, { clientId, text, pictures }: Said): Promise<number[]> {
    const dialog = await dialogFor(tx.db, caller, dialogId);
    const before = await this.#saidBefore(tx, caller, dialogId, clientId);
    if (before.length > 0) return before;
    const { caseId } = await this.#props.dialogs.take(tx, caller, dialogId);
    const subscriber = await this.#subscriber(dialog.subscriberId);
    const { cases, outbox } = this.#props;
    const voice = this.#props.voiceOf(dialog.botId);
    if (await cases.answered(tx, caseId, caller.staffId))
      await outbox.add(tx, subscriber, [{ kind: 'message', message: voice.joined(caller.name) }]);

    const parts =
      pictures.length === 0 ? [voice.said(text)] : pictures.map((file, at) => voice.said(at === 0 ? text : '', file));
    const operations = parts.map((message): OutgoingOperation => ({ kind: 'message', message }));
    const outboxIds = await outbox.add(tx, subscriber, operations);
    const own = {
      author: 'operator',
      staff_id: caller.staffId,
      dialog_id: dialogId,
      client_id: clientId,
      album: pictures.length > 1 ? clientId : null,
      buttons: null,
    } as const;
    const rows = await tx.db
      .updateTable('messages')
      .set(own)
      .where('outbox_id', 'in', outboxIds)
      .where('outbox_id', 'is not', null)
      .returning('id')
      .execute();
    const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
    await this.#answered(tx, caller, dialogId, ids.at(-1) ?? null);
    return ids;
  }

  /** Sends what has failed once more. AppError `not found`, or `conflict` for what has not failed. */
  async again(tx: Transaction, caller: Caller, dialogId: number, messageId: number): Promise<void> {
    const dialog = await dialogFor(tx.db, caller, dialogId);
    await checkFree(tx, caller, dialog);
    const row = await tx.db
      .selectFrom('messages')
      .select(['id', 'text', 'picture', 'state'])
      .where('id', '=', messageId)
      .where('subscriber_id', '=', dialog.subscriberId)
      .where('author', '=', 'operator')
      .executeTakeFirst();
    if (!row) throw new AppError('not found', `no operator has said a message ${messageId} in this dialog`);
    if (row.state !== 'failed') throw new AppError('conflict', `this message has not failed: it is ${row.state}`);
    await this.#props.dialogs.take(tx, caller, dialogId);
    const message = this.#props.voiceOf(dialog.botId).said(row.text, row.picture ?? undefined);
    const subscriber = await this.#subscriber(dialog.subscriberId);
    const [outboxId = 0] = await this.#props.outbox.resend(tx, subscriber, [{ kind: 'message', message }]);
    await tx.db
      .updateTable('messages')
      .set({ outbox_id: outboxId, state: 'pending', reason: null })
      .where('id', '=', messageId)
      .execute();
    tx.changed({ table: 'messages', id: messageId });
  }

  /** Notes something that only the staff sees; anybody who sees the dialog may. Answers its message. */
  async note(tx: Transaction, caller: Caller, dialogId: number, text: string): Promise<number> {
    const dialog = await dialogFor(tx.db, caller, dialogId);
    const { id } = await tx.db
      .insertInto('messages')
      .values({
        subscriber_id: dialog.subscriberId,
        dialog_id: dialogId,
        author: 'note',
        staff_id: caller.staffId,
        kind: 'text',
        text,
        said_at: tx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    tx.changed({ table: 'messages', id });
    return id;
  }

  /** AppError `conflict` when the id was used for something else. */
  async #saidBefore(tx: Transaction, caller: Caller, dialogId: number, clientId: string): Promise<number[]> {
    const rows = await tx.db
      .selectFrom('messages')
      .select(['id', 'dialog_id', 'staff_id'])
      .where('client_id', '=', clientId)
      .where('client_id', 'is not', null)
      .orderBy('id')
      .execute();
    if (rows.some((row) => row.dialog_id !== dialogId || row.staff_id !== caller.staffId))
      throw new AppError('conflict', 'client: this id was used for another message');
    return rows.map(({ id }) => id);
  }

  async #answered(tx: Transaction, { staffId }: Caller, dialogId: number, last: number | null): Promise<void> {
    const isAnswered = { waiting_since: null, escalated_at: null, unread: 0, with_support: 1 } as const;
    await changeDialog(tx, dialogId, { ...isAnswered, last_message_id: last, last_at: tx.now });
    await tx.db.deleteFrom('drafts').where('dialog_id', '=', dialogId).where('staff_id', '=', staffId).execute();
  }

  async #subscriber(id: number): Promise<Subscriber> {
    const subscriber = await this.#props.profiles.byId(id);
    if (!subscriber) throw new AppError('not found', `there is no subscriber ${id}`);
    return subscriber;
  }
}

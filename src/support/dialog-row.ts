import { AppError } from '../domain/app-error.ts';
import { holderOf, type DialogState } from '../domain/dialog.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import { seesBot, type Caller } from '../domain/staff.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { DialogsTable } from '../store/tables/dialogs.ts';

/** A dialog as its rules need it. */
export type Dialog = {
  id: number;
  subscriberId: number;
  botId: string;
  messenger: MessengerName;
  state: DialogState;
  ownerId: number | null;
  leasedAt: number | null;
  withSupport: boolean;
  caseId: number | null;
  waitingSince: number | null;
  pausedUntil: number | null;
  isMuted: boolean;
};

/** A dialog of a bot that the caller may see. AppError `not found` for one that is not there and a foreign one alike. */
export async function dialogFor(db: Queries, caller: Pick<Caller, 'bots'>, id: number): Promise<Dialog> {
  const row = await db.selectFrom('dialogs').selectAll().where('id', '=', id).executeTakeFirst();
  if (row && seesBot(caller, row.bot_id)) return asDialog(row);
  throw new AppError('not found', `there is no dialog ${id}: see them with \`ergo-bot dialog list\``);
}

export async function dialogOf(db: Queries, subscriberId: number): Promise<Dialog | undefined> {
  const row = await db.selectFrom('dialogs').selectAll().where('subscriber_id', '=', subscriberId).executeTakeFirst();
  return row && asDialog(row);
}

/** The dialog of a person, made where there is none. */
export async function ensureDialog(
  tx: Transaction,
  { id, botId, messenger }: Pick<Subscriber, 'id' | 'botId' | 'messenger'>,
): Promise<Dialog> {
  const known = await dialogOf(tx.db, id);
  if (known) return known;
  const row = await tx.db
    .insertInto('dialogs')
    .values({
      subscriber_id: id,
      bot_id: botId,
      messenger,
      state: 'closed',
      with_support: 0,
      unread: 0,
      last_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  tx.changed({ table: 'dialogs', id: row.id });
  return asDialog(row);
}

/** AppError `conflict` unless the caller alone may write in it, or nobody does. Says whose it is. */
export async function checkFree(tx: Transaction, caller: Pick<Caller, 'staffId'>, dialog: Dialog): Promise<void> {
  const holder = holderOf(dialog, tx.now);
  if (holder === undefined || holder === caller.staffId) return;
  const owner = await tx.db.selectFrom('staff').select('name').where('id', '=', holder).executeTakeFirst();
  throw new AppError('conflict', `this dialog is with ${owner?.name ?? 'somebody else'}`);
}

/** AppError `conflict` unless it is the caller's own, taken or paused. */
export async function checkOwn(tx: Transaction, caller: Pick<Caller, 'staffId'>, dialog: Dialog): Promise<void> {
  await checkFree(tx, caller, dialog);
  if (dialog.ownerId === caller.staffId && (dialog.state === 'taken' || dialog.state === 'paused')) return;
  throw new AppError('conflict', 'this dialog is not yours now: take it first');
}

export type DialogChange = Partial<Omit<DialogsTable, 'id' | 'subscriber_id' | 'bot_id' | 'messenger'>>;

/** Changes a dialog and says so. */
export async function changeDialog(tx: Transaction, id: number, change: DialogChange): Promise<void> {
  await tx.db.updateTable('dialogs').set(change).where('id', '=', id).execute();
  tx.changed({ table: 'dialogs', id });
}

type Row = Omit<DialogsTable, 'id'> & { id: number };

function asDialog(row: Row): Dialog {
  return {
    id: row.id,
    subscriberId: row.subscriber_id,
    botId: row.bot_id,
    messenger: row.messenger,
    state: row.state,
    ownerId: row.owner_id,
    leasedAt: row.leased_at,
    withSupport: row.with_support === 1,
    caseId: row.case_id,
    waitingSince: row.waiting_since,
    pausedUntil: row.paused_until,
    isMuted: row.muted_at !== null,
  };
}

import { AppError } from '../domain/app-error.ts';
import { seesBot, type Caller } from '../domain/staff.ts';
import { worksWith, type Accounts } from '../staff/accounts.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Profiles } from '../audience/profiles.ts';
import type { Transaction } from '../store/database.ts';
import type { Cases } from './cases.ts';
import { changeDialog, checkFree, checkOwn, dialogFor, ensureDialog, type Dialog } from './dialog-row.ts';

/** The bot's own words in a dialog. */
export type DialogVoice = {
  /** Who is there now. */
  joined(name: string): OutgoingMessage;
  /** What an operator says, as they have typed it. */
  said(text: string, picture?: string): OutgoingMessage;
  /** It is over; with `rate`, how was it? */
  closed(matter: { caseId: number; rate: boolean }): OutgoingMessage[];
};

export type DialogsProps = {
  cases: Cases;
  accounts: Accounts;
  profiles: Profiles;
  outbox: Outbox;
  voiceOf: (botId: string) => DialogVoice;
  /** Whether sellers are asked how it was. */
  ratings: boolean;
};

/** A dialog that goes from hand to hand. */
export type HandedOver = { id: number; state: Dialog['state']; unanswered: boolean };

/**
 * What operators do with dialogs. Whose a dialog is, is decided here, in the transaction that acts on it: whatever a
 * screen still shows, only its holder gets through. Every act is AppError `not found` for a dialog that the caller may
 * not see, and `conflict` for one that is somebody else's.
 */
export class Dialogs {
  readonly #props: DialogsProps;

  constructor(props: DialogsProps) {
    this.#props = props;
  }

  /** The dialog of any subscriber whose bot the caller may see, for reading and for writing the first word. */
  async open(tx: Transaction, caller: Caller, subscriberId: number): Promise<number> {
    const row = await tx.db
      .selectFrom('subscribers')
      .select(['id', 'bot_id', 'messenger'])
      .where('id', '=', subscriberId)
      .executeTakeFirst();
    if (!row || !seesBot(caller, row.bot_id)) throw new AppError('not found', `there is no subscriber ${subscriberId}`);
    return (await ensureDialog(tx, { id: row.id, botId: row.bot_id, messenger: row.messenger })).id;
  }

  /** Makes a free dialog the caller's own. A closed one begins anew. */
  async take(tx: Transaction, caller: Caller, id: number): Promise<Dialog & { caseId: number }> {
    const dialog = await dialogFor(tx.db, caller, id);
    await checkFree(tx, caller, dialog);
    return this.#give(tx, dialog, caller.staffId);
  }

  /** Gives it back to all. */
  async release(tx: Transaction, caller: Caller, id: number): Promise<void> {
    await checkOwn(tx, caller, await dialogFor(tx.db, caller, id));
    await changeDialog(tx, id, FREE);
  }

  /** Puts it off until a time, or until the person writes to support; the bot works as ever meanwhile. */
  async pause(tx: Transaction, caller: Caller, id: number, until: number | undefined): Promise<void> {
    const dialog = await this.take(tx, caller, id);
    if (until !== undefined && until <= tx.now) throw new AppError('usage', 'until: expected a time that is to come');
    await changeDialog(tx, dialog.id, {
      state: 'paused',
      paused_until: until ?? null,
      with_support: 0,
      waiting_since: null,
      escalated_at: null,
    });
  }

  /** Ends it. The seller is told, unless `quietly`, and asked how it was when somebody has answered. */
  async close(tx: Transaction, caller: Caller, id: number, quietly: boolean): Promise<void> {
    const { cases, profiles, outbox, voiceOf, ratings } = this.#props;
    const before = await dialogFor(tx.db, caller, id);
    if (before.state === 'closed') throw new AppError('conflict', 'this dialog is closed already');
    const { caseId, subscriberId } = await this.take(tx, caller, id);
    const { answers, openedBy } = await cases.close(tx, caseId, caller.staffId);
    await changeDialog(tx, id, { ...FREE, state: 'closed', waiting_since: null, with_support: 0, unread: 0 });
    const isSilent = quietly || (answers === 0 && openedBy === 'operator');
    const subscriber = isSilent ? undefined : await profiles.byId(subscriberId);
    if (!subscriber) return;
    const words = voiceOf(before.botId).closed({ caseId, rate: ratings && answers > 0 });
    await outbox.add(
      tx,
      subscriber,
      words.map((message) => ({ kind: 'message', message })),
    );
  }

  /** Gives it to a colleague, who may see the bot. */
  async transfer(tx: Transaction, caller: Caller, id: number, to: string): Promise<void> {
    const dialog = await this.take(tx, caller, id);
    await this.#give(tx, dialog, await this.#colleague(tx, to, dialog.botId));
  }

  /** Takes it from whoever has it; for administrators. */
  async takeOver(tx: Transaction, caller: Caller, id: number): Promise<void> {
    await this.#give(tx, await dialogFor(tx.db, caller, id), caller.staffId);
  }

  /** What the person writes is kept and calls nobody any more; with `false`, again. The person is not told. */
  async mute(tx: Transaction, caller: Caller, id: number, isMuted: boolean): Promise<void> {
    const dialog = await dialogFor(tx.db, caller, id);
    await checkFree(tx, caller, dialog);
    const silent = { muted_at: tx.now, waiting_since: null, escalated_at: null, unread: 0 };
    await changeDialog(tx, id, isMuted ? silent : { muted_at: null });
  }

  /** The operator is there: their leases begin anew. Answers which dialogs are theirs, so that a lost one is noticed. */
  async renew(tx: Transaction, { staffId }: Pick<Caller, 'staffId'>): Promise<number[]> {
    const rows = await tx.db
      .selectFrom('dialogs')
      .select(['id', 'state'])
      .where('owner_id', '=', staffId)
      .where('state', 'in', ['taken', 'paused'])
      .orderBy('id')
      .execute();
    const taken = rows.filter(({ state }) => state === 'taken').map(({ id }) => id);
    if (taken.length > 0)
      await tx.db.updateTable('dialogs').set({ leased_at: tx.now }).where('id', 'in', taken).execute();
    return rows.map(({ id }) => id);
  }

  /** Hands over everything that the caller has: to a colleague, or back to all. A time that was set stays set. */
  async endShift(tx: Transaction, caller: Caller, to?: string): Promise<HandedOver[]> {
    const own = await this.renew(tx, caller);
    const handed: HandedOver[] = [];
    for (const id of own) {
      const dialog = await dialogFor(tx.db, { bots: 'all' }, id);
      if (to !== undefined) {
        const owner = await this.#colleague(tx, to, dialog.botId);
        await changeDialog(tx, id, { owner_id: owner, leased_at: tx.now });
      } else if (dialog.state === 'paused' && dialog.pausedUntil !== null)
        await changeDialog(tx, id, { owner_id: null });
      else await changeDialog(tx, id, FREE);
      handed.push({ id, state: dialog.state, unanswered: dialog.waitingSince !== null });
    }
    return handed;
  }

  /** So far the caller has seen what the person wrote. */
  async markRead(tx: Transaction, caller: Caller, id: number, upTo: number): Promise<void> {
    const dialog = await dialogFor(tx.db, caller, id);
    const { count } = await tx.db
      .selectFrom('messages')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('subscriber_id', '=', dialog.subscriberId)
      .where('id', '>', upTo)
      .where('author', '=', 'seller')
      .where('dialog_id', 'is not', null)
      .executeTakeFirstOrThrow();
    const { unread } = await tx.db
      .selectFrom('dialogs')
      .select('unread')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    // Never more than before: what was seen by a colleague does not become unseen by who looks at an older page.
    if (count < unread) await changeDialog(tx, id, { unread: count });
  }

  async #give(tx: Transaction, dialog: Dialog, staffId: number): Promise<Dialog & { caseId: number }> {
    const { cases } = this.#props;
    const isNew = dialog.state === 'closed' || dialog.caseId === null;
    const caseId =
      isNew || dialog.caseId === null ? await cases.open(tx, dialog, { openedBy: 'operator' }) : dialog.caseId;
    await cases.taken(tx, caseId);
    const given = { state: 'taken' as const, ownerId: staffId, leasedAt: tx.now, pausedUntil: null };
    await changeDialog(tx, dialog.id, {
      state: given.state,
      owner_id: staffId,
      leased_at: tx.now,
      paused_until: null,
      case_id: caseId,
    });
    return { ...dialog, ...given, caseId };
  }

  async #colleague(tx: Transaction, login: string, botId: string): Promise<number> {
    const account = await this.#props.accounts.byLogin(tx, login);
    if (!worksWith(account, botId)) throw new AppError('conflict', `"${login}" does not work with the bot ${botId}`);
    return account.id;
  }
}

/** Nobody's. */
const FREE = { state: 'waiting', owner_id: null, leased_at: null, paused_until: null, escalated_at: null } as const;

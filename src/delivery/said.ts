import type { Incoming, IncomingContent } from '../domain/incoming.ts';
import type { OutgoingMessage, OutgoingOperation } from '../domain/message.ts';
import type { MessageKind, MessageState } from '../domain/said-message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';

const TOLD_AT_ONCE = 1_000;

/** Everything that is said is written down in the transaction that hears it or queues it; here is how. */

/** Keeps what a person said; answers its row, or nothing for what nobody said. `label`: of the button that was pressed. */
export async function keepHeard(
  tx: Transaction,
  subscriber: Subscriber,
  { content, messageId }: Incoming,
  label?: string,
): Promise<number | undefined> {
  const said = saidIn(content, label);
  if (!said) return undefined;
  const { id } = await tx.db
    .insertInto('messages')
    .values({
      ...said,
      subscriber_id: subscriber.id,
      author: 'seller',
      external_id: messageId ?? null,
      said_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  tx.changed({ table: 'messages', id });
  return id;
}

/** Keeps the new words of a message that the person has edited, and the old ones; answers its row, if it is known. */
export async function keepEdited(
  tx: Transaction,
  subscriber: Subscriber,
  edited: { messageId: string; text: string },
): Promise<number | undefined> {
  const row = await tx.db
    .selectFrom('messages')
    .select(['id', 'text'])
    .where('subscriber_id', '=', subscriber.id)
    .where('external_id', '=', edited.messageId)
    .where('external_id', 'is not', null)
    .executeTakeFirst();
  if (!row || row.text === edited.text) return undefined;
  await tx.db
    .insertInto('message_versions')
    .values({ message_id: row.id, text: row.text, replaced_at: tx.now })
    .execute();
  await tx.db.updateTable('messages').set({ text: edited.text, edited_at: tx.now }).where('id', '=', row.id).execute();
  tx.changed({ table: 'messages', id: row.id });
  return row.id;
}

/** Keeps what is to be sent, with the outbox rows that carry it. An edit of the bot's own takes the place of the message. */
export async function keepQueued(
  tx: Transaction,
  to: Subscriber,
  queued: readonly { outboxId: number; operation: OutgoingOperation | undefined }[],
): Promise<void> {
  for (const { outboxId, operation } of queued) {
    if (operation?.kind === 'edit') await replaceText(tx, operation.edit.of, operation.edit.message.text.text);
    if (operation?.kind !== 'message') continue;
    const { id } = await tx.db
      .insertInto('messages')
      .values({
        subscriber_id: to.id,
        author: 'bot',
        ...contentOf(operation.message),
        outbox_id: outboxId,
        state: 'pending',
        said_at: tx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    tx.changed({ table: 'messages', id });
  }
}

/** Keeps what went to somebody without the outbox, as it was taken by the messenger. `bulkId`: what went to many. */
export async function keepTold(
  tx: Transaction,
  told: readonly { subscriberId: number; message: OutgoingMessage; bulkId?: string }[],
): Promise<void> {
  // As many as one statement takes.
  for (let from = 0; from < told.length; from += TOLD_AT_ONCE) {
    const rows = await tx.db
      .insertInto('messages')
      .values(
        told.slice(from, from + TOLD_AT_ONCE).map(({ subscriberId, message, bulkId }) => ({
          ...contentOf(message),
          subscriber_id: subscriberId,
          author: 'bot' as const,
          bulk_id: bulkId ?? null,
          state: 'sent' as const,
          said_at: tx.now,
        })),
      )
      .returning('id')
      .execute();
    for (const { id } of rows) tx.changed({ table: 'messages', id });
  }
}

/** Keeps what the messenger reports later of what went to many. */
export async function keepBulkFate(
  tx: Transaction,
  { subscriberId, bulkId }: { subscriberId: number; bulkId: string },
  fate: { state: MessageState; reason: string | null },
): Promise<void> {
  const row = await tx.db
    .updateTable('messages')
    .set(fate)
    .where('subscriber_id', '=', subscriberId)
    .where('bulk_id', '=', bulkId)
    .where('bulk_id', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (row) tx.changed({ table: 'messages', id: row.id });
}

/** Keeps what became of messages, by their outbox rows. */
export async function keepFate(
  tx: Transaction,
  outboxIds: readonly number[],
  fate: { state: MessageState; reason: string | null },
): Promise<void> {
  if (outboxIds.length === 0) return;
  const rows = await tx.db
    .updateTable('messages')
    .set(fate)
    .where('outbox_id', 'in', outboxIds)
    .where('outbox_id', 'is not', null)
    .returning('id')
    .execute();
  for (const { id } of rows) tx.changed({ table: 'messages', id });
}

function contentOf({ text, picture, keyboard }: OutgoingMessage) {
  // The main menu stands there all the time; what is pressed under a message belongs to it.
  const buttons = keyboard?.kind === 'choices' ? keyboard.rows.flat().map((button) => button.label) : [];
  return {
    kind: picture ? ('photo' as const) : ('text' as const),
    text: text.text,
    buttons: buttons.length === 0 ? null : JSON.stringify(buttons),
    picture: picture?.file ?? null,
  };
}

async function replaceText(tx: Transaction, outboxId: number, text: string): Promise<void> {
  const row = await tx.db
    .updateTable('messages')
    .set({ text })
    .where('outbox_id', '=', outboxId)
    .where('outbox_id', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (row) tx.changed({ table: 'messages', id: row.id });
}

type Said = { kind: MessageKind; text: string; photo_ref?: string; album?: string | null };

function saidIn(content: IncomingContent, label: string | undefined): Said | undefined {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text };
    case 'command':
      return { kind: 'text', text: `/${content.name} ${content.argument}`.trim() };
    case 'start':
      return { kind: 'text', text: '/start' };
    case 'photo': {
      const { caption = '', media, albumId = null } = content;
      return { kind: 'photo', text: caption, photo_ref: media.ref, album: albumId };
    }
    case 'contact':
      return { kind: 'contact', text: `+${content.phone}` };
    case 'press':
      return { kind: 'press', text: label ?? content.press.message?.label ?? '' };
    case 'unsupported':
      return { kind: 'other', text: content.what };
    case 'edited':
    case 'opened':
    case 'subscribed':
    case 'unsubscribed':
    case 'receipt':
    case 'group':
    case 'session ended':
      return undefined;
  }
}

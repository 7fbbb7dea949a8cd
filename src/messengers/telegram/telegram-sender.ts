import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { InputFile, type Api } from 'grammy';
import * as z from 'zod';

import type {
  ChoiceClosing,
  MessageEdit,
  OutgoingMessage,
  OutgoingOperation,
  StoredPicture,
} from '../../domain/message.ts';
import { plain, type RichText } from '../../domain/rich-text.ts';
import { messageParts, sendParts, type MessagePart } from '../message-parts.ts';
import type { SendOutcome } from '../messenger.ts';
import { sliceText } from '../split-text.ts';
import { entitiesOf } from './entities.ts';
import { failedSend } from './errors.ts';
import { inlineKeyboard, replyMarkup } from './keyboards.ts';
import { callLimit, type CallLimit } from './telegram-fetch.ts';
import { LIMITS } from './telegram-form.ts';

const SEND_LIMIT_MS = 20_000;

/** Answers to an edit whose purpose is already reached or can no longer be. */
const NOTHING_TO_EDIT = /message is not modified|message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;

const sentMessage = z.object({ message_id: z.int() });
const sentPhoto = z.object({ photo: z.array(z.object({ file_id: z.string() })).min(1) });

type PhotoOptions = NonNullable<Parameters<Api['sendPhoto']>[2]>;

/** Turns operations into calls of the Bot API and their ends into outcomes. */
export class TelegramSender {
  readonly #api: Api;
  readonly #mediaDir: string;
  /** Telegram's own ids of pictures already uploaded, by file name. */
  readonly #uploaded = new Map<string, string>();
  /** Pictures on their way there for the first time: who wants to send the same waits for its id. */
  readonly #uploads = new Map<string, Promise<SendOutcome>>();

  constructor(props: { api: Api; mediaDir: string }) {
    this.#api = props.api;
    this.#mediaDir = props.mediaDir;
  }

  async send(to: string, operation: OutgoingOperation, signal: AbortSignal, partsSent?: number): Promise<SendOutcome> {
    if (signal.aborted) return { kind: 'unreachable', reason: 'stopping' };
    switch (operation.kind) {
      case 'message':
        return this.#sendMessage(to, operation.message, signal, partsSent);
      case 'close choice':
        return this.#closeChoice(to, operation.closing, signal);
      case 'edit':
        return this.#edit(to, operation.edit, signal);
    }
  }

  #sendMessage(to: string, message: OutgoingMessage, signal: AbortSignal, partsSent?: number): Promise<SendOutcome> {
    return sendParts(
      messageParts(message, LIMITS),
      (part) => (part.picture ? this.#sendPhoto(to, part, part.picture, signal) : this.#sendText(to, part, signal)),
      partsSent,
    );
  }

  #sendText(to: string, { text, keyboard }: MessagePart, signal: AbortSignal): Promise<SendOutcome> {
    return outcome(signal, (limit) =>
      this.#api.sendMessage(
        to,
        text.text,
        {
          entities: entitiesOf(text),
          link_preview_options: { is_disabled: true },
          ...(keyboard && { reply_markup: replyMarkup(keyboard) }),
        },
        limit,
      ),
    );
  }

  async #sendPhoto(
    to: string,
    { text, keyboard }: MessagePart,
    { file }: StoredPicture,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const options = {
      ...(text.text && { caption: text.text, caption_entities: entitiesOf(text) }),
      ...(keyboard && { reply_markup: replyMarkup(keyboard) }),
    };
    while (!this.#uploaded.has(file) && this.#uploads.has(file)) await this.#uploads.get(file);
    const known = this.#uploaded.get(file);
    if (known) {
      const again = await outcome(signal, (limit) => this.#api.sendPhoto(to, known, options, limit));
      if (again.kind !== 'rejected') return again;
      this.#uploaded.delete(file);
    }

    const upload = this.#upload(to, file, options, signal);
    this.#uploads.set(file, upload);
    return upload.finally(() => this.#uploads.delete(file));
  }

  async #upload(to: string, file: string, options: PhotoOptions, signal: AbortSignal): Promise<SendOutcome> {
    const bytes = await readPicture(join(this.#mediaDir, basename(file)));
    if (!bytes) return { kind: 'rejected', reason: 'the picture is not in the media folder' };
    return outcome(signal, async (limit) => {
      const sent = await this.#api.sendPhoto(to, new InputFile(bytes, basename(file)), options, limit);
      const fileId = sentPhoto.safeParse(sent).data?.photo.at(-1)?.file_id;
      if (fileId) this.#uploaded.set(file, fileId);
      return sent;
    });
  }

  async #edit(to: string, { messageId, message }: MessageEdit, signal: AbortSignal): Promise<SendOutcome> {
    const id = Number(messageId);
    if (!Number.isSafeInteger(id)) return { kind: 'rejected', reason: 'not a message id of Telegram' };

    const text = sliceText(message.text, 0, LIMITS.text);
    const done = await outcome(signal, (limit) => {
      const options = { entities: entitiesOf(text), link_preview_options: { is_disabled: true } };
      const buttons = message.keyboard?.kind === 'choices' && { reply_markup: inlineKeyboard(message.keyboard.rows) };
      return this.#api.editMessageText(to, id, text.text, { ...options, ...buttons }, limit);
    });
    return settledEdit(done, String(id));
  }

  /** Without a reply markup an edit takes the inline keyboard away. */
  async #closeChoice(to: string, closing: ChoiceClosing, signal: AbortSignal): Promise<SendOutcome> {
    const messageId = Number(closing.messageId);
    if (!Number.isSafeInteger(messageId)) return { kind: 'rejected', reason: 'not a message id of Telegram' };

    const done = await outcome(signal, (limit) => {
      const text = closedText(closing);
      if (closing.hasPicture) {
        const caption = { caption: text.text, caption_entities: entitiesOf(text) };
        return this.#api.editMessageCaption(to, messageId, caption, limit);
      }
      if (closing.text.text === '') return this.#api.editMessageReplyMarkup(to, messageId, {}, limit);
      const options = { entities: entitiesOf(text), link_preview_options: { is_disabled: true } };
      return this.#api.editMessageText(to, messageId, text.text, options, limit);
    });
    return settledEdit(done, closing.messageId);
  }
}

/** What cannot be edited any more, or says so already, is as good as edited. */
function settledEdit(done: SendOutcome, messageId: string): SendOutcome {
  const isSettled = done.kind === 'sent' || (done.kind === 'rejected' && NOTHING_TO_EDIT.test(done.reason));
  return isSettled ? { kind: 'sent', messageId } : done;
}

/** The old text and, below it, what was chosen; the old text gives way where both do not fit. */
function closedText({ text, hasPicture, chosen }: ChoiceClosing): RichText {
  const limit = hasPicture ? LIMITS.caption : LIMITS.text;
  const line = chosen.slice(0, limit);
  if (text.text === '') return plain(line);

  const kept = sliceText(text, 0, limit - line.length - 2);
  return { text: `${kept.text}\n\n${line}`.trimStart(), marks: kept.marks };
}

async function readPicture(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

async function outcome(signal: AbortSignal, call: (limit: CallLimit) => Promise<unknown>): Promise<SendOutcome> {
  try {
    const sent = sentMessage.safeParse(await call(callLimit(signal, SEND_LIMIT_MS)));
    return sent.success ? { kind: 'sent', messageId: String(sent.data.message_id) } : { kind: 'sent' };
  } catch (error) {
    return failedSend(error);
  }
}

import type { NewShown, ShownButton, ShownMessage, ShownSpan } from '../phones/shown.ts';
import type { StoredFile } from '../stored-files.ts';
import type { Entity, InlineButton, TelegramMessage } from './wire.ts';

const SPANS: Record<string, ShownSpan['kind']> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  code: 'code',
  pre: 'code',
  text_link: 'link',
};
const KINDS = ['contact', 'sticker', 'voice', 'video', 'location'] as const;

/** A message as the person sees it in the app. `file` is its picture at full size. */
export function showMessage(message: TelegramMessage, file?: StoredFile): NewShown {
  const entities = message.entities ?? message.caption_entities ?? [];
  return {
    id: String(message.message_id),
    from: message.from.is_bot ? 'bot' : 'me',
    kind: kindOf(message),
    text: message.text ?? message.caption ?? message.contact?.phone_number ?? '',
    spans: entities.map(showSpan),
    ...(file?.picture && {
      picture: { ...file.picture, size: file.bytes.byteLength, sha256: file.sha256 },
    }),
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(showButton)),
    edited: message.edit_date !== undefined,
    at: message.date * 1000,
  };
}

function kindOf(message: TelegramMessage): ShownMessage['kind'] {
  if (message.photo) return 'picture';
  if (message['document']) return 'file';
  return KINDS.find((kind) => message[kind] !== undefined) ?? 'text';
}

function showSpan(entity: Entity): ShownSpan {
  const { offset: start, length, url } = entity;
  return { start, length, kind: SPANS[entity.type] ?? 'other', ...(url && { url }) };
}

function showButton(button: InlineButton): ShownButton {
  return {
    label: button.text,
    ...(button.url && { url: button.url }),
    ...(button.callback_data && { data: button.callback_data }),
  };
}

import type { IncomingContent, RemoteMedia } from '../../domain/incoming.ts';
import { MOST_MEDIA_BYTES } from '../fetch-media.ts';
import { typedContent } from '../typed-content.ts';
import type { WireMessage } from './wire.ts';

const IMAGE_NAME = /\.(jpe?g|png|webp|heic|heif|bmp|tiff?|gif)$/i;

/** What people send on purpose but the bot cannot use; the first that fits names it. */
const UNSUPPORTED = [
  'sticker',
  'voice',
  'video',
  'video_note',
  'animation',
  'audio',
  'venue',
  'location',
  'poll',
  'dice',
  'story',
  'document',
  'contact',
];

/** Notices of the chat itself, which nobody expects an answer to (Bot API: service messages of private chats). */
const NOTICES = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'connected_website',
  'users_shared',
  'successful_payment',
];

/** What a message of a private chat says, or nothing for a notice that wants no answer. */
export function messageContent(message: WireMessage): IncomingContent | undefined {
  if (message.text !== undefined) return typedContent(message.text);
  if (message.contact) return contactContent(message, message.contact);
  if ('animation' in message) return { kind: 'unsupported', what: 'animation' };

  const media = photoMedia(message) ?? imageFile(message);
  if (media) {
    return {
      kind: 'photo',
      media,
      ...(message.caption && { caption: message.caption }),
      ...(message.media_group_id && { albumId: message.media_group_id }),
    };
  }
  if (NOTICES.some((name) => name in message)) return undefined;
  return { kind: 'unsupported', what: UNSUPPORTED.find((name) => name in message) ?? 'other' };
}

function contactContent(message: WireMessage, contact: NonNullable<WireMessage['contact']>): IncomingContent {
  const phone = contact.phone_number.replace(/\D/g, '');
  if (!phone) return { kind: 'unsupported', what: 'contact' };
  // The server fills in user_id itself, so a sender cannot pass a stranger's number off as their own.
  return { kind: 'contact', phone, own: contact.user_id !== undefined && contact.user_id === message.from?.id };
}

/** The largest of the sizes Telegram made of a photo that the Bot API still lets bots download, if there is one. */
function photoMedia({ photo }: WireMessage): RemoteMedia | undefined {
  const small = photo?.filter((size) => (size.file_size ?? 0) <= MOST_MEDIA_BYTES) ?? [];
  const sizes = small.length > 0 ? small : (photo ?? []);
  const best = sizes.reduce<(typeof sizes)[number] | undefined>(
    (most, size) => (most && most.width * most.height >= size.width * size.height ? most : size),
    undefined,
  );
  return best && { ref: best.file_id, mimeType: 'image/jpeg', ...(best.file_size && { size: best.file_size }) };
}

/** A photo sent "as a file". One that is too big to be downloaded is a photo all the same: the download says so. */
function imageFile({ document }: WireMessage): RemoteMedia | undefined {
  if (!document) return undefined;
  const { mime_type: mimeType, file_name: fileName, file_size: size } = document;
  const isImage = mimeType?.startsWith('image/') ? !mimeType.startsWith('image/svg') : IMAGE_NAME.test(fileName ?? '');
  if (!isImage) return undefined;
  return { ref: document.file_id, ...(mimeType && { mimeType }), ...(fileName && { fileName }), ...(size && { size }) };
}

import type { Photo } from '../delivery/photos.ts';
import type { RemoteMedia } from '../domain/incoming.ts';
import { TryLater } from '../domain/try-later.ts';
import { pictureKind, USUAL_PHOTOS } from '../domain/picture-kind.ts';
import { menuButton } from './navigation.ts';
import type { Context, Turn } from './scene.ts';
import type { TextKey } from './texts/catalogue.ts';

const TRIES_TO_DOWNLOAD = 3;

/** What a photo is sent for: to have a serial number read, which may be typed instead, or for the club to look at. */
export type PhotoUse = 'serial' | 'to be seen';

/** Fetches and keeps a photo that was sent; a turn with a word on it when it cannot be had, or nobody could open it. */
export async function keepPhoto(
  context: Context,
  media: RemoteMedia,
  use: PhotoUse,
): Promise<{ photo: Photo } | { turn: Turn }> {
  const { photos, messenger, subscriber } = context;
  const kept = await context.busy(photos.keep(messenger, subscriber, media, context.signal));
  if (kept.ok) {
    const isUsable = use === 'serial' || USUAL_PHOTOS.includes(pictureKind(kept.value.bytes));
    return isUsable ? { photo: kept.value } : { turn: word(context, 'general.bad-photo') };
  }

  const { kind, reason, seconds } = kept.failure;
  // Thrown, so that the update is tried again: the seller need not send the photo twice for a lost connection.
  if (kind === 'unreachable' && context.failures < TRIES_TO_DOWNLOAD) throw new TryLater(`photo: ${reason}`, seconds);
  if (kind !== 'too big') return { turn: word(context, 'quick.photo-gone') };
  return { turn: word(context, use === 'serial' ? 'quick.photo-too-big' : 'general.photo-too-big') };
}

type WordKey = TextKey & ('quick.photo-gone' | 'quick.photo-too-big' | 'general.photo-too-big' | 'general.bad-photo');

function word({ words }: Context, key: WordKey): Turn {
  return { replies: [{ text: words.say(key), buttons: [[menuButton('menu', words)]] }] };
}

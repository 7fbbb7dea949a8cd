import type { Photo } from '../delivery/photos.ts';
import type { RemoteMedia } from '../domain/incoming.ts';
import { menuButton } from './navigation.ts';
import type { Context, Turn } from './scene.ts';

const TRIES_TO_DOWNLOAD = 3;

/** Fetches and keeps a photo that was sent; a turn with a word on it when it cannot be had. */
export async function keepPhoto(context: Context, media: RemoteMedia): Promise<{ photo: Photo } | { turn: Turn }> {
  const { photos, messenger, subscriber, words } = context;
  const kept = await context.busy(photos.keep(messenger, subscriber, media, context.signal));
  if (kept.ok) return { photo: kept.value };

  const { kind, reason } = kept.failure;
  // Thrown, so that the update is tried again: the seller need not send the photo twice for a lost connection.
  if (kind === 'unreachable' && context.failures < TRIES_TO_DOWNLOAD) throw new Error(`photo: ${reason}`);
  const text = words.say(kind === 'too big' ? 'quick.photo-too-big' : 'quick.photo-gone');
  return { turn: { replies: [{ text, buttons: [[menuButton('menu', words)]] }] } };
}

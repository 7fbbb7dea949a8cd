import { request } from 'undici';
import type { StoredFile } from '../stored-files.ts';
import type { TelegramBot } from './bot.ts';
import type { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';
import type { PhotoSize } from './wire.ts';

const UPLOAD_LIMIT = 10 * 1024 * 1024;
const URL_LIMIT = 5 * 1024 * 1024;

/** The `photo` of a call: an upload, a file_id known to this bot, or a URL that is fetched now. */
export async function readPhoto(bot: TelegramBot, parameters: Parameters): Promise<PhotoSize[]> {
  const given = parameters.text('photo');
  const upload = parameters.upload(given.startsWith('attach://') ? given.slice('attach://'.length) : 'photo');
  if (upload) return checked(bot, upload.bytes, UPLOAD_LIMIT);
  if (given === '') throw badRequest('there is no photo in the request');
  if (/^https?:\/\//i.test(given)) return checked(bot, await fetchPhoto(given), URL_LIMIT);

  const known = bot.files.byId(given);
  if (!known) throw badRequest('wrong remote file identifier specified: Wrong string length');
  if (!known.path.startsWith('photos/')) throw badRequest("can't use file of type Document as Photo");
  return [
    {
      file_id: known.fileId,
      file_unique_id: known.uniqueId,
      width: known.stored.picture?.width ?? 0,
      height: known.stored.picture?.height ?? 0,
      file_size: known.stored.bytes.byteLength,
    },
  ];
}

function checked(bot: TelegramBot, bytes: Uint8Array, limit: number): PhotoSize[] {
  if (bytes.byteLength === 0) throw badRequest('file must be non-empty');
  if (bytes.byteLength > limit)
    throw badRequest(
      `file of size ${bytes.byteLength} bytes is too big for a photo; the maximum size is ${limit} bytes`,
    );
  const sizes = bot.files.addPhoto(bytes);
  checkPicture(bot.files.byId(sizes[1]?.file_id ?? '')?.stored);
  return sizes;
}

function checkPicture(file: StoredFile | undefined): void {
  const { picture } = file ?? {};
  if (!picture) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = picture;
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS');
}

async function fetchPhoto(url: string): Promise<Uint8Array> {
  const answer = await request(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (answer?.statusCode !== 200) throw badRequest('failed to get HTTP URL content');
  if (!String(answer.headers['content-type']).startsWith('image/'))
    throw badRequest('wrong type of the web page content');
  return new Uint8Array(await answer.body.arrayBuffer());
}

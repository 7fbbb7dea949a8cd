import { request } from 'undici';
import type { NewShown } from '../phones/shown.ts';
import type { StoredFile } from '../stored-files.ts';
import { buttonsInRows } from './buttons-in-rows.ts';
import { neededApiVersion } from './keyboard-rules.ts';
import type { ViberMessage } from './message-rules.ts';
import { showViberText } from './show-viber-text.ts';
import type { ViberBot, ViberEvent } from './viber-bot.ts';
import type { ViberPerson } from './viber-person.ts';

const PICTURE_LIMIT = 1024 * 1024;
const THUMBNAIL_LIMIT = 100 * 1024;
const KINDS: Record<ViberMessage['type'], NewShown['kind']> = {
  text: 'text',
  picture: 'picture',
  video: 'video',
  file: 'file',
  contact: 'contact',
  location: 'location',
  sticker: 'sticker',
  url: 'link',
  rich_media: 'text',
  'keyboard only': 'service',
};

/**
 * What the phone does with a message that the API has taken: fetch its picture, check what only the app checks, show it,
 * and report `delivered` and `seen`, or `failed`.
 */
export async function showOnPhone(
  bot: ViberBot,
  person: ViberPerson,
  message: ViberMessage,
  token: string,
): Promise<void> {
  await person.inShowOrder(async () => {
    const failure = await tryToShow(bot, person, message, token);
    const about = { message_token: token, user_id: person.id };
    if (failure !== undefined) {
      report(bot, person, { event: 'failed', ...about, desc: failure });
      return;
    }
    if (!bot.settings.receipts) return;
    report(bot, person, { event: 'delivered', ...about });
    report(bot, person, { event: 'seen', ...about });
  });
}

function report(bot: ViberBot, person: ViberPerson, event: ViberEvent): void {
  void bot.happen(person, event);
}

/** Answers why the phone could not show it, if it could not. */
async function tryToShow(
  bot: ViberBot,
  person: ViberPerson,
  message: ViberMessage,
  token: string,
): Promise<string | undefined> {
  const { keyboard, minApiVersion } = message;
  if (keyboard && minApiVersion < neededApiVersion(keyboard))
    return `keyboard is not valid. min_api_version ${minApiVersion} does not allow its parts`;

  let picture: StoredFile | undefined;
  if (message.type === 'picture') {
    const fetched = await fetchPicture(bot, message);
    if (typeof fetched === 'string') return fetched;
    picture = fetched;
  }
  show(bot, person, message, token, picture);
  return undefined;
}

function show(
  bot: ViberBot,
  person: ViberPerson,
  message: ViberMessage,
  token: string,
  picture: StoredFile | undefined,
): void {
  const { richMedia, keyboard, type } = message;
  if (type !== 'keyboard only')
    person.screen.show({
      id: token,
      from: 'bot',
      kind: KINDS[type],
      ...showViberText(message.text),
      ...(picture?.picture && {
        picture: { ...picture.picture, size: picture.bytes.byteLength, sha256: picture.sha256 },
      }),
      buttons: richMedia ? buttonsInRows(richMedia.Buttons, richMedia.ButtonsGroupColumns) : [],
      edited: false,
      at: bot.now(),
    });
  person.trackingData = message.trackingData;
  if (!keyboard) return;
  person.buttons = keyboard.Buttons;
  person.screen.showKeyboard({ rows: buttonsInRows(keyboard.Buttons, keyboard.ButtonsGroupColumns ?? 6) });
}

async function fetchPicture(bot: ViberBot, { media = '', thumbnail }: ViberMessage): Promise<StoredFile | string> {
  const bytes = await fetchUpTo(media, PICTURE_LIMIT);
  if (typeof bytes === 'string') return bytes;
  const file = bot.stored.add(bytes);
  if (!file.picture) return 'media is no JPEG, PNG or GIF';
  const small = thumbnail === undefined ? undefined : await fetchUpTo(thumbnail, THUMBNAIL_LIMIT);
  return typeof small === 'string' ? small : file;
}

async function fetchUpTo(url: string, limit: number): Promise<Uint8Array | string> {
  try {
    const answer = await request(url, { signal: AbortSignal.timeout(10_000) });
    const bytes = new Uint8Array(await answer.body.arrayBuffer());
    if (answer.statusCode !== 200) return `media could not be fetched: HTTP ${answer.statusCode}`;
    return bytes.byteLength > limit ? `media is larger than ${limit} bytes` : bytes;
  } catch {
    return 'media could not be fetched';
  }
}

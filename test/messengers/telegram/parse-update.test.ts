import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseUpdate } from '../../../src/messengers/telegram/parse-update.ts';

const NOW = 1_760_000_000_000;
const CHAT = { id: 208214988, type: 'private', first_name: 'Олена', username: 'olena' };
const FROM = {
  id: 208214988,
  is_bot: false,
  first_name: 'Олена',
  last_name: 'К.',
  username: 'olena',
  language_code: 'uk',
};

function message(content: object, more: object = {}) {
  return {
    update_id: 905,
    message: { message_id: 17, from: FROM, chat: CHAT, date: 1_759_999_990, ...content, ...more },
  };
}

function contentOf(update: unknown) {
  const parsed = parseUpdate(update, NOW);
  return parsed.kind === 'incoming' ? parsed.incoming.content : parsed.kind;
}

describe('parseUpdate', () => {
  it('tells who wrote, when, and under which key', () => {
    expect(parseUpdate(message({ text: 'Привіт' }), NOW)).toEqual({
      kind: 'incoming',
      id: 905,
      incoming: {
        messenger: 'telegram',
        key: '905',
        from: { id: '208214988', name: 'Олена К.', username: 'olena', language: 'uk' },
        sentAt: 1_759_999_990_000,
        content: { kind: 'text', text: 'Привіт' },
        messageId: '17',
      },
    });
  });

  it('reads a start with and without its payload, and other commands without the name of the bot', () => {
    expect(contentOf(message({ text: '/start' }))).toEqual({ kind: 'start' });
    expect(contentOf(message({ text: '/start shop_42' }))).toEqual({ kind: 'start', payload: 'shop_42' });
    expect(contentOf(message({ text: '/menu@ergo_bot  тут ' }))).toEqual({
      kind: 'command',
      name: 'menu',
      argument: 'тут',
    });
    expect(contentOf(message({ text: '/ дріб' }))).toEqual({ kind: 'text', text: '/ дріб' });
  });

  it('takes only the sender’s own contact for their own', () => {
    const contact = (user_id?: number) =>
      message({ contact: { phone_number: '+38 (067) 123-45-67', first_name: 'О', user_id } });
    expect(contentOf(contact(208214988))).toEqual({ kind: 'contact', phone: '380671234567', own: true });
    expect(contentOf(contact(5))).toEqual({ kind: 'contact', phone: '380671234567', own: false });
    expect(contentOf(contact())).toEqual({ kind: 'contact', phone: '380671234567', own: false });
  });

  it('takes the largest photo that may be downloaded, with caption and album', () => {
    const photo = [
      { file_id: 'small', width: 90, height: 120, file_size: 1000 },
      { file_id: 'large', width: 960, height: 1280, file_size: 200_000 },
      { file_id: 'huge', width: 9600, height: 12_800, file_size: 30_000_000 },
    ];
    expect(contentOf(message({ photo, caption: 'SN', media_group_id: '77' }))).toEqual({
      kind: 'photo',
      media: { ref: 'large', mimeType: 'image/jpeg', size: 200_000 },
      caption: 'SN',
      albumId: '77',
    });
  });

  it('takes a photo sent as a file, and no other file', () => {
    const file = (document: object) => contentOf(message({ document: { file_id: 'F', ...document } }));
    expect(file({ mime_type: 'image/png', file_name: 'a.png', file_size: 10 })).toEqual({
      kind: 'photo',
      media: { ref: 'F', mimeType: 'image/png', fileName: 'a.png', size: 10 },
    });
    expect(file({ file_name: 'IMG_1.HEIC' })).toMatchObject({ kind: 'photo' });
    expect(file({ mime_type: 'application/pdf', file_name: 'a.pdf' })).toEqual({
      kind: 'unsupported',
      what: 'document',
    });
  });

  it('takes a photo that is too big to be downloaded for a photo all the same, so that it can be told', () => {
    const size = 21 * 1024 * 1024;
    expect(contentOf(message({ document: { file_id: 'F', mime_type: 'image/jpeg', file_size: size } }))).toEqual({
      kind: 'photo',
      media: { ref: 'F', mimeType: 'image/jpeg', size },
    });
    expect(contentOf(message({ photo: [{ file_id: 'P', width: 1, height: 1, file_size: size }] }))).toEqual({
      kind: 'photo',
      media: { ref: 'P', mimeType: 'image/jpeg', size },
    });
  });

  it('names what it cannot use and keeps silent about notices', () => {
    expect(contentOf(message({ sticker: { file_id: 'S' } }))).toEqual({ kind: 'unsupported', what: 'sticker' });
    expect(contentOf(message({ animation: {}, document: { file_id: 'A' } }))).toEqual({
      kind: 'unsupported',
      what: 'animation',
    });
    expect(contentOf(message({ something_of_next_year: {} }))).toEqual({ kind: 'unsupported', what: 'other' });
    expect(contentOf(message({ pinned_message: {} }))).toBe('ignored');
  });

  it('gives a press with its message, the formatting of it, and the label that was pressed', () => {
    const press = {
      update_id: 906,
      callback_query: {
        id: '4382bfdwdsb323b2d9',
        from: FROM,
        chat_instance: '1',
        data: 'sale:yes',
        message: {
          message_id: 18,
          chat: CHAT,
          date: 1_759_999_990,
          text: 'Серійний SN12',
          entities: [
            { type: 'code', offset: 9, length: 4 },
            { type: 'mention', offset: 0, length: 3 },
          ],
          reply_markup: {
            inline_keyboard: [
              [
                { text: 'Сайт', url: 'https://e.ua' },
                { text: 'Так', callback_data: 'sale:yes' },
              ],
            ],
          },
        },
      },
    };
    expect(parseUpdate(press, NOW)).toMatchObject({
      incoming: {
        sentAt: NOW,
        content: {
          kind: 'press',
          press: {
            data: 'sale:yes',
            pressId: '4382bfdwdsb323b2d9',
            message: {
              id: '18',
              text: { text: 'Серійний SN12', marks: [{ kind: 'code', start: 9, length: 4 }] },
              hasPicture: false,
              label: 'Так',
            },
          },
        },
      },
    });
  });

  it('understands a press under a message that Telegram no longer shows, or under none', () => {
    const press = (under: unknown) =>
      contentOf({ update_id: 9, callback_query: { id: 'p', from: FROM, data: 'a', message: under } });
    expect(press({ message_id: 3, chat: CHAT, date: 0 })).toMatchObject({
      press: { message: { id: '3', text: { text: '', marks: [] }, hasPicture: false } },
    });
    expect(press(undefined)).toEqual({ kind: 'press', press: { data: 'a', pressId: 'p' } });
  });

  it('sees a block and its end, and answers groups with their own id', () => {
    const membership = (status: string, chat: object = CHAT) =>
      parseUpdate({ update_id: 7, my_chat_member: { chat, from: FROM, date: 5, new_chat_member: { status } } }, NOW);
    expect(membership('kicked')).toMatchObject({ incoming: { content: { kind: 'unsubscribed' }, sentAt: 5000 } });
    expect(membership('member')).toMatchObject({ incoming: { content: { kind: 'subscribed' } } });
    const group = { id: -100123, type: 'supergroup', title: 'Магазин' };
    expect(membership('member', group)).toMatchObject({
      incoming: { from: { id: '-100123', name: 'Магазин' }, content: { kind: 'group' } },
    });
    expect(membership('left', group)).toMatchObject({ kind: 'ignored' });
    expect(contentOf(message({ text: '/start' }, { chat: group }))).toEqual({ kind: 'group' });
  });

  it('reads the new words of a message, or of its picture, that was edited', () => {
    const edited = { kind: 'edited', messageId: expect.stringMatching(/^\d+$/), text: 'інше' };
    for (const words of [{ text: 'інше' }, { caption: 'інше', photo: [{ file_id: 'F', width: 1, height: 1 }] }])
      expect(contentOf({ update_id: 1, edited_message: message(words).message })).toEqual(edited);
    expect(contentOf({ update_id: 1, edited_message: message({ sticker: {} }).message })).toBe('ignored');
  });

  it('ignores kinds of updates it does not know', () => {
    expect(contentOf({ update_id: 1, poll: {} })).toBe('ignored');
  });

  it('never throws and keeps the id of whatever has one, over 1000 broken updates', () => {
    const whole = fc.constantFrom<object>(
      message({ text: 'a' }),
      message({ photo: [{ file_id: 'F', width: 1, height: 1 }] }),
      {
        update_id: 2,
        callback_query: { id: 'p', from: FROM, data: 'a', message: { message_id: 3, chat: CHAT, text: 'x' } },
      },
    );
    const broken = fc
      .tuple(whole, fc.array(fc.tuple(fc.nat(60), fc.jsonValue()), { minLength: 1, maxLength: 3 }))
      .map(([update, damages]) => damages.reduce<unknown>((value, [at, junk]) => damaged(value, at, junk), update));
    fc.assert(
      fc.property(fc.oneof(broken, fc.jsonValue()), (update) => {
        const parsed = parseUpdate(update, NOW);
        expect(parsed.id).toBe(idOf(update));
        return parsed.kind !== 'incoming' || Number.isFinite(parsed.incoming.sentAt);
      }),
      { numRuns: 1000 },
    );
  });
});

function idOf(update: unknown): number | undefined {
  const hasId = typeof update === 'object' && update !== null && 'update_id' in update;
  const id = hasId ? update.update_id : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : undefined;
}

/** The value with the `at`-th of its inner values, counted in depth, replaced by `junk`. */
function damaged(value: unknown, at: number, junk: unknown): unknown {
  let left = at;
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (left-- === 0 ? junk : inner));
}

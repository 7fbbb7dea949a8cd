import { describe, expect, it } from 'vitest';
import { NewsOutbox } from '../../src/conversations/news-outbox.ts';
import { HOME, Places } from '../../src/conversations/places.ts';
import type { Keyboard } from '../../src/domain/keyboard.ts';
import type { OutgoingOperation } from '../../src/domain/message.ts';
import { plain } from '../../src/domain/rich-text.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';

const home = { label: 'Меню', press: 'g:menu' };
const fresh = { label: 'Нова', press: 'g:register' };
const first = { label: 'Перша', press: 'c7:0' };
const NEWS: OutgoingOperation = {
  kind: 'message',
  message: { text: plain('Зареєстровано'), keyboard: { kind: 'choices', rows: [[fresh, home]] } },
};

/** The buttons under news for somebody at whose question these stand. */
async function keyboardOfNews(keyboard: Keyboard | null, keyboardStays = false) {
  const store = await openTestStore(new ManualClock());
  const places = new Places({ store });
  const seller = await meet(store, '1', 'viber');
  const outbox = new NewsOutbox({ store, places, keyboardStays: () => keyboardStays });
  const standing = { place: HOME, turn: 7, lastPress: null, resume: null, keyboard, isNew: false };
  await store.write((tx) => places.keep(tx, seller.id, standing));
  await store.write((tx) => outbox.add(tx, seller, [NEWS]));
  const [item] = await outbox.waiting({ botId: BOT, messenger: 'viber' }, 'interactive', 0, 1);
  return item?.operation?.kind === 'message' ? item.operation.message.keyboard : undefined;
}

describe('news where a chat has one keyboard', () => {
  it('has the choices of the question below its own buttons, and none twice', async () => {
    const rows = [[first], [home]];
    expect(await keyboardOfNews({ kind: 'choices', rows })).toEqual({
      kind: 'choices',
      rows: [[fresh, home], [first]],
    });
  });

  it('goes on asking for the number', async () => {
    expect(await keyboardOfNews({ kind: 'phone request', share: 'Мій номер', rows: [] })).toEqual({
      kind: 'phone request',
      share: 'Мій номер',
      rows: [[fresh, home]],
    });
  });

  it('has its own buttons alone when no question stands', async () => {
    expect(await keyboardOfNews(null)).toEqual({ kind: 'choices', rows: [[fresh, home]] });
  });
});

it('has its own buttons alone where a question keeps its buttons', async () => {
  const standing: Keyboard = { kind: 'choices', rows: [[first]] };
  expect(await keyboardOfNews(standing, true)).toEqual({ kind: 'choices', rows: [[fresh, home]] });
});

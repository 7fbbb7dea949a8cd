import type { Phone } from '../../src/sandbox/phone.ts';

/** The labels of the buttons that the person sees now: under the newest message of the bot, and on the keyboard. */
export async function labels(seller: Phone): Promise<string[]> {
  const rows = [...((await seller.lastFromBot())?.buttons ?? []), ...((await seller.keyboard())?.rows ?? [])];
  return rows.flat().map((button) => button.label);
}

/** Presses the button whose label holds these words. */
export async function pressLike(seller: Phone, words: string): Promise<void> {
  const all = await labels(seller);
  const label = all.find((one) => one.includes(words));
  if (label === undefined) throw new Error(`no button holds "${words}"; there are: ${all.join(', ')}`);
  await seller.press(label);
}

/** What the button with this label tells the bot, `press:` of Viber taken away. */
export async function pressData(seller: Phone, label: string): Promise<string> {
  const under = (await seller.chat()).toReversed().flatMap((message) => message.buttons.flat());
  const buttons = [...under, ...((await seller.keyboard())?.rows.flat() ?? [])];
  const data = buttons.find((button) => button.label === label && button.data !== undefined)?.data;
  if (data === undefined) throw new Error(`no button ${label} is seen`);
  return data.replace(/^press:/, '');
}

let pressed = 0;

/** A press that no button on the screen gives: an old one, a repeated one, or somebody's invention. */
export async function pressOutOfTheBlue(seller: Phone, data: string, messageId = '1'): Promise<void> {
  if (seller.messenger === 'viber') return seller.say(`press:${data}`);
  const user = { id: Number(seller.person), is_bot: false, first_name: 'Продавець' };
  const chat = { id: Number(seller.person), type: 'private', first_name: 'Продавець' };
  const message = { message_id: Number(messageId), date: Math.floor(Date.now() / 1000), chat, text: 'старе питання' };
  await seller.raw({ callback_query: { id: `press-${++pressed}`, from: user, chat_instance: '1', message, data } });
}

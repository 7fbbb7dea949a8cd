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

import { expect } from 'vitest';
import type { Phone, Wanted } from '../../src/sandbox/phone.ts';
import type { ShownMessage } from '../../src/sandbox/phones/shown.ts';

/** The seller reads this, among what the bot says next. Answers the message. */
export async function expectToRead(seller: Phone, wanted: Wanted): Promise<ShownMessage> {
  const message = await seller.waitFor(wanted);
  expect(message.from).toBe('bot');
  return message;
}

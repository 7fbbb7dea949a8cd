import type { MessengerForm } from '../messenger.ts';
import { MOST_LABEL } from './viber-keyboard.ts';
import { LIMITS } from './viber-message.ts';
import { viberText } from './viber-text.ts';

/** How Viber shows what the bot says: one text, with its formatting signs around words. */
export const viberForm: MessengerForm = {
  name: 'viber',
  most: { text: LIMITS.text, caption: LIMITS.caption, label: MOST_LABEL },
  lengthOf: LIMITS.lengthOf,
  show: (text) => ({ text: viberText(text) }),
};

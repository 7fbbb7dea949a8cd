import { RATINGS } from '../domain/dialog.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import { plain } from '../domain/rich-text.ts';
import type { DialogVoice } from '../support/dialogs.ts';
import { keyboardRows } from './navigation.ts';
import { composeMessage, type Reply } from './reply.ts';
import type { Words } from './words.ts';

/** How operators and what they do sound to sellers. */
export function createDialogVoice(words: Words): DialogVoice {
  const compose = (reply: Reply): OutgoingMessage => composeMessage(reply, 0, keyboardRows(words));
  return {
    joined: (name) => compose({ text: words.say('support.joined', { operator: name }), keyboard: 'support' }),
    // As it was typed: a star in it is a star.
    said: (text, picture) => compose({ text: plain(text), keyboard: 'support', ...(picture && { picture }) }),
    closed: ({ caseId, rate }) => [
      compose({ text: words.say('support.over'), keyboard: 'menu' }),
      ...(rate ? [compose(rating(words, caseId))] : []),
    ],
  };
}

function rating(words: Words, caseId: number): Reply {
  const stars = RATINGS.map((given) => ({ label: `${given} ⭐`, go: `rate:${caseId}.${given}` }));
  return { text: words.say('support.rate'), buttons: [stars, [{ label: words.label('menu.home'), go: 'menu' }]] };
}

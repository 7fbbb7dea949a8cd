import type { OutgoingMessage } from '../domain/message.ts';
import { joinText, type RichText } from '../domain/rich-text.ts';
import type { FateNews } from '../sales/fates.ts';
import { menuButton } from './navigation.ts';
import { NO_STANDING, composeMessage } from './reply.ts';
import type { Words } from './words.ts';

/** What a seller reads of the fate of sales, all in one message. Its buttons are good at any time. */
export function tellFate(news: FateNews[], words: Words): OutgoingMessage {
  const lines = news.map((one) => line(one, words));
  const buttons = [
    [menuButton('registrations', words), menuButton('menu', words)],
    [{ label: words.label('notifications.turn-off'), go: 'notifications:off' }],
  ];
  return composeMessage({ text: joinText([words.say('fate.title'), ...lines], '\n\n'), buttons }, 0, NO_STANDING);
}

function line({ sale, fate, comment }: FateNews, words: Words): RichText {
  const { serial } = sale;
  const model = sale.modelName ?? words.label('fate.unnamed');
  switch (fate) {
    case 'confirmed':
      return words.say('fate.confirmed', { model, serial });
    case 'on balance':
      return words.say('fate.on-balance', { model, serial, points: sale.points ?? 0 });
    case 'for test':
      return words.say('fate.test', { model, serial });
    case 'for confirmation':
      return words.say('fate.confirmation', { model, serial });
    case 'rejected':
      return comment === ''
        ? words.say('fate.rejected', { model, serial })
        : words.say('fate.rejected-why', { model, serial, comment });
  }
}

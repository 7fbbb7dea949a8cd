import type { OutgoingMessage } from '../domain/message.ts';
import { joinText } from '../domain/rich-text.ts';
import type { Sale } from '../sales/ledger.ts';
import { isWrongChoice, type SaleNews } from '../sales/sale-news.ts';
import { menuButton } from './navigation.ts';
import { NO_STANDING, composeMessage, type Reply, type ReplyButton } from './reply.ts';
import type { Programme } from './scene.ts';
import { shownDate } from './shown-date.ts';
import type { Words } from './words.ts';

/** What a seller reads about a sale. Its buttons lead somewhere and answer nothing, so they are good at any time. */
export function tellSale(news: SaleNews, words: Words, programme: Programme): OutgoingMessage[] {
  const reply = replyTo(news, words, programme);
  const { batchId } = news.sale;
  // One that was left over from a batch: the seller may want to go on with the rest of it.
  const goOn = batchId === null ? [] : [[{ label: words.label('batch.go-on'), go: `batch:${batchId}` }]];
  return [composeMessage({ ...reply, buttons: [...goOn, ...(reply.buttons ?? [])] }, 0, NO_STANDING)];
}

function replyTo(news: SaleNews, words: Words, programme: Programme): Reply {
  const { sale } = news;
  const { serial } = sale;
  const fresh = another(sale, words);
  const home = menuButton('menu', words);
  switch (news.kind) {
    case 'saved':
      return { text: words.say('sale.saved', { serial }), buttons: [[menuButton('in-work', words)], [home]] };
    case 'registered':
      return { text: registered(news, words), buttons: [[fresh, home]] };
    case 'needs model':
      return {
        text: words.say('sale.needs-model', { serial }),
        buttons: [[{ label: words.label('sale.full'), go: `full:${sale.id}` }], [fresh, home]],
      };
    case 'in grace':
      return {
        text: words.say('sale.in-grace', { serial, until: shownDate(news.until) }),
        buttons: [[{ label: words.label('sale.full'), go: `full:${sale.id}` }], [support(sale, words)], [fresh, home]],
      };
    case 'needs more':
      return {
        text: words.say(news.what === 'photo missing' ? 'sale.photo-missing' : 'sale.shop-missing', { serial }),
        buttons: [[{ label: words.label('sale.complete'), go: `full:${sale.id}` }], [support(sale, words), home]],
      };
    case 'already yours':
      return { text: words.say('sale.already-yours', { serial }), buttons: [[fresh, home]] };
    case 'inactive':
      return {
        text: words.say('club.inactive'),
        buttons: [[{ label: words.label('general.to-site'), url: programme.site }], [home]],
      };
    case 'too late':
      return { text: tooLate(sale, words), buttons: [[support(sale, words)], [home]] };
    case 'refused':
      return {
        text: refused(news, words),
        buttons: [...otherChoice(news, words), [support(sale, words)], [fresh, home]],
      };
  }
}

/** With the serial number and all else that has been given. */
function otherChoice(news: Extract<SaleNews, { kind: 'refused' }>, words: Words): ReplyButton[][] {
  return isWrongChoice(news) ? [[{ label: words.label('sale.anew'), go: `anew:${news.sale.id}` }]] : [];
}

function registered({ sale: { serial }, model }: Extract<SaleNews, { kind: 'registered' }>, words: Words) {
  const done = model
    ? words.say('sale.registered', { serial, model: model.name, points: model.points })
    : words.say('sale.registered-unnamed', { serial });
  return joinText([done, words.say('sale.next')], '\n\n');
}

function refused({ sale: { serial }, reason, comment }: Extract<SaleNews, { kind: 'refused' }>, words: Words) {
  if (reason === 'already registered') return words.say('sale.already-registered', { serial });
  if (reason === 'not in promotion') return words.say('sale.not-in-promotion', { serial });
  if (reason === 'unknown action') return words.say('sale.unknown-action', { serial });
  if (reason === 'action ended') return words.say('sale.action-ended', { serial });
  if (reason === 'bad serial') return words.say('sale.bad-serial', { serial });
  return comment.trim() === ''
    ? words.say('sale.refused-silently', { serial })
    : words.say('sale.refused', { serial, comment: comment.trim() });
}

function tooLate({ serial, actionEnds }: Sale, words: Words) {
  return words.say('sale.too-late', { serial, date: shownDate(actionEnds ?? '') });
}

/** Quick registration leads to any other sale, full registration to one more of the same product. */
function another(sale: Sale, words: Words): ReplyButton {
  return sale.kind === 'full'
    ? { label: words.label('sale.more'), go: `more:${sale.id}` }
    : { label: words.label('sale.new'), go: 'register' };
}

function support(sale: Sale, words: Words): ReplyButton {
  return { label: words.label('sale.support'), go: `support:${sale.id}` };
}

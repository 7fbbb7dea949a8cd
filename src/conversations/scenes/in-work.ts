import * as z from 'zod';
import { tooLate } from '../../domain/promotion-dates.ts';
import { joinText, type RichText } from '../../domain/rich-text.ts';
import type { Sale } from '../../sales/ledger.ts';
import { menuButton } from '../navigation.ts';
import { pageButtons, pageOf } from '../paging.ts';
import { HOME } from '../places.ts';
import type { Reply } from '../reply.ts';
import { step, type Context, type Scene } from '../scene.ts';
import { shownDate } from '../shown-date.ts';

const PER_PAGE = 5;

/** The seller's sales that are saved and not finished: what each waits for, with the way on where one is needed. */
export const inWorkScene: Scene<'in-work'> = {
  list: step({
    data: z.object({ page: z.number().default(0) }),
    exits: ['menu.home'],
    async show(context, { page }) {
      const sales = await context.ledger.inWork(context.subscriber.id);
      return { replies: [listReply(context, sales, page)], next: HOME, show: false };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

function listReply(context: Context, sales: Sale[], wanted: number): Reply {
  const { words } = context;
  const below = [[menuButton('registrations', words), menuButton('menu', words)]];
  if (sales.length === 0) return { text: words.say('in-work.none'), buttons: below };

  const page = pageOf(sales, wanted, PER_PAGE);
  const lines = page.items.map((sale) => line(context, sale));
  const where = page.pages > 1 ? [words.say('paging.page', { page: page.page + 1, pages: page.pages })] : [];
  const waiting = page.items.filter((sale) => sale.state === 'needs model' && !isTooLate(context, sale));
  return {
    text: joinText([words.say('in-work.title', { count: sales.length }), ...lines, ...where], '\n\n'),
    buttons: [
      ...waiting.map(({ id, serial }) => [{ label: words.label('in-work.go-on', { serial }), go: `full:${id}` }]),
      ...pageButtons(words, page, (to) => `in-work:${to}`),
      ...below,
    ],
  };
}

function line(context: Context, sale: Sale): RichText {
  const date = shownDate(context.localTime.date(sale.capturedAt));
  return context.words.say('in-work.line', { serial: sale.serial, date, status: statusOf(context, sale) });
}

function statusOf(context: Context, sale: Sale): string {
  const { words } = context;
  if (isTooLate(context, sale)) return words.label('in-work.late', { date: shownDate(sale.actionEnds ?? '') });
  if (sale.state === 'needs model') return words.label('in-work.model');
  return words.label(sale.waitsForSignIn ? 'in-work.sign-in' : 'in-work.saved');
}

/** As far as the promotion is known: the serial number alone does not tell which it is. */
function isTooLate({ localTime, now }: Context, { actionEnds, capturedAt }: Sale): boolean {
  if (actionEnds === null) return false;
  return tooLate({ from: actionEnds, to: actionEnds }, localTime.date(capturedAt), localTime.date(now));
}

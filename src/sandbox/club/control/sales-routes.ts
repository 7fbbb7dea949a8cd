import { Hono } from 'hono';
import * as z from 'zod';
import type { ClubBooks } from '../club-books.ts';
import type { Entry } from '../book-types.ts';
import { serialExamples } from '../serial-examples.ts';
import { readBody } from './body.ts';

const named = z.object({ actionId: z.number(), modelId: z.number() });
const serialBody = z.object({ serial: z.string().min(1), entries: z.array(named) });

const settlementBody = z.object({
  state: z.enum(['for_confirmation', 'for_test', 'to_balance', 'rejected', 'on_balance']),
  comment: z.string().default(''),
});

const productBody = z.object({
  id: z.number(),
  name: z.string(),
  points: z.number().default(10),
  brandId: z.number().default(6),
  brand: z.string().default('ERGO'),
  needsImei: z.boolean().default(false),
  needsPhoto: z.boolean().default(false),
  needsTradePoint: z.boolean().default(false),
  serialPrefix: z.string(),
  serialLength: z.number(),
});

const newPromotionBody = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.enum(['cumulative', 'bonus']).default('bonus'),
  from: z.iso.date(),
  to: z.iso.date(),
  description: z.string().default(''),
  hotNotice: z.string().default(''),
  products: z.array(productBody),
});

const promotionBody = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

/** Promotions, serial numbers, registrations and the attempts to make them. */
export function salesRoutes(books: ClubBooks, now: () => number): Hono {
  const routes = new Hono();

  routes.get('/actions', (context) => context.json(books.programme.promotions));

  routes.post('/actions', async (context) => {
    const promotion = await readBody(context.req, newPromotionBody);
    books.programme.promotions.push(promotion);
    books.note('Actions');
    return context.json(promotion);
  });

  routes.post('/actions/:id', async (context) => {
    const promotion = books.programme.find(context.req.param('id'));
    if (!promotion) return context.json({ error: 'no such action' }, 404);
    Object.assign(promotion, await readBody(context.req, promotionBody));
    books.note('Actions');
    return context.json(promotion);
  });

  routes.get('/serials', (context) => context.json(serialExamples(books, now())));

  routes.post('/serials', async (context) => {
    const { serial, entries } = await readBody(context.req, serialBody);
    const found = entries.map((entry) => entryOf(books, entry));
    if (found.includes(undefined)) return context.json({ error: 'no such action or model' }, 404);
    books.programme.name(
      serial,
      found.filter((entry) => entry !== undefined),
    );
    return context.json({ serial, entries });
  });

  routes.get('/registrations', (context) => {
    const { phone, serial } = context.req.query();
    const all = books.sales.registrations;
    return context.json(all.filter((one) => matches(one.phone, phone) && matches(one.serial, serial)));
  });

  routes.post('/registrations/:id', async (context) => {
    const { state, comment } = await readBody(context.req, settlementBody);
    const registration = books.sales.settle(Number(context.req.param('id')), state, comment, now());
    return registration ? context.json(registration) : context.json({ error: 'no such registration' }, 404);
  });

  routes.get('/attempts', (context) => {
    const { serial } = context.req.query();
    return context.json(books.sales.attempts.filter((attempt) => matches(attempt.serial, serial)));
  });

  return routes;
}

function entryOf(books: ClubBooks, { actionId, modelId }: z.output<typeof named>): Entry | undefined {
  const promotion = books.programme.find(String(actionId));
  const product = promotion?.products.find((one) => one.id === modelId);
  return promotion && product && { promotion, product };
}

function matches(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || value === wanted;
}

import { Hono } from 'hono';
import * as z from 'zod';
import type { ClubBooks } from '../club-books.ts';
import { newMember } from '../demo-people.ts';
import { phone, readBody, whom } from './body.ts';

const memberBody = z.object({
  phone,
  name: z.string().optional(),
  lastName: z.string().optional(),
  patronymic: z.string().optional(),
  email: z.string().optional(),
  standing: z.enum(['active', 'blocked', 'shut']).optional(),
  tradePoints: z.array(z.object({ id: z.number(), name: z.string() })).optional(),
});

const balanceBody = z.object({
  phone,
  bonus: z.number().default(0),
  points: z.number().default(0),
  payouts: z.array(z.object({ date: z.string(), bonus: z.number(), recipient: z.string() })).default([]),
});

/** Members, their balance, their sessions and the SMS sent to them. */
export function peopleRoutes(books: ClubBooks): Hono {
  const routes = new Hono();

  routes.get('/members', (context) => context.json([...books.members.values()]));

  routes.post('/members', async (context) => {
    const given = await readBody(context.req, memberBody);
    const member = { ...(books.members.get(given.phone) ?? newMember(given.phone)), ...given };
    books.members.set(given.phone, member);
    books.note('Profile', given.phone);
    return context.json(member);
  });

  routes.post('/balance', async (context) => {
    const { phone: whose, bonus, points, payouts } = await readBody(context.req, balanceBody);
    const member = books.members.get(whose);
    if (!member) return context.json({ error: 'no such member' }, 404);
    Object.assign(member, { opening: { bonus, points }, payouts });
    return context.json(member);
  });

  routes.post('/sessions/expire', async (context) => {
    books.sessions.expire((await readBody(context.req, whom)).phone);
    return context.json({});
  });

  routes.post('/sessions/forget', async (context) => {
    books.sessions.forget((await readBody(context.req, whom)).phone);
    return context.json({});
  });

  routes.get('/sms', (context) => context.json(books.sms.sent));

  routes.post('/sms/forget', async (context) => {
    books.sms.forget((await readBody(context.req, whom)).phone);
    return context.json({});
  });

  return routes;
}

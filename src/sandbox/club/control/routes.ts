import { Hono } from 'hono';
import * as z from 'zod';
import type { ClubBooks } from '../club-books.ts';
import { readBody } from './body.ts';
import { peopleRoutes } from './people-routes.ts';
import { salesRoutes } from './sales-routes.ts';

const noticeBody = z.object({ id: z.number(), name: z.string(), text: z.string(), from: z.string(), to: z.string() });

const articleBody = z.object({
  id: z.number(),
  name: z.string(),
  date: z.string(),
  notice: z.string().default(''),
  photo: z.string().default(''),
  html: z.string(),
});

/** All that can be asked of the club and done in it behind its API, as JSON routes. */
export function createControl(books: ClubBooks, now: () => number): Hono {
  const control = new Hono();
  control.route('/', peopleRoutes(books));
  control.route('/', salesRoutes(books, now));

  control.get('/questions', (context) => context.json(books.questions));
  control.get('/calls', (context) => context.json(books.calls));

  control.post('/notices', async (context) => {
    books.notices.push(await readBody(context.req, noticeBody));
    books.note('Notices');
    return context.json(books.notices);
  });

  control.get('/news', (context) => context.json(books.news));
  control.post('/news', async (context) => {
    books.news.push(await readBody(context.req, articleBody));
    return context.json(books.news);
  });

  return control;
}

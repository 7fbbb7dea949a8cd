import { Hono } from 'hono';
import { AppError } from '../../../domain/app-error.ts';
import { setAsideId, type Retried, type SetAsideList } from '../../contract.ts';
import type { InboxService, SetAsideUpdate } from '../../services.ts';

/** `/inbox/set-aside`: updates that failed too often; they are seen here, and tried again. */
export function inboxRoutes(inbox: InboxService): Hono {
  return new Hono()
    .get('/set-aside', async (context) => {
      const list: SetAsideList = { items: (await inbox.listSetAside()).map(toWire) };
      return context.json(list);
    })
    .post('/set-aside/retry', async (context) => {
      const answer: Retried = { retried: await inbox.retry() };
      return context.json(answer);
    })
    .post('/set-aside/:id/retry', async (context) => {
      const answer: Retried = { retried: await retryOne(inbox, context.req.param('id')) };
      return context.json(answer);
    });
}

async function retryOne(inbox: InboxService, given: string): Promise<number> {
  const id = setAsideId.safeParse(given);
  const count = id.success ? await inbox.retry(id.data) : 0;
  if (count === 0) throw new AppError('not found', `no update that was set aside has the id ${given.slice(0, 20)}`);
  return count;
}

function toWire({ botId, receivedAt, ...update }: SetAsideUpdate): SetAsideList['items'][number] {
  return { ...update, bot: botId, receivedAt: new Date(receivedAt).toISOString() };
}

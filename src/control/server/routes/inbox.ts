import { AppError } from '../../../domain/app-error.ts';
import { actorOf } from '../../../domain/staff.ts';
import { contract } from '../../contract.ts';
import type { SetAsideUpdate } from '../../services.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { setAside, retry, retryAll } = contract.inbox;

/** Updates that failed too often; they are seen here, and tried again. */
export function inboxRoutes({ inbox, store, audit }: ControlParts): Route[] {
  return [
    route(setAside, async () => ({ items: (await inbox.listSetAside()).map(toWire) })),
    route(retryAll, async ({ caller }) => {
      const retried = await inbox.retry();
      const entry = { action: 'inbox.retry', after: { retried } };
      await store.write((tx) => audit.note(tx, actorOf(caller), entry));
      return { retried };
    }),
    route(retry, async ({ params: { id }, caller }) => {
      const retried = await inbox.retry(id);
      if (retried === 0) throw new AppError('not found', `no update that was set aside has the id ${id}`);
      await store.write((tx) => audit.note(tx, actorOf(caller), { action: 'inbox.retry', target: String(id) }));
      return { retried };
    }),
  ];
}

function toWire({ botId, receivedAt, ...update }: SetAsideUpdate) {
  return { ...update, bot: botId, receivedAt: isoTime(receivedAt) };
}

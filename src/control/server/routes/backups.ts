import { actorOf } from '../../../domain/staff.ts';
import { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { list, make } = contract.backups;

/** Copies of the database and the photos. */
export function backupRoutes({ store, audit, backups }: ControlParts): Route[] {
  return [
    route(list, async () => ({ items: await backups.list() })),
    route(make, async ({ caller }) => {
      const made = await backups.make('asked', store.copyTo);
      const { name, databaseBytes, photos } = made;
      const entry = { action: 'backups.make', target: name, after: { databaseBytes, photos } };
      await store.write((tx) => audit.note(tx, actorOf(caller), entry));
      return made;
    }),
  ];
}

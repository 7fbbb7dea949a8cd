import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { time } from './fields.ts';

const backup = z.object({
  name: z.string(),
  folder: z.string().describe('where it lies on the machine of the daemon'),
  madeAt: time,
  reason: z.string(),
  program: z.string(),
  schema: z.string(),
  databaseBytes: z.int(),
  photos: z.int(),
  photosMissing: z.int().describe('photos that the database names and that were not there'),
});

export type Backup = z.output<typeof backup>;

/** Copies of the database and the photos. */
export const backups = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/backups',
    summary: 'The backups that there are, the oldest first',
    access: 'backups.make',
    answer: json(z.object({ items: z.array(backup) })),
  }),
  make: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/backups',
    summary: 'Make a backup now, and answer when it is whole and on disk',
    access: 'backups.make',
    changes: true,
    answer: json(backup),
  }),
};

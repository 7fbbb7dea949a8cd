import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { Changes } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { id, readList } from '../wire-values.ts';

const wireCode = z.enum(['0', '1']);
const wireChange = z.object({ data_type: id });

/** GetChanges (L360–415): `code` 0 is nothing new, 1 comes with the list of what is. */
export function readChanges(answer: Answer, note: Note): Changes | undefined {
  const code = wireCode.safeParse(answer['code']);
  if (!code.success) return undefined;

  const changed = new Set(
    (readList(answer['modified_data'], wireChange, note) ?? []).map((change) => change.data_type),
  );
  return { profile: changed.has('Profile'), actions: changed.has('Actions'), notices: changed.has('Notices') };
}

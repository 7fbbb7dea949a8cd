import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { Notice } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { id, readList, text } from '../wire-values.ts';

const wireNotice = z.object({
  notice_id: id,
  notice_name: text,
  notice_text: text,
  notice_from: text,
  notice_to: text,
});

/** GetNotices (L971–1021). */
export function readNotices(answer: Answer, note: Note): Notice[] | undefined {
  return readList(answer['notices'], wireNotice, note)?.map((wire) => ({
    id: wire.notice_id,
    name: wire.notice_name,
    text: wire.notice_text,
    from: wire.notice_from,
    to: wire.notice_to,
  }));
}

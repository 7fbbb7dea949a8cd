import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { Registration } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { flag, id, readList, sum, text } from '../wire-values.ts';

const wireRegistration = z.object({
  registration_id: id,
  registration_status: text,
  registration_comment: text,
  registration_sn: text,
  registration_action: text,
  registration_model: text,
  registration_points: sum,
  registration_date: text,
  registration_to_balance: flag,
  registration_to_balance_date: text,
});

/** GetRegistrations (L823–932). Ids may repeat (L895, L908). */
export function readRegistrations(answer: Answer, note: Note): Registration[] | undefined {
  return readList(answer['registrations'], wireRegistration, note)?.map((wire) => ({
    id: wire.registration_id,
    status: wire.registration_status,
    comment: wire.registration_comment,
    serial: wire.registration_sn,
    action: wire.registration_action,
    model: wire.registration_model,
    points: wire.registration_points,
    date: wire.registration_date,
    onBalance: wire.registration_to_balance,
    onBalanceDate: wire.registration_to_balance_date,
  }));
}

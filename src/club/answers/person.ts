import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { Person, Profile, SignIn } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { id, readList, text } from '../wire-values.ts';

const wirePerson = z.object({
  active: text,
  user_name: text,
  user_lastname: text,
  user_surname: text,
  user_phone: text,
  user_email: text,
});

const wireSession = wirePerson.extend({ session: id });
const wireTradePoint = z.object({ tt_id: id, tt_name: text });

/** GetToken (L263–307). Undefined without a session. */
export function readSignIn(answer: Answer): SignIn | undefined {
  const { data } = wireSession.safeParse(answer);
  return data && { session: data.session, ...personOf(data) };
}

/** GetProfile and PostProfile (L467–530, L590–653). Undefined when it holds neither phone nor name. */
export function readProfile(answer: Answer, note: Note): Profile | undefined {
  const { data } = wirePerson.safeParse(answer);
  if (!data || !(data.user_phone || data.user_name || data.user_lastname)) return undefined;

  const points = readList(answer['trade_points'], wireTradePoint, note);
  if (!points) note('no trade_points');
  return { ...personOf(data), tradePoints: (points ?? []).map((point) => ({ id: point.tt_id, name: point.tt_name })) };
}

function personOf(wire: z.output<typeof wirePerson>): Person & { active: boolean } {
  return {
    active: wire.active !== '0',
    name: wire.user_name,
    lastName: wire.user_lastname,
    patronymic: wire.user_surname,
    phone: wire.user_phone,
    email: wire.user_email,
  };
}

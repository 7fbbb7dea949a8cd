import type { Member } from '../book-types.ts';
import { WireObject, type WireValue } from '../wire-json.ts';
import { answerTo, type MemberCall, type Method } from './method.ts';

/** The person as GetToken, GetProfile and PostProfile write it; the patronymic is `user_surname` (L280). */
export function personPairs(member: Member): [string, WireValue][] {
  return [
    ['active', member.standing === 'shut' ? 0 : 1],
    ['user_name', member.name],
    ['user_lastname', `${member.lastName} `],
    ['user_surname', member.patronymic],
    ['user_phone', member.phone],
    ['user_email', member.email],
  ];
}

export const getProfile: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    call.books.hasRead('Profile', call.member.phone);
    return profileAnswer(call);
  },
};

export const postProfile: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const { member, field } = call;
    member.name = field('user_name') || member.name;
    member.lastName = field('user_lastname') || member.lastName;
    member.patronymic = field('user_surname') || member.patronymic;
    member.email = field('user_email') || member.email;
    return profileAnswer(call);
  },
};

function profileAnswer(call: MemberCall): WireObject {
  const points = call.member.tradePoints.map((point) => new WireObject(['tt_id', point.id], ['tt_name', point.name]));
  return answerTo(call, ...personPairs(call.member), ['trade_points', points]);
}

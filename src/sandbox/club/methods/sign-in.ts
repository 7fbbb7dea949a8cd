import type { Member } from '../book-types.ts';
import { answerTo, errorTo, type Call, type Method } from './method.ts';
import { personPairs } from './profile.ts';

export const getAuthCode: Method = {
  form: 'json',
  session: false,
  answer: (call) => {
    const member = memberOf(call);
    if (!member) return errorTo(call, 1, 'incorrect phone');
    if (member.standing === 'blocked') return errorTo(call, 3, 'user is not active');
    if (!call.books.sms.send(member.phone, call.now)) return errorTo(call, 2, 'code has been sent');
    return answerTo(call, ['result', 1], ['comment', 'Код надіслано на вказаний номер телефону']);
  },
};

export const getToken: Method = {
  form: 'json',
  session: false,
  answer: (call) => {
    const member = memberOf(call);
    if (!member) return errorTo(call, 1, 'incorrect phone');
    if (member.standing === 'blocked') return errorTo(call, 3, 'user is not active');
    if (!call.books.sms.take(member.phone, call.field('code'), call.now)) return errorTo(call, 2, 'incorrect code');
    return answerTo(call, ['session', call.books.sessions.open(member.phone)], ...personPairs(member));
  },
};

/** Only 12 digits are a phone (L169). */
function memberOf(call: Call): Member | undefined {
  return call.books.members.get(call.field('phone'));
}

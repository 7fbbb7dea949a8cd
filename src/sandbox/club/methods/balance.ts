import { balanceOf } from '../balance.ts';
import { WireObject } from '../wire-json.ts';
import { answerTo, type Method } from './method.ts';

/** With the key of L759 between spaces, and with the recipient under the name of the sum (L763–764). */
export const getBalanceInfo: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const balance = balanceOf(call.member, call.books.sales);
    const payouts = call.member.payouts.map(
      ({ date, bonus, recipient }) =>
        new WireObject(['to_payoff_date', date], ['to_payoff_bonus', bonus], ['to_payoff_bonus', recipient]),
    );
    return answerTo(
      call,
      ['active', 1],
      ['bonus', balance.bonus],
      ['points', String(balance.points)],
      ['registration_to_balance', balance.toBalance],
      ['registration_for_test', balance.forTest],
      ['registration_for_ confirmation', balance.forConfirmation],
      ['registration_rejected', balance.rejected],
      ['registration_all', balance.all],
      [' to_payoff ', payouts],
    );
  },
};

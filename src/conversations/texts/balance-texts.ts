import { text } from './text.ts';

/** Words of the balance. The club's document leaves the difference between `bonus` and `points` open (L699–705). */
export const balanceTexts = {
  'balance.text': text(
    '*Ваш баланс*\n\nБонус: *{bonus, number}*\nБали: *{points, number}*\n\nЧекають підтвердження: {forConfirmation, number}\nПотребують тесту: {forTest, number}\nПідтверджені, ще не на балансі: {toBalance, number}\nВідхилені: {rejected, number}\n\nУсього зароблено: {all, number}',
    {
      says: 'GetBalanceInfo.',
      values: ['bonus', 'points', 'forConfirmation', 'forTest', 'toBalance', 'rejected', 'all'],
    },
  ),
  'balance.payouts': text('*Виплати*\n{lines}', { says: 'The list of payouts.', values: ['lines'] }),
  'balance.payout': text('{date} — {bonus, number}: {recipient}', {
    says: 'One line of the payouts; the recipient is masked.',
    values: ['date', 'bonus', 'recipient'],
  }),
};

import { button, line, text } from './text.ts';

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
  'balance.payout': line('{date} — {bonus, number}: {recipient}', {
    says: 'One line of the payouts; the recipient is masked.',
    values: ['date', 'bonus', 'recipient'],
  }),
  'balance.what-sums': button('❔ Що означають ці суми?', { says: 'Button: explains every figure of the balance.' }),
  'balance.sums': text(
    '*Що означають ці суми*\n\n*Бонус* — розмір вашого бонусу.\n*Бали* — сума ваших бонусних балів.\n\n*Чекають підтвердження* — за продажі, які програма ще перевіряє.\n*Потребують тесту* — продажі підтверджено, але бали додадуть після тесту на сайті.\n*Підтверджені, ще не на балансі* — уже ваші, незабаром з’являться на балансі.\n*Відхилені* — за продажі, яких програма не прийняла. Причини є в розділі «Мої реєстрації».\n*Усього зароблено* — за весь час.\n\n*Виплати* — замовлені виплати: коли заплановано, скільки й кому.',
    { says: 'Explains every figure of GetBalanceInfo (L699–741).' },
  ),
};

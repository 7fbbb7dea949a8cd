import { button, line, text } from './text.ts';

/** Words of the own data (GetProfile, PostProfile), signing out and being forgotten. */
export const myDataTexts = {
  'me.text': text(
    '*Мої дані*\n\nПрізвище: {lastName}\nІм’я: {firstName}\nПо батькові: {patronymic}\nТелефон: {phone}\nE-mail: {email}',
    { says: 'GetProfile.', values: ['lastName', 'firstName', 'patronymic', 'phone', 'email'] },
  ),
  'me.missing': line('не вказано', { says: 'In place of a part of the own data that the club does not have.' }),
  'me.shops': text('*{count, plural, =1 {Торгова точка} other {Торгові точки}}*\n{lines}', {
    says: 'The trade points of the seller, one in a line.',
    values: ['count', 'lines'],
  }),
  'me.shop': line('• {shop}', { says: 'One trade point.', values: ['shop'] }),
  'me.edit-lastName': button('✏️ Прізвище', { says: 'Button: change the surname.' }),
  'me.edit-name': button('✏️ Ім’я', { says: 'Button: change the first name.' }),
  'me.edit-patronymic': button('✏️ По батькові', { says: 'Button: change the patronymic.' }),
  'me.edit-email': button('✏️ E-mail', { says: 'Button: change the e-mail.' }),
  'me.ask-lastName': text('Напишіть прізвище, яким воно має бути.', { says: 'Asks for the new surname.' }),
  'me.ask-name': text('Напишіть ім’я, яким воно має бути.', { says: 'Asks for the new first name.' }),
  'me.ask-patronymic': text('Напишіть, як вас по батькові.', { says: 'Asks for the new patronymic.' }),
  'me.ask-email': text('Напишіть адресу електронної пошти, наприклад olena@example.com.', {
    says: 'Asks for the new e-mail.',
  }),
  'me.bad-name': text('Тут потрібні лише літери: можна ще апостроф, дефіс і пробіл. Спробуйте ще раз.', {
    says: 'What was typed cannot be a name.',
  }),
  'me.bad-email': text('Це не схоже на e-mail. Він виглядає так: olena@example.com. Спробуйте ще раз.', {
    says: 'What was typed cannot be an e-mail.',
  }),
  'me.confirm': text(
    '{field, select, lastName {Прізвище} name {Ім’я} patronymic {По батькові} other {E-mail}}: *{value}*\n\nЗберегти?',
    { says: 'Asks to confirm the change; `field` is lastName, name, patronymic or email.', values: ['field', 'value'] },
  ),
  'me.save': button('✅ Так, зберегти', { says: 'Button: keep the change.' }),
  'me.retype': button('✏️ Ввести інакше', { says: 'Button: type it anew.' }),
  'me.cancel': button('↩️ Не змінювати', { says: 'Button: back to the own data without a change.' }),
  'me.saved': text('Збережено ✅', { says: 'PostProfile succeeded.' }),
  'me.back': button('👤 Мої дані', { says: 'Button: back to the own data.' }),

  'phones.button': button('📱 Номери для входу', { says: 'Button: the phones used for signing in.' }),
  'phones.text': text('*Номери, з якими ви входили*\n\n{lines}', {
    says: 'All phones ever used for signing in, one in a line.',
    values: ['lines'],
  }),
  'phones.line': line('{phone} — востаннє {date}', { says: 'One phone.', values: ['phone', 'date'] }),
  'phones.current': line('{phone} — зараз', { says: 'The phone that is signed in now.', values: ['phone'] }),
  'phones.none': text('Ви ще не входили з жодного номера.', { says: 'No phone has ever been used.' }),

  'sign-out.button': button('🚪 Вийти', { says: 'Button: sign out.' }),
  'sign-out.ask': text(
    'Вийти з програми в цьому чаті? Щоб повернутися, знадобиться код із SMS.{count, plural, =0 {} one {\n\n⚠️ # продаж ще не зареєстровано: я зможу це зробити, лише коли ви знову увійдете.} few {\n\n⚠️ # продажі ще не зареєстровано: я зможу це зробити, лише коли ви знову увійдете.} many {\n\n⚠️ # продажів ще не зареєстровано: я зможу це зробити, лише коли ви знову увійдете.} other {\n\n⚠️ # продажу ще не зареєстровано: я зможу це зробити, лише коли ви знову увійдете.}}',
    { says: 'Asks whether to sign out. `count`: sales that are not settled.', values: ['count'] },
  ),
  'sign-out.yes': button('🚪 Так, вийти', { says: 'Button: sign out indeed.' }),
  'sign-out.no': button('↩️ Залишитися', { says: 'Button: do not sign out.' }),
  'sign-out.done': text('Ви вийшли. Повертайтеся, коли буде що зареєструвати 👋', { says: 'Signed out.' }),

  'forget.button': button('🗑 Видалити мої дані', { says: 'Button: delete the own data from the bot.' }),
  'forget.ask': text(
    '*Видалити ваші дані з бота?*\n\nЯ зітру ім’я та все, що знаю про вас із месенджера, номери телефонів, вхід до програми, листування та надіслані фото. Номер телефону зникне за добу: доти він захищає від зайвих SMS. Серійні номери проданих товарів залишаться для обліку, але вже без вас.\n\nВаші реєстрації й бали в *{title}* не зміняться: вони зберігаються не тут.{count, plural, =0 {} one {\n\n⚠️ # продаж ще не зареєстровано, і я вже не зможу це зробити.} few {\n\n⚠️ # продажі ще не зареєстровано, і я вже не зможу це зробити.} many {\n\n⚠️ # продажів ще не зареєстровано, і я вже не зможу це зробити.} other {\n\n⚠️ # продажу ще не зареєстровано, і я вже не зможу це зробити.}}',
    {
      says: 'Explains what is erased, and asks. `count`: sales that are not settled.',
      values: ['title', 'count'],
    },
  ),
  'forget.yes': button('🗑 Так, видалити', { says: 'Button: delete indeed.' }),
  'forget.no': button('↩️ Залишити все як є', { says: 'Button: do not delete.' }),
  'forget.wait': text('Саме зараз реєструю ваш продаж. Зачекайте, будь ласка, хвилинку й спробуйте ще раз.', {
    says: 'A sale is with the club at this moment: its answer has to be waited for.',
  }),
  'forget.after-codes': text(
    'Сьогодні ви просили SMS-код. Щоб видалити дані, увійдіть або напишіть мені знову завтра.',
    { says: 'Somebody who is not signed in and has had SMS sent today wants to be forgotten: not before tomorrow.' },
  ),
  'forget.done': text('Готово, ваші дані видалено. Дякую, що були з нами. Бувайте здорові! 👋', {
    says: 'The data is deleted; good-bye.',
  }),
  'forget.again': button('Почати знову', { says: 'Button under the good-bye: begin anew.' }),
};

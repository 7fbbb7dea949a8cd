import { button, text } from './text.ts';

/** Words of signing in («Авторизація у ERGO CLUB»). */
export const signInTexts = {
  'sign-in.ask-phone': text(
    'Щоб увійти, поділіться номером телефону кнопкою внизу або напишіть його, наприклад 067 123 45 67.',
    { says: 'Asks for the phone number.' },
  ),
  'sign-in.ask-other-phone': text('Напишіть інший номер телефону, з яким ви зареєстровані в *{title}*.', {
    says: 'Asks for another phone number.',
    values: ['title'],
  }),
  'sign-in.share': button('📱 Поділитися номером', { says: 'Button: share the own phone number.' }),
  'sign-in.expired': text('Час входу закінчився, тож треба увійти ще раз. Усе, що ви надіслали, збережено.', {
    says: 'The club session has ended in the middle of something.',
  }),
  'sign-in.not-a-phone': text('Це не схоже на український мобільний номер. Напишіть його так: 067 123 45 67.', {
    says: 'What was typed is no phone number.',
  }),
  'sign-in.foreign-contact': text(
    'Це контакт іншої людини. Поділіться власним номером кнопкою внизу або напишіть потрібний номер.',
    { says: 'A contact was shared that is not the sender’s own.' },
  ),
  'sign-in.unknown-phone': text('Номера {phone} немає серед учасників *{title}*.', {
    says: 'GetAuthCode or GetToken error 1; another number is asked for next.',
    values: ['phone', 'title'],
  }),
  'sign-in.code-sent': text('Надіслав SMS із кодом на {phone}. Напишіть код сюди.', {
    says: 'Asks for the code.',
    values: ['phone'],
  }),
  'sign-in.code-sent-before': text('На {phone} код уже надіслано раніше. Напишіть його сюди.', {
    says: 'GetAuthCode error 2: asks for the code that was sent before.',
    values: ['phone'],
  }),
  'sign-in.not-a-code': text('Код із SMS — це кілька цифр. Напишіть лише їх.', {
    says: 'What was typed instead of the code cannot be one.',
  }),
  'sign-in.wrong-code': text(
    'Код не підійшов. {left, plural, one {Лишилася # спроба} few {Лишилося # спроби} many {Лишилося # спроб} other {Лишилося # спроби}}.',
    { says: 'GetToken error 2. `left`: tries before a pause.', values: ['left'] },
  ),
  'sign-in.code-in-doubt': text('Не зміг перевірити цей код. Попросіть новий, будь ласка.', {
    says: 'The code was refused after the bot had been interrupted while checking it: it may have been used up.',
  }),
  'sign-in.sale-kept': text('Збережено. Зареєструю, щойно ви увійдете.', {
    says: 'A serial number, or a list, came from somebody who has to sign in again.',
  }),
  'sign-in.pause': text(
    'Забагато спроб. Продовжимо через {minutes, plural, one {# хвилину} few {# хвилини} many {# хвилин} other {# хвилини}}.',
    { says: 'Too many wrong codes or SMS: a pause.', values: ['minutes'] },
  ),
  'sign-in.long-pause': text(
    'Забагато спроб. Продовжимо через {hours, plural, one {# годину} few {# години} many {# годин} other {# години}}.',
    { says: 'Too many different numbers or SMS in a day: a long pause.', values: ['hours'] },
  ),
  'sign-in.too-soon': text(
    'Нове SMS можна надіслати через {seconds, plural, one {# секунду} few {# секунди} many {# секунд} other {# секунди}}. Можливо, код уже прийшов?',
    { says: 'A new code was asked for too soon.', values: ['seconds'] },
  ),
  'sign-in.send-again': button('🔄 Надіслати ще раз', { says: 'Button: another SMS.' }),
  'sign-in.other-phone': button('📱 Інший номер', { says: 'Button: another phone number.' }),
  'sign-in.done': text('Вітаю! Ви увійшли як *{person}* ✅', { says: 'Signed in.', values: ['person'] }),
  'sign-in.done-unnamed': text('Вітаю! Ви увійшли ✅', { says: 'Signed in, and the club gave no name.' }),
};

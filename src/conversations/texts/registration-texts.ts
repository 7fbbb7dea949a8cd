import { button, text } from './text.ts';

/** Words of quick registration («Швидка реєстрація») and of what becomes of a sale. */
export const registrationTexts = {
  'quick.ask': text('Надішліть серійний номер товару: текстом або фото штрих-коду.', {
    says: 'Asks for the serial number.',
  }),
  'quick.how-to': button('📷 Як фотографувати', { says: 'Button: a tip for photographing a barcode.' }),
  'quick.tip': text('Підійдіть ближче, щоб штрих-код займав більшу частину кадру, і дочекайтеся різкості.', {
    says: 'The tip under the picture.',
  }),
  'quick.nothing-read': text(
    'Не бачу серійного номера на цьому фото. Сфотографуйте штрих-код ближче, надішліть фото файлом або напишіть номер.',
    { says: 'No serial number could be read from the photo.' },
  ),
  'quick.article-only': text(
    'На фото лише код товару {code}, а потрібен серійний номер: він зазвичай поруч із написом S/N. Сфотографуйте його або напишіть.',
    { says: 'Only an EAN or another code that is never a serial was read.', values: ['code'] },
  ),
  'quick.pick': text('Який із них серійний номер?', { says: 'Several codes were read: the seller chooses.' }),
  'quick.confirm': text('Прочитав {serial}. Це серійний номер?', {
    says: 'One code was read, but not surely.',
    values: ['serial'],
  }),
  'quick.yes': button('✅ Так, {serial}', { says: 'Button: the code that was read is right.', values: ['serial'] }),
  'quick.type': button('⌨️ Ввести інший', { says: 'Button: type the serial number instead.' }),
  'quick.ask-next': text('Номер, який ви вже надіслали, реєструю. Можете надсилати наступний.', {
    says: 'After signing in again: the serial number that waited is being registered.',
  }),
  'quick.ask-typed': text('Напишіть серійний номер текстом.', { says: 'Asks for the serial number to be typed.' }),

  'quick.bad-photo': text('Не можу відкрити це зображення. Надішліть звичайне фото або напишіть номер.', {
    says: 'Not a picture, a picture of an unknown kind, or a damaged one.',
  }),
  'quick.photo-too-big': text('Це фото завелике. Надішліть його як звичайне фото, не файлом, або напишіть номер.', {
    says: 'Too many bytes or pixels.',
  }),
  'quick.photo-gone': text('Не зміг отримати це фото. Надішліть його ще раз, будь ласка.', {
    says: 'The messenger no longer gives the photo, or cannot be reached.',
  }),
  'quick.photo-too-slow': text('Не вдалося швидко прочитати це фото. Спробуйте інше або напишіть номер.', {
    says: 'Reading the photo took too long, or too many photos wait.',
  }),

  'serial.too-short': text('Замало знаків для серійного номера: лише {length}. Перевірте й надішліть ще раз.', {
    says: 'What was typed is too short for a serial number.',
    values: ['length'],
  }),
  'serial.too-long': text(
    'Забагато знаків для одного серійного номера: {length}. Надсилайте по одному номеру в повідомленні.',
    { says: 'What was typed is too long for one serial number.', values: ['length'] },
  ),
  'serial.one-at-a-time': text('Тут кілька номерів. Надішліть їх, будь ласка, окремими повідомленнями.', {
    says: 'Several serial numbers were typed in one message.',
  }),
  'serial.foreign-characters': text(
    'У серійному номері бувають лише латинські літери й цифри. Перевірте й надішліть ще раз.',
    { says: 'What was typed has characters that no serial number has.' },
  ),
  'serial.no-digits': text('У серійному номері мають бути цифри. Перевірте й надішліть ще раз.', {
    says: 'What was typed has no digit.',
  }),

  'sale.registered': text(
    '✅ Продаж зареєстровано\n\n*{model}*\n{points, plural, one {+# бал} few {+# бали} many {+# балів} other {+# бала}}\nСерійний номер: {serial}',
    { says: 'PostSN succeeded.', values: ['model', 'points', 'serial'] },
  ),
  'sale.registered-unnamed': text('✅ Продаж зареєстровано\n\nСерійний номер: {serial}', {
    says: 'PostSN succeeded, and the model’s name could not be found out.',
    values: ['serial'],
  }),
  'sale.next': text('Можете одразу надіслати наступний номер.', { says: 'After a success: one more.' }),
  'sale.saved': text(
    '⏳ Номер {serial} збережено. Сервіс зараз не відповідає, тож зареєструю продаж трохи згодом і напишу про результат.',
    {
      says: 'The club API is down or slow: the sale is kept and will be posted.',
      values: ['serial'],
    },
  ),
  'sale.needs-model': text(
    'Номер {serial} правильний, але треба уточнити модель. Пройдіть, будь ласка, повну реєстрацію.',
    {
      says: 'PostSN result 2 or error 17.',
      values: ['serial'],
    },
  ),
  'sale.already-yours': text('Номер {serial} ви вже зареєстрували раніше, тож усе гаразд.', {
    says: 'The serial is registered, and by this very seller.',
    values: ['serial'],
  }),
  'sale.already-registered': text('Номер {serial} вже зареєстровано. Якщо це помилка, напишіть у підтримку.', {
    says: 'Error 16 with that comment.',
    values: ['serial'],
  }),
  'sale.not-in-promotion': text('Товар із номером {serial} зараз не бере участі в акції.', {
    says: 'Error 13, or 16 with that comment.',
    values: ['serial'],
  }),
  'sale.bad-serial': text('Програма не знає номера {serial}. Звірте його з наклейкою на товарі й надішліть ще раз.', {
    says: 'Error 16: incorrect serial.',
    values: ['serial'],
  }),
  'sale.refused': text('Номер {serial} не вдалося зареєструвати. Відповідь програми: {comment}', {
    says: 'Any other refusal; the comment is the club’s own.',
    values: ['serial', 'comment'],
  }),
  'sale.refused-silently': text('Номер {serial} не вдалося зареєструвати, а програма не пояснила чому.', {
    says: 'Any other refusal, to which the club says nothing.',
    values: ['serial'],
  }),
  'sale.in-grace': text(
    'Товар із номером {serial} вже не бере участі в акції. Але ви надіслали його вчасно: якщо його акція щойно закінчилася, зареєструйте його повністю до {until}.',
    {
      says: 'Error 13, or 16 with that comment, for a sale that had to wait while a promotion ended: until then it can be registered in full.',
      values: ['serial', 'until'],
    },
  ),
  'sale.full': button('📋 Повна реєстрація', { says: 'Button: full registration of this sale.' }),
  'sale.new': button('📝 Нова реєстрація', { says: 'Button: register another sale.' }),
  'sale.support': button('💬 Написати в підтримку', { says: 'Button: write to support about this sale.' }),

  'full.unknown-sale': text('Цього продажу вже немає серед незавершених.', {
    says: 'The button names a sale that is not the seller’s or is settled.',
  }),
};

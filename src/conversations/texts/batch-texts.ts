import { button, line, text } from './text.ts';

/** Words of a batch: a pasted list of serial numbers, or the photos of an album. */
export const batchTexts = {
  'batch.begun-list': text(
    '⏳ *Реєструю {count, plural, one {# номер} few {# номери} many {# номерів} other {# номера}}*\nНаприкінці надішлю одну таблицю.',
    { says: 'A pasted list was taken (Viber: nothing is told until it is done).', values: ['count'] },
  ),
  'batch.begun-photos': text('⏳ *Читаю ваші фото*\nНаприкінці надішлю одну таблицю.', {
    says: 'Several photos are being read (Viber: nothing is told until all are done).',
  }),
  'batch.progress': text('⏳ *Реєструю: готово {done} з {count}*', {
    says: 'How a batch fares; this message changes as results come.',
    values: ['done', 'count'],
  }),
  'batch.waiting': text('Сервіс зараз не відповідає. Номери збережено, зареєструю їх згодом.', {
    says: 'Below the progress of a batch: the club API is down or slow.',
  }),
  'batch.slow': text('⏳ Готово {done} з {count}. Решту зареєструю згодом і надішлю таблицю.', {
    says: 'Viber: a batch takes longer than usual.',
    values: ['done', 'count'],
  }),
  'batch.over': text('✅ Усе опрацьовано, результат нижче.', {
    says: 'What becomes of the progress message when the result comes much later, as a message of its own.',
  }),
  'batch.result': text('✅ *Зареєстровано {registered} з {count}*', {
    says: 'The title of the result of a batch.',
    values: ['registered', 'count'],
  }),
  'batch.nothing': text(
    '*Жодного з {count, plural, one {# номера} few {# номерів} many {# номерів} other {# номера}} не зареєстровано*',
    {
      says: 'The title when none of a batch was registered.',
      values: ['count'],
    },
  ),
  'batch.total': text(
    'Разом {registered, plural, one {# продаж} few {# продажі} many {# продажів} other {# продажу}}: *{points, plural, one {+# бал} few {+# бали} many {+# балів} other {+# бала}}*',
    { says: 'Below the table of a batch.', values: ['registered', 'points'] },
  ),
  'batch.unnamed': line('інші товари', { says: 'In the table: sales whose model could not be found out.' }),
  'batch.table-count': line('×{count}', { says: 'In the table: how many of a model.', values: ['count'] }),
  'batch.table-points': line('+{points}', { says: 'In the table: the points of a model.', values: ['points'] }),
  'batch.attention': text('*Потребують уваги:*', { says: 'Before the list of what the seller has to look at.' }),
  'batch.line': text('• {what}: {why}', {
    says: 'One thing of a batch and what is the matter.',
    values: ['what', 'why'],
  }),
  'batch.more-lines': text('…і ще {count}', { says: 'A list that is cut off.', values: ['count'] }),
  'batch.more-serials': line('ще {count}', {
    says: 'At the end of serial numbers in a row, where there are too many.',
    values: ['count'],
  }),
  'batch.repeated': text('Повторювалися, тож взяв один раз: {serials}', {
    says: 'Serial numbers that stood in the list more than once.',
    values: ['serials'],
  }),
  'batch.yours': text('Ви вже реєстрували раніше: {serials}', {
    says: 'Serial numbers of a batch that this seller registered before.',
    values: ['serials'],
  }),
  'batch.photo': line('Фото {number}', { says: 'Which photo of a batch, by its place.', values: ['number'] }),
  'batch.too-many': text(
    'У списку {count, plural, one {# номер} few {# номери} many {# номерів} other {# номера}}, а за раз я беру не більше {most}. Надішліть їх, будь ласка, частинами.',
    { says: 'A pasted list is too long; nothing of it was taken.', values: ['count', 'most'] },
  ),
  'batch.sort-out': button('▶️ Розібратися ({count})', {
    says: 'Button: one by one through what needs the seller.',
    values: ['count'],
  }),
  'batch.go-on': button('▶️ Далі за списком', { says: 'Button: on to the next thing of the batch.' }),
  'batch.skip': button('⏭ Пропустити', { says: 'Button: leave this one as it is, and on to the next.' }),
  'batch.fix': text('*{what}*: {why}.\n\nНапишіть правильний номер, надішліть фото або пропустіть.', {
    says: 'One thing of a batch that the seller can put right.',
    values: ['what', 'why'],
  }),
  'batch.fix-model': text('*{what}*: {why}. Пройдіть, будь ласка, повну реєстрацію.', {
    says: 'A sale of a batch that needs full registration.',
    values: ['what', 'why'],
  }),
  'batch.fix-pick': text('*{what}*: {why}. Який із них серійний номер?', {
    says: 'A photo of a batch with several codes.',
    values: ['what', 'why'],
  }),
  'batch.sorted-out': text('Із цим списком усе. Можете надсилати наступні номери.', {
    says: 'Nothing of the batch needs the seller any more.',
  }),

  'batch.why-model': line('треба уточнити модель', { says: 'Why: result 2 or error 17.' }),
  'batch.why-receipt': line('потрібне фото чека', { says: 'Why: the club wants the photo of the receipt.' }),
  'batch.why-shop': line('потрібна торгова точка', { says: 'Why: the club wants the shop.' }),
  'batch.why-taken': line('номер уже зареєстровано', { says: 'Why: somebody else has registered it.' }),
  'batch.why-no-promotion': line('товар не бере участі в акції', { says: 'Why: not in a promotion.' }),
  'batch.why-ended': line('акція вже закінчилася', { says: 'Why: the promotion has ended.' }),
  'batch.why-unknown': line('програма не знає такого номера', { says: 'Why: the club knows no such serial number.' }),
  'batch.why-inactive': line('доступ до програми закрито', { says: 'Why: the club has shut the seller out.' }),
  'batch.why-refused': line('програма відмовила: {comment}', { says: 'Why: any other refusal.', values: ['comment'] }),
  'batch.why-short': line('замало знаків', { says: 'Why: too short for a serial number.' }),
  'batch.why-long': line('забагато знаків', { says: 'Why: too long for a serial number.' }),
  'batch.why-foreign': line('у номері бувають лише латинські літери й цифри', { says: 'Why: foreign characters.' }),
  'batch.why-no-digits': line('у номері мають бути цифри', { says: 'Why: no digits.' }),
  'batch.why-nothing-read': line('не бачу серійного номера', { says: 'Why: nothing was read from the photo.' }),
  'batch.why-article': line('на фото лише код товару', { says: 'Why: only an EAN was read from the photo.' }),
  'batch.why-bad-photo': line('не можу відкрити зображення', { says: 'Why: not a usable picture.' }),
  'batch.why-slow': line('не встиг прочитати фото', { says: 'Why: reading the photo took too long.' }),
  'batch.why-gone': line('не зміг отримати фото', { says: 'Why: the messenger does not give the photo.' }),
  'batch.why-several': line('на фото кілька кодів', { says: 'Why: several codes may be the serial number.' }),
};

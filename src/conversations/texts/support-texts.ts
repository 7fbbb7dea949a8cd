import { line, text } from './text.ts';

/** Words of writing to support (PostQuestion). */
export const supportTexts = {
  'support.ask': text('Опишіть запитання одним повідомленням. Можна додати фото з підписом.', {
    says: 'Asks for the question to support.',
  }),
  'support.ask-about-sale': text('Опишіть, що не так із номером {serial}. Номер і відповідь програми я додам сам.', {
    says: 'Asks for the question about a refused sale.',
    values: ['serial'],
  }),
  'support.context': line('{question}\n\nСерійний номер: {serial}\nВідповідь програми: {comment}', {
    says: 'What support receives when the question is about a sale.',
    values: ['question', 'serial', 'comment'],
  }),
  'support.photo': line('Фото без підпису', { says: 'What support receives when a photo came without words.' }),
  'support.too-long': text('Це задовге запитання. Вмістіть його, будь ласка, в 3000 знаків.', {
    says: 'The question is longer than what is passed on.',
  }),
  'support.sent': text('Запитання передано в підтримку *{title}* ✅', {
    says: 'PostQuestion succeeded.',
    values: ['title'],
  }),

  'support.closed': text('Зараз неробочий час 🌙 Підтримка повернеться {when} і прочитає ваше запитання.', {
    says: 'Outside of working hours, once per closed period: when the question will be read.',
    values: ['when'],
  }),
  'support.closed-for-long': text('Зараз підтримка не працює 🌙 Ваше запитання прочитають, щойно вона повернеться.', {
    says: 'Outside of working hours, when there are no working hours ahead.',
  }),
  'hours.today': line('сьогодні {time}', { says: 'When support is there again: today.', values: ['time'] }),
  'hours.tomorrow': line('завтра {time}', { says: 'When support is there again: tomorrow.', values: ['time'] }),
  'hours.on-day': line(
    '{weekday, select, monday {у понеділок} tuesday {у вівторок} wednesday {у середу} thursday {у четвер} friday {у п’ятницю} saturday {у суботу} other {у неділю}}, {date}, {time}',
    { says: 'When support is there again: on a day after tomorrow.', values: ['weekday', 'date', 'time'] },
  ),
  'hours.at': line('{hour, select, eleven {об} other {о}} {time}', {
    says: 'The time of day at which support is there again.',
    values: ['hour', 'time'],
  }),
};

import { line, text } from './text.ts';

/** Words of writing to the club (PostQuestion), and of working hours. */
export const feedbackTexts = {
  'feedback.ask': text(
    'Напишіть ваше побажання чи запитання одним повідомленням – передам його організаторам програми. Можна додати фото з підписом.',
    {
      says: 'Asks for the message to the club.',
    },
  ),
  'feedback.photo': line('Фото без підпису', { says: 'What the club receives when a photo came without words.' }),
  'feedback.too-long': text('Це задовге повідомлення. Вмістіть його, будь ласка, в 3000 знаків.', {
    says: 'The message is longer than what is passed on.',
  }),
  'feedback.sent': text('Передав організаторам програми *{title}* ✅', {
    says: 'PostQuestion succeeded.',
    values: ['title'],
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

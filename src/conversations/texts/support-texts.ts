import { text } from './text.ts';

/** Words of writing to support (PostQuestion). */
export const supportTexts = {
  'support.ask': text('Опишіть запитання одним повідомленням. Можна додати фото з підписом.', {
    says: 'Asks for the question to support.',
  }),
  'support.ask-about-sale': text('Опишіть, що не так із номером {serial}. Номер і відповідь програми я додам сам.', {
    says: 'Asks for the question about a refused sale.',
    values: ['serial'],
  }),
  'support.context': text('{question}\n\nСерійний номер: {serial}\nВідповідь програми: {comment}', {
    says: 'What support receives when the question is about a sale.',
    values: ['question', 'serial', 'comment'],
  }),
  'support.photo': text('Фото без підпису', { says: 'What support receives when a photo came without words.' }),
  'support.too-long': text('Це задовге запитання. Вмістіть його, будь ласка, в 3000 знаків.', {
    says: 'The question is longer than what is passed on.',
  }),
  'support.sent': text('Запитання передано в підтримку *{title}* ✅', {
    says: 'PostQuestion succeeded.',
    values: ['title'],
  }),
};

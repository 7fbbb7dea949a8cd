import { button, text } from './text.ts';

/** Words of the online chat with an operator. */
export const dialogTexts = {
  'support.ask': text('Напишіть, що сталося, – оператор відповість вам тут 💬\n\nМожна додати фото.', {
    says: 'Asks for the first words to support.',
  }),
  'support.ask-about-sale': text(
    'Напишіть, що не так із номером {serial}. Оператор побачить і сам номер, і відповідь програми.',
    { says: 'Asks for the first words to support about a refused sale.', values: ['serial'] },
  ),
  'support.again': text('Ви на зв’язку з підтримкою 💬 Пишіть – оператор прочитає.', {
    says: 'The seller comes back to a dialog that is open.',
  }),
  'support.received': text('Дякую, передав! Оператор відповість тут ⏳', {
    says: 'The first words of a dialog have come in; an operator will take it.',
  }),
  'support.received-paused': text('Дякую, додав до вашого запитання. Оператор уже ним займається ⏳', {
    says: 'Words to a dialog that the operator has put off.',
  }),
  'support.joined': text('З вами на зв’язку *{operator}* 👋', {
    says: 'Before the first words of an operator.',
    values: ['operator'],
  }),
  'support.back': button('⬅️ Повернутися до бота', {
    says: 'Button: from the dialog with an operator back to the bot.',
  }),
  'support.left': text('Ви знову з ботом. Коли оператор відповість, я одразу передам.', {
    says: 'The seller has gone back to the bot while the dialog is open.',
  }),
  'support.over': text('Розмову завершено. Дякую, що звернулися! Якщо щось знадобиться – пишіть 💬', {
    says: 'An operator has closed the dialog.',
  }),
  'support.rate': text('Як вам допомогли?', { says: 'Asks for a rating, 1 to 5 stars.' }),
  'support.rated': text('Дякую за оцінку {stars} ⭐', { says: 'Thanks for a rating.', values: ['stars'] }),

  'support.closed': text('Зараз неробочий час 🌙 Підтримка повернеться {when} і відповість вам.', {
    says: 'Outside of working hours, once per closed period: when support will answer.',
    values: ['when'],
  }),
  'support.closed-for-long': text('Зараз підтримка не працює 🌙 Вам дадуть відповідь, щойно вона повернеться.', {
    says: 'Outside of working hours, when there are no working hours ahead.',
  }),
};

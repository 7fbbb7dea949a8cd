import { button, command, text } from './text.ts';

/** Words of the second menu, and of lists that have pages. */
export const otherTexts = {
  'menu.other': button('☰ Ще', { says: 'Menu button: the second menu.' }),
  'menu.news': button('📰 Новини', { says: 'Menu button: the news of the programme.' }),
  'menu.notices': button('📣 Оголошення', { says: 'Menu button: the notices in force.' }),
  'menu.registrations': button('🧾 Мої реєстрації', { says: 'Menu button: the own registrations.' }),
  'menu.me': button('👤 Мої дані', { says: 'Menu button: the own data.' }),
  'other.choose': text('Що вас цікавить? 👇', { says: 'The second menu.' }),

  'command.news': command('Новини програми', { says: 'Telegram command list: /news.' }),
  'command.notices': command('Оголошення', { says: 'Telegram command list: /notices.' }),
  'command.registrations': command('Мої реєстрації', { says: 'Telegram command list: /registrations.' }),
  'command.me': command('Мої дані', { says: 'Telegram command list: /me.' }),
  'command.forget': command('Видалити мої дані з бота', { says: 'Telegram command list: /forget.' }),

  'paging.newer': button('⬅️ Новіші', { says: 'Button: the page before.' }),
  'paging.older': button('Давніші ➡️', { says: 'Button: the next page.' }),
  'paging.page': text('Сторінка {page} з {pages}', {
    says: 'Under a list with more than one page.',
    values: ['page', 'pages'],
  }),
};

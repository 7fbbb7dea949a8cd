import { text } from './text.ts';

/** Words of the second menu, and of lists that have pages. */
export const otherTexts = {
  'menu.other': text('☰ Ще', { says: 'Menu button: the second menu.' }),
  'menu.news': text('📰 Новини', { says: 'Menu button: the news of the programme.' }),
  'menu.notices': text('📣 Оголошення', { says: 'Menu button: the notices in force.' }),
  'menu.registrations': text('🧾 Мої реєстрації', { says: 'Menu button: the own registrations.' }),
  'menu.me': text('👤 Мої дані', { says: 'Menu button: the own data.' }),
  'other.choose': text('Що вас цікавить? 👇', { says: 'The second menu.' }),

  'command.news': text('Новини програми', { says: 'Telegram command list: /news.' }),
  'command.notices': text('Оголошення', { says: 'Telegram command list: /notices.' }),
  'command.registrations': text('Мої реєстрації', { says: 'Telegram command list: /registrations.' }),
  'command.me': text('Мої дані', { says: 'Telegram command list: /me.' }),
  'command.forget': text('Видалити мої дані з бота', { says: 'Telegram command list: /forget.' }),

  'paging.newer': text('⬅️ Новіші', { says: 'Button: the page before.' }),
  'paging.older': text('Давніші ➡️', { says: 'Button: the next page.' }),
  'paging.page': text('Сторінка {page} з {pages}', {
    says: 'Under a list with more than one page.',
    values: ['page', 'pages'],
  }),
};

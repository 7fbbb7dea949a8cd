import { button, line, text } from './text.ts';

/** Words of the sales that are saved and not finished yet. */
export const inWorkTexts = {
  'menu.in-work': button('⏳ У роботі', { says: 'Menu button: the own sales that are saved and not registered yet.' }),
  'in-work.title': text(
    '*Реєстрації в роботі*: {count, plural, one {# продаж} few {# продажі} many {# продажів} other {# продажу}}',
    { says: 'Above the list of sales that are saved and not registered yet.', values: ['count'] },
  ),
  'in-work.none': text('Усі ваші продажі вже опрацьовано: у роботі нічого немає.', {
    says: 'No sale is saved and unfinished.',
  }),
  'in-work.line': text('№ {serial} від {date}\n{status}', {
    says: 'One sale in the list: when it was captured, and what it waits for.',
    values: ['serial', 'date', 'status'],
  }),
  'in-work.saved': line('⏳ Збережено, зареєструю найближчим часом.', {
    says: 'The sale is on its way to the club, or being asked after.',
  }),
  'in-work.sign-in': line('🔑 Збережено, чекає, поки ви знову увійдете.', { says: 'The sale waits for a sign-in.' }),
  'in-work.model': line('📋 Треба уточнити модель.', { says: 'The sale needs its model, or more of what it demands.' }),
  'in-work.late': line('⌛ Акція закінчилася {date}, і термін реєстрації вже минув.', {
    says: 'The promotion’s days of grace are over.',
    values: ['date'],
  }),
  'in-work.go-on': button('📋 Уточнити {serial}', {
    says: 'Button: full registration of this sale.',
    values: ['serial'],
  }),
};

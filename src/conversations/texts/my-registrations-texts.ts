import { button, line, text } from './text.ts';

/** Words of the own registrations (GetRegistrations). */
export const myRegistrationsTexts = {
  'registrations.ask': text('Які реєстрації показати?', { says: 'Asks which kind of registrations to show.' }),
  'registrations.all': button('Усі реєстрації', { says: 'Kind: all registrations. Button and title.' }),
  'registrations.confirmation': button('⏳ Чекають підтвердження', {
    says: 'Kind: not confirmed yet. Button and title.',
  }),
  'registrations.test': button('🎓 Потребують тесту', { says: 'Kind: confirmed, a test is needed. Button and title.' }),
  'registrations.to-balance': button('✅ Підтверджені, ще не на балансі', {
    says: 'Kind: confirmed and not on the balance yet. Button and title.',
  }),
  'registrations.rejected': button('❌ Відхилені', { says: 'Kind: rejected. Button and title.' }),
  'registrations.other': button('🧾 Інші реєстрації', { says: 'Button under a list: back to the kinds.' }),

  'registrations.title': text(
    '*{group}*: {count, plural, one {# продаж} few {# продажі} many {# продажів} other {# продажу}}',
    { says: 'Above the list of registrations of a kind.', values: ['group', 'count'] },
  ),
  'registrations.none': text('*{group}*\n\nТут поки що порожньо.', {
    says: 'No registration of this kind.',
    values: ['group'],
  }),
  'registrations.line': text(
    '*{model}* — {points, plural, one {# бал} few {# бали} many {# балів} other {# бала}}\n{date}, № {serial}\n{status}',
    { says: 'One registration in the list.', values: ['model', 'points', 'date', 'serial', 'status'] },
  ),
  'registrations.comment': text('Коментар програми: {comment}', {
    says: 'Under a registration to which the club gives a comment.',
    values: ['comment'],
  }),
  'registrations.reason': text('Причина: {comment}', {
    says: 'Under a rejected registration: why, in the club’s own words.',
    values: ['comment'],
  }),

  'status.rejected': line('❌ Відхилено', { says: 'Status of a registration.' }),
  'status.test': line('🎓 Потрібно пройти тест', { says: 'Status of a registration.' }),
  'status.confirmation': line('⏳ Чекає підтвердження', { says: 'Status of a registration.' }),
  'status.to-balance': line('✅ Підтверджено, ще не на балансі', { says: 'Status of a registration.' }),
  'status.on-balance': line('💰 На балансі', { says: 'Status of a registration.' }),
  'status.on-balance-since': line('💰 На балансі з {date}', { says: 'Status of a registration.', values: ['date'] }),
};

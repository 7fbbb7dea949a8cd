import { text } from './text.ts';

/** Words of the own registrations (GetRegistrations). */
export const myRegistrationsTexts = {
  'registrations.ask': text('Які реєстрації показати?', { says: 'Asks which kind of registrations to show.' }),
  'registrations.all': text('Усі реєстрації', { says: 'Kind: all registrations. Button and title.' }),
  'registrations.confirmation': text('⏳ Чекають підтвердження', {
    says: 'Kind: not confirmed yet. Button and title.',
  }),
  'registrations.test': text('🎓 Потребують тесту', { says: 'Kind: confirmed, a test is needed. Button and title.' }),
  'registrations.to-balance': text('✅ Підтверджені, ще не на балансі', {
    says: 'Kind: confirmed and not on the balance yet. Button and title.',
  }),
  'registrations.rejected': text('❌ Відхилені', { says: 'Kind: rejected. Button and title.' }),
  'registrations.other': text('🧾 Інші реєстрації', { says: 'Button under a list: back to the kinds.' }),

  'registrations.title': text(
    '*{kind}*: {count, plural, one {# продаж} few {# продажі} many {# продажів} other {# продажу}}',
    { says: 'Above the list of registrations of a kind.', values: ['kind', 'count'] },
  ),
  'registrations.none': text('*{kind}*\n\nТут поки що порожньо.', {
    says: 'No registration of this kind.',
    values: ['kind'],
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

  'status.rejected': text('❌ Відхилено', { says: 'Status of a registration.' }),
  'status.test': text('🎓 Потрібно пройти тест', { says: 'Status of a registration.' }),
  'status.confirmation': text('⏳ Чекає підтвердження', { says: 'Status of a registration.' }),
  'status.to-balance': text('✅ Підтверджено, ще не на балансі', { says: 'Status of a registration.' }),
  'status.on-balance': text('💰 На балансі', { says: 'Status of a registration.' }),
  'status.on-balance-since': text('💰 На балансі з {date}', { says: 'Status of a registration.', values: ['date'] }),
};

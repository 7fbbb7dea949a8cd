import { button, line, text } from './text.ts';

/** Words of what becomes of registered sales, and of hearing about it. */
export const fateTexts = {
  'fate.title': text('*Новини про ваші продажі*', { says: 'Above the news of what became of sales.' }),
  'fate.confirmed': text('✅ *{model}*, № {serial}: підтверджено, бали скоро будуть на балансі.', {
    says: 'A sale was confirmed, and is not on the balance yet.',
    values: ['model', 'serial'],
  }),
  'fate.on-balance': text(
    '💰 *{model}*, № {serial}: {points, plural, one {# бал} few {# бали} many {# балів} other {# бала}} на балансі.',
    { says: 'The points of a sale are on the balance.', values: ['model', 'serial', 'points'] },
  ),
  'fate.test': text('🎓 *{model}*, № {serial}: потрібно пройти тест.', {
    says: 'A sale is confirmed when the seller has passed a test.',
    values: ['model', 'serial'],
  }),
  'fate.confirmation': text('⏳ *{model}*, № {serial}: знову чекає підтвердження.', {
    says: 'A sale waits for its confirmation again.',
    values: ['model', 'serial'],
  }),
  'fate.rejected': text('❌ *{model}*, № {serial}: відхилено.', {
    says: 'A sale was rejected, and the club does not say why.',
    values: ['model', 'serial'],
  }),
  'fate.rejected-why': text('❌ *{model}*, № {serial}: відхилено. Причина: {comment}', {
    says: 'A sale was rejected; the comment is the club’s own.',
    values: ['model', 'serial', 'comment'],
  }),
  'fate.unnamed': line('Продаж', { says: 'In place of a model whose name is not known.' }),

  'sale.too-late': text(
    '⌛ Акція для продажу № {serial} закінчилася {date}, і термін реєстрації вже минув. Якщо це помилка, напишіть у підтримку.',
    {
      says: 'A saved sale waited for the seller until the days of grace of its promotion were over.',
      values: ['serial', 'date'],
    },
  ),

  'menu.notifications': button('🔔 Сповіщення', { says: 'Menu button: whether to be told what becomes of sales.' }),
  'notifications.on': text('🔔 Я пишу вам, коли продаж підтверджено, відхилено або бали вже на балансі.', {
    says: 'The seller is told what becomes of sales.',
  }),
  'notifications.off': text('🔕 Про долю продажів не пишу. Її завжди видно в розділі «Мої реєстрації».', {
    says: 'The seller is not told what becomes of sales.',
  }),
  'notifications.turn-off': button('🔕 Не сповіщати', { says: 'Button: do not tell what becomes of sales.' }),
  'notifications.turn-on': button('🔔 Сповіщати', { says: 'Button: tell what becomes of sales.' }),
};

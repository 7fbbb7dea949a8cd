import { button, text } from './text.ts';

/** Words of news (GetNews, GetArticle) and notices (GetNotices). */
export const newsTexts = {
  'news.title': text('*Новини програми*', { says: 'Above the list of news.' }),
  'news.item': text('{date} — *{headline}*', { says: 'One of the news in the list.', values: ['date', 'headline'] }),
  'news.open': button('📖 {headline}', { says: 'Button: opens one of the news.', values: ['headline'] }),
  'news.none': text('Новин поки що немає. Зазирніть трохи згодом 🙂', { says: 'GetNews has no news.' }),
  'news.gone': text('Цієї новини вже немає.', { says: 'The article is no longer there.' }),
  'news.back': button('📰 Усі новини', { says: 'Button under an article: back to the list.' }),
  'news.cut': text('Це лише початок: новина дуже довга. Решту прочитайте на сайті.', {
    says: 'Under an article that is too long for messengers.',
  }),

  'notices.title': text('*Оголошення*', { says: 'Above the notices in force.' }),
  'notices.hot': text('🔥 *{action}*', {
    says: 'The name of a promotion whose hot notice follows.',
    values: ['action'],
  }),
  'notices.item': text('*{headline}*', { says: 'The name of a notice; its words follow.', values: ['headline'] }),
  'notices.until': text('_Діє до {date}_', { says: 'Under a notice: its last day.', values: ['date'] }),
  'notices.none': text('Зараз оголошень немає.', { says: 'No notice is in force.' }),
};

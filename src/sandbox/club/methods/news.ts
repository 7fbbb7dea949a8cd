import { REAL_SITE } from '../club-books.ts';
import { WireObject } from '../wire-json.ts';
import { answerTo, type Method } from './method.ts';

export const getNews: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const news = call.books.news.map(
      (article) =>
        new WireObject(
          ['article_id', article.id],
          ['article_name', article.name],
          ['article_date', article.date],
          ['article_notice', article.notice],
          ['article_photo', article.photo.replace(REAL_SITE, call.books.site)],
        ),
    );
    return answerTo(call, ['news', news]);
  },
};

/** An article that is not there has an empty text; the document knows no error for it. */
export const getArticle: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const article = call.books.news.find((one) => String(one.id) === call.field('article_id'));
    return answerTo(call, ['article_text', article?.html ?? '']);
  },
};

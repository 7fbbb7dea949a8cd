import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { NewsItem } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { id, readList, text } from '../wire-values.ts';

const wireArticle = z.object({
  article_id: id,
  article_name: text,
  article_date: text,
  article_notice: text,
  article_photo: text,
});

const WEB_ADDRESS = /^(?:http|fttp)(s?):\/\//i;

/** GetNews (L1613–1658). A photo without a web address, as `""` (L1648), is left out; `fttps:` (L1655) is one, mistyped. */
export function readNews(answer: Answer, note: Note): NewsItem[] | undefined {
  return readList(answer['news'], wireArticle, note)?.map(({ article_photo: photo, ...wire }) => ({
    id: wire.article_id,
    name: wire.article_name,
    date: wire.article_date,
    notice: wire.article_notice,
    ...(WEB_ADDRESS.test(photo) && { photoUrl: photo.replace(WEB_ADDRESS, 'http$1://') }),
  }));
}

/** GetArticle (L1701–1714): the text as HTML. */
export function readArticle(answer: Answer): string | undefined {
  const { article_text: article } = answer;
  return typeof article === 'string' ? article : undefined;
}

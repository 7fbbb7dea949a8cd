import * as z from 'zod';
import type { NewsItem } from '../../club/club-types.ts';
import { joinText, plain } from '../../domain/rich-text.ts';
import { readArticle, readClubText } from '../articles/read-article.ts';
import { clubTrouble } from '../club-trouble.ts';
import { menuButton } from '../navigation.ts';
import { newestFirst, pageButtons, pageOf, type Page } from '../paging.ts';
import { HOME } from '../places.ts';
import type { Reply, ReplyButton } from '../reply.ts';
import { step, type Context, type Scene, type Turn } from '../scene.ts';
import { shownDate } from '../shown-date.ts';

const PER_PAGE = 5;
/** A longer title does not fit on a button of a phone. */
const LONGEST_LABEL = 40;
/** What a button can carry; ids of the document have five digits. */
const CARRIED_ID = /^[\w-]{1,40}$/;

/** «Новини»: the list (GetNews), and one article with its picture (GetArticle). */
export const newsScene: Scene<'news'> = {
  list: step({
    data: z.object({ page: z.number().default(0) }),
    exits: ['menu.home', 'signIn'],
    async show(context, { page }) {
      if (context.session === undefined) return { next: 'signIn' };
      const news = await context.busy(context.club.getNews(context.session));
      if (!news.ok) return { ...AT_HOME, ...clubTrouble(context, news.failure, again(context, `news:${page}`)) };
      return { replies: [listReply(context, pageOf(newestFirst(news.value), page, PER_PAGE))], ...AT_HOME };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),

  article: step({
    data: z.object({ id: z.string() }),
    exits: ['menu.home', 'signIn'],
    show: showArticle,
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

const AT_HOME = { next: HOME, show: false as const };

async function showArticle(context: Context, { id }: { id: string }): Promise<Turn<'menu.home' | 'signIn'>> {
  const { session, club } = context;
  if (session === undefined) return { next: 'signIn' };
  const [news, html] = await context.busy(Promise.all([club.getNews(session), club.getArticle(session, id)]));
  const failure = html.ok ? (news.ok ? undefined : news.failure) : html.failure;
  if (failure) return { ...AT_HOME, ...clubTrouble(context, failure, again(context, `article:${id}`)) };

  const item = news.ok ? news.value.find((one) => one.id === id) : undefined;
  return { replies: [await articleReply(context, item, html.ok ? html.value : '')], ...AT_HOME };
}

function listReply(context: Context, page: Page<NewsItem>): Reply {
  const { words, programme } = context;
  if (page.items.length === 0) return { text: words.say('news.none'), buttons: [home(context)] };

  const texts = page.items.map((item) => {
    const title = words.say('news.item', { date: shownDate(item.date), headline: item.name });
    return joinText([title, readClubText(item.notice, programme.site)], '\n');
  });
  const where = page.pages > 1 ? [words.say('paging.page', { page: page.page + 1, pages: page.pages })] : [];
  const openings = page.items.filter(({ id }) => CARRIED_ID.test(id)).map((item) => [opening(context, item)]);
  return {
    text: joinText([words.say('news.title'), ...texts, ...where], '\n\n'),
    buttons: [...openings, ...pageButtons(words, page, (to) => `news:${to}`), home(context)],
  };
}

async function articleReply(context: Context, item: NewsItem | undefined, html: string): Promise<Reply> {
  const { words, programme } = context;
  const back = { label: words.label('news.back'), go: 'news' };
  const article = readArticle(html, programme.site);
  const [inText] = article.pictures;
  const isGone = article.text.text === '' && inText === undefined && item === undefined;
  if (isGone) return { text: words.say('news.gone'), buttons: [[back], home(context)] };

  const title = item ? words.say('news.item', { date: shownDate(item.date), headline: item.name }) : plain('');
  const address = item?.photoUrl ?? inText;
  const picture = address === undefined ? undefined : await context.busy(pictureOf(context, address));
  const rest = article.isCut ? [{ label: words.label('general.to-site'), url: programme.site }] : [];
  const end = article.isCut ? words.say('news.cut') : plain('');
  return {
    text: joinText([title, article.text, end], '\n\n'),
    ...(picture !== undefined && { picture }),
    buttons: [...rest.map((button) => [button]), [back], home(context)],
  };
}

function pictureOf({ newsPictures, subscriber }: Context, address: string): Promise<string | undefined> {
  return newsPictures.fileOf(subscriber.botId, address);
}

function opening({ words }: Context, { id, name }: NewsItem): ReplyButton {
  const short = name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : name;
  return { label: words.label('news.open', { headline: short.toWellFormed() }), go: `article:${id}` };
}

function again({ words }: Context, go: string): ReplyButton {
  return { label: words.label('general.try-again'), go };
}

function home({ words }: Context): ReplyButton[] {
  return [menuButton('menu', words)];
}

import { Parser } from 'htmlparser2';
import { plain, type RichText } from '../../domain/rich-text.ts';
import { TextWriter, type MarkKind } from './text-writer.ts';

/** An article in the messengers' formatting, and the addresses of its pictures in their order. */
export type Article = { text: RichText; pictures: string[]; isCut: boolean };

/** Three long messages; whoever wants more reads on at the club's site. */
const MOST_CHARACTERS = 12_000;
/** An article of this length in HTML is no article. */
const MOST_HTML = 100_000;

const DROPPED = new Set(
  'script style head title noscript template iframe object svg math select textarea audio video'.split(' '),
);
const PARAGRAPHS = new Set('p blockquote pre table hr figure h1 h2 h3 h4 h5 h6 dl'.split(' '));
const LINES = new Set(
  'div section article header footer main aside nav address figcaption caption tr dt dd center form'.split(' '),
);
const MARKS: Record<string, MarkKind['kind'] & ('bold' | 'italic' | 'strike' | 'code')> = {
  ...each('b strong th dt h1 h2 h3 h4 h5 h6', 'bold'),
  ...each('i em cite dfn', 'italic'),
  ...each('s strike del', 'strike'),
  ...each('code pre kbd samp tt', 'code'),
};

/**
 * Reads an article of the club (GetArticle, specification L1707: HTML with absolute links): headings and the like
 * become bold, lists lines with a bullet, rows of tables lines, links stay; scripts, styles and empty wrappers vanish.
 * `site` completes links that are not absolute after all. Reads anything, however broken.
 */
export function readArticle(html: string, site: string): Article {
  const reading = new ArticleReading(site);
  const parser = new Parser({
    onopentag: (name, attributes) => reading.open(name, attributes),
    onclosetag: (name) => reading.close(name),
    ontext: (text) => reading.words(text),
  });
  parser.end(html.slice(0, MOST_HTML));
  return reading.article(html.length > MOST_HTML);
}

const HTML = /<\/?[a-z][^>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i;

/** A text of the club that is meant to be plain; where it holds tags or entities all the same, they become what they stand for. */
export function readClubText(text: string, site: string): RichText {
  return HTML.test(text) ? readArticle(text, site).text : plain(text.trim());
}

/** What the parser has come through so far. */
class ArticleReading {
  readonly #site: string;
  readonly #writer = new TextWriter(MOST_CHARACTERS);
  readonly #pictures: string[] = [];
  /** For each open list the number of its next item; undefined where items have none. */
  readonly #lists: (number | undefined)[] = [];
  /** For each open `a` whether it leads anywhere. */
  readonly #anchors: boolean[] = [];
  #dropped = 0;
  #preformatted = 0;
  #rowStart = 0;

  constructor(site: string) {
    this.#site = site;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (DROPPED.has(name)) this.#dropped++;
    if (this.#dropped > 0) return;

    this.#openBlock(name);
    const mark = MARKS[name];
    if (mark) this.#writer.open({ kind: mark });
    if (name === 'pre') this.#preformatted++;
    if (name === 'a') this.#openLink(attributes['href']);
    if (name === 'img') this.#keepPicture(attributes['src']);
  }

  close(name: string): void {
    if (DROPPED.has(name)) this.#dropped = Math.max(0, this.#dropped - 1);
    if (this.#dropped > 0) return;

    const mark = MARKS[name];
    if (mark) this.#writer.close(mark);
    if (name === 'pre') this.#preformatted--;
    if (name === 'a' && this.#anchors.pop()) this.#writer.close('link');
    this.#closeBlock(name);
  }

  words(text: string): void {
    if (this.#dropped > 0) return;
    if (this.#preformatted > 0) this.#writer.preformatted(text);
    else this.#writer.words(text);
  }

  article(wasCut: boolean): Article {
    const text = this.#writer.finish();
    return { text, pictures: this.#pictures, isCut: wasCut || this.#writer.isCut };
  }

  #openBlock(name: string): void {
    if (name === 'br') this.#writer.breakLine();
    else if (name === 'li') this.#openItem();
    else if (name === 'td' || name === 'th') this.#openCell();
    else this.#setApart(name);
    if (name === 'tr') this.#rowStart = this.#writer.length;
    if (isList(name)) this.#lists.push(name === 'ol' ? 1 : undefined);
  }

  #closeBlock(name: string): void {
    if (isList(name)) this.#lists.pop();
    if (name === 'li' || name === 'tr') this.#writer.end();
    this.#setApart(name);
  }

  #setApart(name: string): void {
    const isInnerList = isList(name) && this.#lists.length > 0;
    if (PARAGRAPHS.has(name) || (isList(name) && !isInnerList)) this.#writer.paragraph();
    else if (LINES.has(name) || isInnerList) this.#writer.line();
  }

  #openItem(): void {
    const number = this.#lists.at(-1);
    if (number !== undefined) this.#lists[this.#lists.length - 1] = number + 1;
    const indent = '  '.repeat(Math.min(3, Math.max(0, this.#lists.length - 1)));
    this.#writer.begin(number === undefined ? `${indent}• ` : `${indent}${number}. `);
  }

  #openCell(): void {
    if (this.#writer.length > this.#rowStart) this.#writer.follow(' | ');
    else this.#writer.begin('');
  }

  #openLink(href: string | undefined): void {
    const url = webAddress(href, this.#site);
    this.#anchors.push(url !== undefined);
    if (url !== undefined) this.#writer.open({ kind: 'link', url });
  }

  #keepPicture(src: string | undefined): void {
    const url = webAddress(src, this.#site);
    if (url !== undefined) this.#pictures.push(url);
  }
}

function isList(name: string): boolean {
  return name === 'ul' || name === 'ol' || name === 'menu';
}

/** An address that a messenger can open; the document writes `fttps` once (L1655). */
function webAddress(written: string | undefined, site: string): string | undefined {
  const url = written === undefined ? null : URL.parse(written.trim().replace(/^fttp(s?):/i, 'http$1:'), site);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function each<Value>(names: string, value: Value): Record<string, Value> {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}

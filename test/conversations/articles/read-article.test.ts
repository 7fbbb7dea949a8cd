import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle, readClubText } from '../../../src/conversations/articles/read-article.ts';

const SITE = 'https://club.ergo-global.com/';

/** Each mark as `kind:the words it lies over`, a link with its address. */
function marked(html: string): string[] {
  const { text } = readArticle(html, SITE).text;
  return readArticle(html, SITE).text.marks.map((mark) => {
    const words = text.slice(mark.start, mark.start + mark.length);
    return mark.kind === 'link' ? `link:${words}->${mark.url}` : `${mark.kind}:${words}`;
  });
}

describe('the words of an article', () => {
  it.each([
    ['white space collapses', '  a \n\t b&nbsp;c  ', 'a b c'],
    ['paragraphs stand apart', '<p>a</p>\n<p>b</p>', 'a\n\nb'],
    ['wrappers only begin a line', '<div><div>a</div></div><div>b</div>', 'a\nb'],
    ['empty paragraphs vanish', '<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>', 'a\n\nb'],
    ['one break is a line, two are an empty line', 'a<br>b<br><br>c<br><br><br>d', 'a\nb\n\nc\n\nd'],
    ['entities are decoded', 'a &amp; b &mdash; &lt;i&gt; &#128077; &unknown;', 'a & b — <i> 👍 &unknown;'],
    ['scripts and styles are dropped', 'a<script>alert("<b>x</b>")</script><style>p{}</style><p>b</p>', 'a\n\nb'],
    ['an unknown element is its words', '<blink>a</blink> <o:p>b</o:p>', 'a b'],
    ['lists have bullets', 'x<ul><li>a</li><li><p>b</p></li></ul>y', 'x\n\n• a\n• b\n\ny'],
    ['numbered lists are numbered', '<ol><li>a<li>b</ol>', '1. a\n2. b'],
    ['inner lists are indented', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '• a\n  • b\n• c'],
    ['an item without words is none', '<ul><li></li><li>a</li></ul>b', '• a\n\nb'],
    [
      'rows of a table are lines',
      '<table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p></td><td> 2 </td></tr></table>',
      'A | B\n1 | 2',
    ],
    ['an empty cell at the end leaves no trace', '<table><tr><td>1<td></tr><tr><td>2</tr></table>', '1\n2'],
    ['preformatted lines stay', '<pre>a\n  b\n\nc</pre>', 'a\n  b\n\nc'],
    ['comments are dropped', 'a<!-- b -->c', 'ac'],
    ['what turns a text around is dropped', 'a\u202Eb\u200Bc\u0000d', 'abcd'],
    ['an article of nothing is empty', '<p><img src="/a.jpg"></p>', ''],
  ])('%s', (_, html, words) => {
    expect(readArticle(html, SITE).text.text).toBe(words);
  });
});

describe('the marks of an article', () => {
  it.each([
    [
      'bold, italic, strike and code',
      '<b>a</b> <em>b</em> <s>c</s> <code>d</code>',
      ['bold:a', 'italic:b', 'strike:c', 'code:d'],
    ],
    ['headings are bold', '<h2>a <b>b</b></h2>c', ['bold:a b']],
    ['marks hug their words', 'x<b> a </b>y', ['bold:a']],
    ['a mark within a mark', '<b>a <i>b</i></b>', ['bold:a b', 'italic:b']],
    ['links stay', '<a href="https://a.ua/?x=1&amp;y=2">a</a>', ['link:a->https://a.ua/?x=1&y=2']],
    ['a link of the site is completed', '<a href="/terms">a</a>', ['link:a->https://club.ergo-global.com/terms']],
    ['only web addresses are links', '<a href="javascript:x()">a</a> <a href="tel:1">b</a> <a>c</a>', []],
    ['a link without words is none', '<a href="https://a.ua"><img src="x"></a>', []],
    ['what is never closed ends with the article', '<b>a <i>b', ['bold:a b', 'italic:b']],
  ])('%s', (_, html, marks) => {
    expect(marked(html)).toEqual(marks);
  });
});

describe('an article', () => {
  it('names its pictures, with the address that the document mistypes', () => {
    const html = '<img src="fttps://club.ergo-global.com/a.jpg"><img src="b.png"><img src="data:image/png;base64,AA">';
    expect(readArticle(html, SITE).pictures).toEqual([`${SITE}a.jpg`, `${SITE}b.png`]);
  });

  it('is cut after a whole word when it is far too long, and says so', () => {
    const long = readArticle(`<p>${'слово '.repeat(5_000)}</p>`, SITE);
    expect(long.isCut).toBe(true);
    expect(long.text.text.length).toBeLessThanOrEqual(12_000);
    expect(long.text.text.endsWith('слово')).toBe(true);
    expect(readArticle('<p>слово</p>', SITE).isCut).toBe(false);
  });

  it('is read in time however deep it is nested', () => {
    expect(readArticle(`a ${'<b>'.repeat(200_000)}`, SITE).text.text).toMatch(/^a\b/);
    expect(readArticle(`${'<ul><li>'.repeat(50_000)}a`, SITE).isCut).toBe(true);
  });

  const pieces = fc.oneof(
    fc.constantFrom('<b>', '</b>', '<p>', '</p>', '<a href="/x">', '</a>', '<ul>', '<li>', '</ul>', '<td>', '<tr>'),
    fc.constantFrom(
      '<br>',
      '<h1>',
      '</h1>',
      '<pre>',
      '</pre>',
      '<script>',
      '</script>',
      '&amp;',
      '\n',
      ' ',
      '<',
      '\ud800',
    ),
    fc.string({ unit: 'binary' }),
  );

  it('never throws, and its marks lie within the text, over words, one of a kind at a time', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (html) => {
        const { text, marks } = readArticle(html.join(''), SITE).text;
        expect(text.isWellFormed()).toBe(true);
        expect(text).toBe(text.trimEnd());
        expect(text).not.toMatch(/\n{3}/);
        for (const [at, mark] of marks.entries()) {
          const words = text.slice(mark.start, mark.start + mark.length);
          expect(words).toHaveLength(mark.length);
          expect(words.trim()).not.toBe('');
          const earlier = marks.slice(0, at).filter((one) => one.kind === mark.kind);
          expect(earlier.every((one) => one.start + one.length <= mark.start)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a text of the club that should be plain', () => {
  it('stays as it is', () => {
    expect(readClubText(' 2 < 3\nі 4 > 3 ', SITE)).toEqual({ text: '2 < 3\nі 4 > 3', marks: [] });
  });

  it('is read as HTML when it holds entities', () => {
    expect(readClubText('Техніка &laquo;ERGO&raquo; &amp; Ко', SITE).text).toBe('Техніка «ERGO» & Ко');
    expect(readClubText('AT&T; 5 & 6', SITE).text).toBe('AT&T; 5 & 6');
  });

  it('is read as HTML when it holds tags', () => {
    expect(readClubText('a<br/><b>b</b>', SITE)).toEqual({
      text: 'a\nb',
      marks: [{ kind: 'bold', start: 2, length: 1 }],
    });
  });
});

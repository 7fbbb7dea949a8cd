import type { Mark, RichText } from '../../domain/rich-text.ts';

/** A mark without its place; a link carries its address. */
export type MarkKind = Mark extends infer Each ? (Each extends Mark ? Omit<Each, 'start' | 'length'> : never) : never;

/** How far apart the next words stand from the last. */
const NONE = 0;
const SPACE = 1;
const LINE = 2;
const PARAGRAPH = 3;
const SEPARATORS = ['', ' ', '\n', '\n\n'];

/** Signs that are not seen and may turn a text around or break it, but for white space and what joins emoji. */
const INVISIBLE = /[[\p{Cc}\p{Cf}]--[\t\n\r\u200c\u200d]]/gv;

type OpenMark = { mark: MarkKind; start: number | undefined; depth: number };

/** Gathers words into formatted text: white space collapses, blocks stand apart, marks hug their words. */
export class TextWriter {
  readonly #most: number;
  readonly #marks: Mark[] = [];
  readonly #open = new Map<Mark['kind'], OpenMark>();
  #text = '';
  #gap = NONE;
  #prefix = '';
  /** A line has been begun: blocks inside it do not begin another before its first words. */
  #hasBegun = false;
  #isFull = false;

  /** `most`: so many UTF-16 units are taken; what comes after is dropped, and `isCut` says so. */
  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#text.length;
  }

  get isCut(): boolean {
    return this.#isFull;
  }

  /** Words of running text, in which every white space is one space. */
  words(raw: string): void {
    const words = clean(raw).replace(/\s+/g, ' ');
    if (words.startsWith(' ')) this.#widen(SPACE);
    if (words.trim() !== '') this.#put(words.trim());
    if (words.endsWith(' ')) this.#widen(SPACE);
  }

  /** Lines that are kept as they are. */
  preformatted(raw: string): void {
    for (const [at, line] of clean(raw).split(/\r?\n/).entries()) {
      if (at > 0) this.breakLine();
      if (line.trim() !== '') this.#put(line.trimEnd());
    }
  }

  /** What comes next begins a line. */
  line(): void {
    this.#widen(LINE);
  }

  /** What comes next stands after an empty line. */
  paragraph(): void {
    this.#widen(PARAGRAPH);
  }

  /** One line break more; two make an empty line. */
  breakLine(): void {
    this.#widen(this.#gap >= LINE ? PARAGRAPH : LINE);
  }

  /** What comes next begins a line, after this sign; whatever it is wrapped in does not part the two. */
  begin(sign: string): void {
    this.#hasBegun = false;
    this.line();
    this.#hasBegun = true;
    this.#prefix = sign;
  }

  /** What comes next follows on the same line, after this sign. */
  follow(sign: string): void {
    this.#gap = NONE;
    this.#hasBegun = true;
    this.#prefix = sign;
  }

  /** The line ends, and with it a sign that nothing has followed. */
  end(): void {
    this.#hasBegun = false;
    this.#prefix = '';
    this.line();
  }

  /** Marks what comes next; inside a mark of the same kind nothing changes. */
  open(mark: MarkKind): void {
    const standing = this.#open.get(mark.kind);
    if (standing) standing.depth++;
    else this.#open.set(mark.kind, { mark, start: undefined, depth: 1 });
  }

  close(kind: Mark['kind']): void {
    const standing = this.#open.get(kind);
    if (!standing || --standing.depth > 0) return;
    this.#open.delete(kind);
    const { mark, start } = standing;
    if (start !== undefined) this.#marks.push({ ...mark, start, length: this.#text.length - start });
  }

  /** Closes what is open. */
  finish(): RichText {
    for (const standing of this.#open.values()) standing.depth = 1;
    for (const kind of this.#open.keys()) this.close(kind);
    return { text: this.#text, marks: this.#marks.toSorted((a, b) => a.start - b.start || b.length - a.length) };
  }

  #widen(gap: number): void {
    if (!this.#hasBegun) this.#gap = Math.max(this.#gap, gap);
  }

  #put(words: string): void {
    if (this.#isFull) return;
    const lead = this.#text === '' ? this.#prefix.trimStart() : (SEPARATORS[this.#gap] ?? '') + this.#prefix;
    const room = this.#most - this.#text.length - lead.length;
    this.#isFull = words.length > room;
    const taken = this.#isFull ? wholeWords(words, room) : words;
    if (taken === '') return;

    this.#text += lead;
    for (const standing of this.#open.values()) standing.start ??= this.#text.length;
    this.#text += taken;
    this.#gap = NONE;
    this.#prefix = '';
    this.#hasBegun = false;
  }
}

function clean(raw: string): string {
  return raw.toWellFormed().replace(INVISIBLE, '');
}

/** As many whole words as there is room for. */
function wholeWords(words: string, room: number): string {
  return words.slice(0, Math.max(0, words.lastIndexOf(' ', room)));
}

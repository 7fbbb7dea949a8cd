import { clean, clustersOf } from '../text/glyphs.ts';

/** What is written, where the cursor stands (an offset between clusters), and what can be undone and done again. */
export type Composer = {
  readonly text: string;
  readonly cursor: number;
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  /** What the last change was: letters typed one after another are undone together. */
  readonly last: 'typing' | 'other';
};

type Snapshot = { readonly text: string; readonly cursor: number };

const MOST_REMEMBERED = 200;

/** A composer with a text, the cursor at its end. */
export function composerWith(text = ''): Composer {
  return { text, cursor: text.length, past: [], future: [], last: 'other' };
}

/** Types or pastes: control characters of what is inserted are taken out, lines are kept. */
export function insert(composer: Composer, given: string): Composer {
  const text = clean(given);
  if (text === '') return composer;
  const { cursor } = composer;
  const isTyping = clustersOf(text).length === 1 && text !== ' ' && text !== '\n';
  const next = replace(composer, cursor, cursor, text, isTyping ? 'typing' : 'other');
  return isTyping && composer.last === 'typing' ? { ...next, past: composer.past } : next;
}

/** Takes the place of everything; can be undone. */
export function setText(composer: Composer, text: string): Composer {
  return replace(composer, 0, composer.text.length, clean(text), 'other');
}

export const EDITS = {
  'delete back': (composer) => cut(composer, before(composer), composer.cursor),
  'delete forward': (composer) => cut(composer, composer.cursor, after(composer)),
  'delete word back': (composer) => cut(composer, wordBefore(composer), composer.cursor),
  'delete word forward': (composer) => cut(composer, composer.cursor, wordAfter(composer)),
  'delete to line start': (composer) => cut(composer, lineStart(composer), composer.cursor),
  'delete to line end': (composer) => cut(composer, composer.cursor, lineEnd(composer)),
  'new line': (composer) => insert(composer, '\n'),
  left: (composer) => moveTo(composer, before(composer)),
  right: (composer) => moveTo(composer, after(composer)),
  'word left': (composer) => moveTo(composer, wordBefore(composer)),
  'word right': (composer) => moveTo(composer, wordAfter(composer)),
  'line start': (composer) => moveTo(composer, lineStart(composer)),
  'line end': (composer) => moveTo(composer, lineEnd(composer)),
  'text start': (composer) => moveTo(composer, 0),
  'text end': (composer) => moveTo(composer, composer.text.length),
  undo,
  redo,
} as const satisfies Record<string, (composer: Composer) => Composer>;

export type Edit = keyof typeof EDITS;

/** The cursor at an offset; inside of a cluster it goes before it. */
export function moveTo(composer: Composer, offset: number): Composer {
  let cursor = 0;
  for (const cluster of clustersOf(composer.text)) {
    if (cursor + cluster.length > offset) break;
    cursor += cluster.length;
  }
  return { ...composer, cursor, last: 'other' };
}

function undo(composer: Composer): Composer {
  const back = composer.past.at(-1);
  if (!back) return composer;
  const { text, cursor, past, future } = composer;
  return { ...back, past: past.slice(0, -1), future: [...future, { text, cursor }], last: 'other' };
}

function redo(composer: Composer): Composer {
  const next = composer.future.at(-1);
  if (!next) return composer;
  const { text, cursor, past, future } = composer;
  return { ...next, past: [...past, { text, cursor }], future: future.slice(0, -1), last: 'other' };
}

function cut(composer: Composer, start: number, end: number): Composer {
  return start === end ? composer : replace(composer, start, end, '', 'other');
}

function replace(composer: Composer, start: number, end: number, by: string, last: Composer['last']): Composer {
  const { text, cursor, past } = composer;
  const made = text.slice(0, start) + by + text.slice(end);
  const remembered = [...past, { text, cursor }].slice(-MOST_REMEMBERED);
  return settle({ text: made, cursor: start + by.length, past: remembered, future: [], last });
}

/** What was inserted may have joined its neighbours (a combining mark, a skin tone): the cursor goes behind the whole. */
function settle(composer: Composer): Composer {
  let end = 0;
  for (const cluster of clustersOf(composer.text)) {
    if (end >= composer.cursor) break;
    end += cluster.length;
  }
  return { ...composer, cursor: end };
}

function before({ text, cursor }: Composer): number {
  return cursor - (clustersOf(text.slice(0, cursor)).at(-1)?.length ?? 0);
}

function after({ text, cursor }: Composer): number {
  return cursor + (clustersOf(text.slice(cursor))[0]?.length ?? 0);
}

/** Words are letters and digits with their marks; what lies between them goes with the word. */
function wordBefore({ text, cursor }: Composer): number {
  return text.slice(0, cursor).replace(/[\p{L}\p{N}\p{M}_’']*[^\p{L}\p{N}\p{M}_’']*$/u, '').length;
}

function wordAfter({ text, cursor }: Composer): number {
  const [word = ''] = /^[^\p{L}\p{N}\p{M}_’']*[\p{L}\p{N}\p{M}_’']*/u.exec(text.slice(cursor)) ?? [];
  return cursor + word.length;
}

function lineStart({ text, cursor }: Composer): number {
  return text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd({ text, cursor }: Composer): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

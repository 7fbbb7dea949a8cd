import { composerLines } from '../composer/composer-lines.ts';
import { EMPTY_DRAFT } from '../model/draft.ts';
import { openDialog, type Model } from '../model/model.ts';
import type { Region } from './frame.ts';

/** Where everything stands. A pane that is not there has no room. */
export type Layout = {
  readonly header: Region;
  readonly list: Region;
  /** The name of the dialog, above its history. */
  readonly title: Region;
  readonly history: Region;
  readonly composer: Region;
  readonly person: Region | undefined;
  readonly footer: Region;
};

const NARROWEST_LIST = 24;
const WIDEST_LIST = 46;
const PERSON = 38;
/** From so many columns on the person has a place of their own. */
const ROOMY = 130;

/** Splits the screen: list, conversation over composer, and the person where there is room or it is asked for. */
export function layoutOf(model: Model): Layout {
  const { columns, rows } = model.size;
  const listWidth = Math.min(WIDEST_LIST, Math.max(NARROWEST_LIST, Math.floor(columns * 0.28)));
  const hasPerson = openDialog(model) !== undefined && (columns >= ROOMY || model.showsPerson);
  const personWidth = hasPerson ? Math.min(PERSON, Math.floor(columns / 2)) : 0;
  const x = listWidth + 1;
  const width = Math.max(10, columns - x - (hasPerson ? personWidth + 1 : 0));
  const body = Math.max(4, rows - 2);
  const composerHeight = composerHeightOf(model, width, body);
  return {
    header: { x: 0, y: 0, width: columns, height: 1 },
    list: { x: 0, y: 1, width: listWidth, height: body },
    title: { x, y: 1, width, height: 1 },
    history: { x, y: 2, width, height: Math.max(1, body - 1 - composerHeight) },
    composer: { x, y: 1 + body - composerHeight, width, height: composerHeight },
    person: hasPerson ? { x: columns - personWidth, y: 1, width: personWidth, height: body } : undefined,
    footer: { x: 0, y: rows - 1, width: columns, height: 1 },
  };
}

/** Columns for writing: the pane without the sign at its left. */
export function writingWidth(width: number): number {
  return Math.max(4, width - 2);
}

/** The line above it, and as many lines as are written, up to a third of the screen. */
function composerHeightOf(model: Model, width: number, body: number): number {
  const draft = model.drafts.get(model.open ?? 0) ?? EMPTY_DRAFT;
  const { lines } = composerLines(draft.composer, writingWidth(width));
  const attached = draft.attachments.length > 0 ? 1 : 0;
  const most = Math.max(3, Math.floor(body / 3));
  return 1 + attached + Math.min(most, Math.max(2, lines.length));
}

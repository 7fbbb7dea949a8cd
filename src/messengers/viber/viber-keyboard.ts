import type { Button, Keyboard } from '../../domain/keyboard.ts';

/** A pressed button comes back as a text message that begins so. */
export const PRESS_PREFIX = 'press:';

const GRID = 6;
/** Viber REST API: Keyboards. */
export const MOST_LABEL = 250;
const SHORT_LABEL = 4;
const BACKGROUND = '#E9EDF5';
const SHARE_BACKGROUND = '#C9DEFF';

export type ViberButton = {
  Columns: number;
  Rows: number;
  ActionType: 'reply' | 'open-url' | 'share-phone';
  ActionBody: string;
  Text: string;
  TextSize: 'regular';
  BgColor: string;
  Silent?: boolean;
};

export type ViberKeyboard = { Type: 'keyboard'; Buttons: ViberButton[] };

/** The keyboard as send_message takes it (Viber REST API: Keyboards), on its grid of six columns. */
export function viberKeyboard(keyboard: Keyboard): ViberKeyboard {
  const rows = keyboard.rows
    .flatMap(rowsThatFit)
    .flatMap((row) => row.map((button) => viberButton(button, row.length)));
  return {
    Type: 'keyboard',
    Buttons: keyboard.kind === 'phone request' ? [shareButton(keyboard.share), ...rows] : rows,
  };
}

/** Rows of four, of five, and of six wordy buttons do not divide the grid well: they become two. */
function rowsThatFit(row: Button[]): Button[][] {
  const isNarrow = row.every((button) => button.label.length <= SHORT_LABEL);
  const most = isNarrow ? GRID : 3;
  if (row.length <= 3 || (row.length === GRID && isNarrow)) return row.length > 0 ? [row] : [];

  const first = Math.min(most, Math.ceil(row.length / 2));
  return [...rowsThatFit(row.slice(0, first)), ...rowsThatFit(row.slice(first))];
}

function viberButton(button: Button, inRow: number): ViberButton {
  const action =
    'url' in button
      ? { ActionType: 'open-url' as const, ActionBody: button.url }
      : { ActionType: 'reply' as const, ActionBody: PRESS_PREFIX + button.press };
  return { ...look(button.label, GRID / inRow, BACKGROUND), ...action, Silent: true };
}

/** Viber wants a body even here. Works on phones only; on a desktop the number has to be typed. */
function shareButton(label: string): ViberButton {
  return { ...look(label, GRID, SHARE_BACKGROUND), ActionType: 'share-phone', ActionBody: 'share-phone' };
}

function look(label: string, columns: number, background: string) {
  const text = label.slice(0, MOST_LABEL).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return { Columns: columns, Rows: 1, Text: text, TextSize: 'regular' as const, BgColor: background };
}

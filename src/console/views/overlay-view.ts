import { EDIT_KEYS, GROUPS, KEYMAP, type Binding } from '../input/keymap.ts';
import type { Model } from '../model/model.ts';
import type { Overlay } from '../model/overlay.ts';
import { shownItems } from '../model/picking.ts';
import { glyphsOf, widthOf } from '../text/glyphs.ts';
import type { Words } from '../words/words.ts';
import type { Frame, Region } from './frame.ts';
import { keyName } from './key-name.ts';
import { pictureRows } from './picture-rows.ts';
import { between, faint, fitted, padded, span, type Row, type Style } from './span.ts';

type Kind<Name extends Overlay['kind']> = Extract<Overlay, { kind: Name }>;

/** What lies over the rest. */
export function drawOverlay(frame: Frame, model: Model, words: Words): void {
  const { overlay } = model;
  if (!overlay) return;
  switch (overlay.kind) {
    case 'help':
      return drawHelp(frame, overlay, words);
    case 'picker':
      return drawPicker(frame, overlay, words);
    case 'question':
      return drawQuestion(frame, model, overlay, words);
    case 'confirmation':
      return drawConfirmation(frame, model, overlay, words);
    case 'photo':
      return drawPhoto(frame, overlay, words);
  }
}

/** Every key with its meaning, by groups: the same table that the README shows. */
export function helpLines(words: Words): { keys: string; meaning: string }[][] {
  const groups = GROUPS.map((group) => [
    { keys: '', meaning: words.groups[group] },
    ...KEYMAP.filter((binding) => binding.group === group).map((binding) => ({
      keys: keysOf(binding),
      meaning: words.commands[binding.command],
    })),
  ]);
  const edits = EDIT_KEYS.map(({ edit, keys }) => ({
    keys: keys.map((key) => keyName(key)).join(', '),
    meaning: words.edits[edit],
  }));
  return groups.map((lines, at) => (GROUPS[at] === 'writing' ? [...lines, ...edits] : lines));
}

function keysOf({ keys = [], letters = [] }: Binding): string {
  return [...keys, ...letters].map((key) => keyName(key)).join(', ');
}

function drawHelp(frame: Frame, { scroll }: Kind<'help'>, words: Words): void {
  const region = centred(frame, Math.min(frame.width - 2, 84), frame.height - 2);
  const room = region.width - 4;
  const lines = helpLines(words).flat();
  const rows = lines.map(({ keys, meaning }): Row => {
    if (keys === '') return [span(padded(meaning, room), { bold: true, underline: true })];
    const left = Math.min(30, Math.floor(room * 0.4));
    return [span(padded(keys, left), { bold: true }), span(padded(` ${meaning}`, room - left))];
  });
  const most = Math.max(0, rows.length - (region.height - 2));
  box(frame, region, words.help, rows.slice(Math.min(scroll, most)));
}

function drawPicker(frame: Frame, overlay: Kind<'picker'>, words: Words): void {
  const region = centred(frame, Math.min(frame.width - 4, 90), Math.min(frame.height - 4, 22));
  const room = region.width - 4;
  const items = shownItems(overlay);
  const height = region.height - 4;
  const first = Math.max(0, Math.min(overlay.at - Math.floor(height / 2), items.length - height));
  const rows = items.slice(first, first + height).map(({ label, detail }, at): Row => {
    const style: Style = first + at === overlay.at ? { inverse: true } : {};
    return [span(between(fitted(` ${label}`, room), ` ${fitted(detail, Math.floor(room / 2))} `, room), style)];
  });
  const typed = overlay.input.text;
  const none = overlay.isLoading
    ? words.loading
    : typed === '' && overlay.about === 'people'
      ? words.typeToFind
      : words.nothing;
  const list = items.length === 0 ? [[faint(` ${none}`)]] : rows;
  box(frame, region, words.pickers[overlay.about], [...inputRow(frame, region, overlay.input, room), [], ...list]);
}

function drawQuestion(frame: Frame, model: Model, overlay: Kind<'question'>, words: Words): void {
  const region = centred(
    frame,
    Math.min(frame.width - 4, 80),
    Math.min(frame.height - 4, 5 + Math.min(8, overlay.hints.length)),
  );
  const room = region.width - 4;
  const name = model.dialogs.get(overlay.dialog ?? 0)?.name ?? '';
  const hints = overlay.hints.slice(0, 8).map((hint): Row => [faint(fitted(` ${hint}`, room))]);
  box(frame, region, words.questions[overlay.question](name), [
    ...inputRow(frame, region, overlay.input, room),
    ...hints,
  ]);
}

function drawConfirmation(frame: Frame, model: Model, { about, dialog }: Kind<'confirmation'>, words: Words): void {
  const name = model.dialogs.get(dialog ?? 0)?.name ?? '';
  const question = words.confirmations[about](name);
  const unsent = about === 'quit' ? model.outgoing.length : 0;
  const buttons = `[Enter] ${words.yes}   [Esc] ${words.no}`;
  const width = Math.min(frame.width - 4, Math.max(widthOf(question), widthOf(buttons), 40) + 4);
  const rows: Row[] = [
    [span(question)],
    ...(unsent > 0 ? [[span(words.unsent(unsent), { tone: 'warning' as const })]] : []),
    [],
  ];
  box(frame, centred(frame, width, rows.length + 3), '', [...rows, [span(buttons, { bold: true })]]);
}

function drawPhoto(frame: Frame, { picture }: Kind<'photo'>, words: Words): void {
  const region = { x: 0, y: 0, width: frame.width, height: frame.height };
  const footer: Row = [faint(padded(` ${words.anyKey}`, frame.width))];
  if (picture.state !== 'here') {
    const text = picture.state === 'loading' ? words.loading : words.photoNotShown;
    return frame.draw(region, [[span(text)], ...Array.from({ length: frame.height - 2 }, () => []), footer]);
  }
  const rows = pictureRows(picture);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const indent = span(' '.repeat(Math.max(0, Math.floor((frame.width - width) / 2))));
  const filler = Array.from({ length: Math.max(0, frame.height - 1 - rows.length) }, (): Row => []);
  frame.draw(region, [...rows.slice(0, frame.height - 1).map((row): Row => [indent, ...row]), ...filler, footer]);
}

function inputRow(frame: Frame, region: Region, input: { text: string; cursor: number }, room: number): Row[] {
  const before = widthOf(input.text.slice(0, input.cursor));
  // The end of what is typed is seen, where it is too long.
  const hidden = Math.max(0, before - (room - 3));
  const shown = glyphsOf(input.text)
    .map(({ char }) => char)
    .slice(hidden)
    .join('');
  frame.cursor = { x: region.x + 4 + Math.min(before - hidden, room - 3), y: region.y + 1 };
  return [[span('> '), span(fitted(shown, room - 2))]];
}

function centred(frame: Frame, wanted: number, height: number): Region {
  // Even where there is no room, a box has two sides.
  const width = Math.max(4, wanted);
  return {
    x: Math.max(0, Math.floor((frame.width - width) / 2)),
    y: Math.max(0, Math.floor((frame.height - height) / 2)),
    width,
    height,
  };
}

function box(frame: Frame, region: Region, title: string, rows: readonly Row[]): void {
  const inner = region.width - 2;
  const heading = title === '' ? '' : ` ${fitted(title, inner - 4)} `;
  const top: Row = [
    span('┌'),
    span(heading, { bold: true }),
    span(`${'─'.repeat(Math.max(0, inner - widthOf(heading)))}┐`),
  ];
  const middle = Array.from({ length: Math.max(0, region.height - 2) }, (_, at): Row => {
    const row = rows[at] ?? [];
    const used = row.reduce((sum, { text }) => sum + widthOf(text), 0);
    return [span('│ '), ...row, span(`${' '.repeat(Math.max(0, inner - 2 - used))} │`)];
  });
  frame.draw(region, [top, ...middle, [span(`└${'─'.repeat(inner)}┘`)]]);
}

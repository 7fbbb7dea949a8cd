import { composerLines } from '../composer/composer-lines.ts';
import { holderOf, openDialog, type Model } from '../model/model.ts';
import { draftOf } from '../model/saying.ts';
import type { Words } from '../words/words.ts';
import type { Frame, Region } from './frame.ts';
import { writingWidth } from './layout.ts';
import { faint, padded, span, type Row, type Style } from './span.ts';

/** Where answers and notes are written, and the cursor in it. */
export function drawComposer(frame: Frame, model: Model, region: Region, words: Words): void {
  const dialog = openDialog(model);
  if (!dialog) return;
  const draft = draftOf(model, dialog.id);
  const isNote = draft.kind === 'note';
  const isHeld = holderOf(dialog, model.operator) === 'colleague';
  const label = isNote
    ? words.writingNote
    : isHeld
      ? words.heldBy(dialog.owner?.name ?? '')
      : words.writingTo(dialog.name ?? '');
  const style: Style = isNote ? { tone: 'note', bold: true } : { tone: isHeld ? 'warning' : 'faint', bold: isHeld };
  const attached = draft.attachments.map(({ name }) => name);
  const head: Row[] = [
    [span(padded(`── ${label} ${'─'.repeat(region.width)}`, region.width), style)],
    ...(attached.length > 0 ? [[faint(padded(`  ${words.attached(attached)}`, region.width))]] : []),
  ];
  const width = writingWidth(region.width);
  const { lines, row, column } = composerLines(draft.composer, width);
  const height = region.height - head.length;
  const first = Math.max(0, Math.min(row - height + 1, lines.length - height));
  const top = Math.min(first, row);
  const tone: Style = isNote ? { tone: 'note' } : {};
  const shown = lines.slice(top, top + height).map((line, at): Row => {
    return [span(top + at === 0 ? '> ' : '  ', { tone: 'faint' }), span(line, tone)];
  });
  frame.draw(region, [...head, ...shown]);
  if (model.focus !== 'composer' || model.overlay) return;
  const x = region.x + 2 + Math.min(column, width - 1);
  frame.cursor = { x, y: region.y + head.length + row - top };
}

import { openDialog, type Model } from '../model/model.ts';
import { seen } from '../model/scrolling.ts';
import type { Stamp } from '../model/step.ts';
import { footerRow, headerRow, titleRow } from './bars.ts';
import { drawComposer } from './composer-view.ts';
import { Frame, type Region } from './frame.ts';
import { layoutOf } from './layout.ts';
import { listRows } from './list-view.ts';
import { drawOverlay } from './overlay-view.ts';
import { personRows } from './person-view.ts';
import { faint, fitted, span, type Row } from './span.ts';

/** A whole screen of a model: everything an operator sees. */
export function screenView(model: Model, stamp: Stamp): Frame {
  const { columns, rows } = model.size;
  const frame = new Frame(columns, rows);
  const { header, list, title, history, composer, person, footer } = layoutOf(model);
  frame.draw(header, [headerRow(model, header.width, stamp)]);
  frame.draw(list, listRows(model, list.width, list.height, stamp));
  separator(frame, list);
  frame.draw(title, [titleRow(model, title.width, stamp)]);
  frame.draw(history, historyRows(model, history, stamp));
  drawComposer(frame, model, composer, stamp.words);
  if (person) {
    separator(frame, { ...history, y: list.y, height: list.height });
    frame.draw(person, personRows(model, person.width, stamp));
  }
  frame.draw(footer, [footerRow(model, footer.width, stamp)]);
  drawOverlay(frame, model, stamp.words);
  return frame;
}

function historyRows(model: Model, { width, height }: Region, stamp: Stamp): Row[] {
  const { words } = stamp;
  if (!openDialog(model)) return [[], [faint(fitted(` ${words.chooseDialog}`, width))]];
  const now = seen(model, stamp);
  if (!now) return [];
  const { conversation, lines, top } = now;
  if (conversation.messages.length === 0 && lines.length === 0)
    return [[faint(` ${conversation.isLoading ? words.loading : words.nothingSaid}`)]];
  const rows = lines.slice(top, top + height).map(({ row }) => row);
  const below = lines.length - top - height;
  const isBelow = below > 0 || conversation.hasNewer;
  if (!isBelow) return [...Array.from({ length: Math.max(0, height - rows.length) }, (): Row => []), ...rows];
  return [...rows.slice(0, -1), [span(fitted(` ▼ ${words.below}`, width), { tone: 'accent', bold: true })]];
}

function separator(frame: Frame, beside: Region): void {
  const region = { x: beside.x + beside.width, y: beside.y, width: 1, height: beside.height };
  frame.draw(
    region,
    Array.from({ length: beside.height }, (): Row => [faint('│')]),
  );
}

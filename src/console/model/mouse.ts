import type { Input } from '../input/decode-input.ts';
import { firstShown, LINES_EACH } from '../views/list-view.ts';
import { layoutOf } from '../views/layout.ts';
import type { Region } from '../views/frame.ts';
import { selectInList } from './commands.ts';
import type { Model } from './model.ts';
import { open } from './opening.ts';
import { scroll } from './scrolling.ts';
import { step, type Stamp, type Step } from './step.ts';

const WHEEL = 3;

/** A click opens a dialog or goes to a pane; the wheel scrolls what lies below it. */
export function onMouse(model: Model, { what, x, y }: Extract<Input, { kind: 'mouse' }>, stamp: Stamp): Step {
  const { list, history, composer } = layoutOf(model);
  if (what !== 'press') {
    const way = what === 'wheel up' ? -1 : 1;
    return isIn(list, x, y) ? selectInList(model, way) : scroll(model, way * WHEEL, stamp);
  }
  if (isIn(composer, x, y) && model.open !== undefined) return step({ ...model, focus: 'composer' });
  if (isIn(history, x, y) && model.open !== undefined) return step({ ...model, focus: 'history' });
  if (!isIn(list, x, y)) return step(model);
  const row = y - list.y - 1;
  const dialog = model.list.order[firstShown(model, list.height - 1) + Math.floor(row / LINES_EACH)];
  return row < 0 || dialog === undefined ? step({ ...model, focus: 'list' }) : open(model, dialog);
}

function isIn(region: Region, x: number, y: number): boolean {
  return x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height;
}

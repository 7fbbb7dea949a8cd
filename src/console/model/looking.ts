import { layoutOf } from '../views/layout.ts';
import type { Model } from './model.ts';
import { messageFor, seen } from './scrolling.ts';
import { step, type Effect, type Stamp, type Step } from './step.ts';

const THUMBNAIL = { columns: 32, rows: 9 };
/** Kept so many, the last ones: each takes some kilobytes. */
const KEPT = 60;

/** Shows the selected photo, or the newest, on the whole screen. */
export function showPhoto(model: Model, { words }: Stamp): Step {
  const message = messageFor(model, ({ picture }) => picture);
  if (!message || model.open === undefined) return step({ ...model, notice: { text: words.noPhoto, tone: 'trouble' } });
  const { columns, rows } = model.size;
  const picture = { state: 'loading' } as const;
  return step(
    { ...model, overlay: { kind: 'photo', dialog: model.open, message: message.id, picture } },
    { do: 'picture', dialog: model.open, message: message.id, columns, rows: rows - 1, isFull: true },
  );
}

/** Fetches the photos that are in sight and not here yet. */
export function fetchThumbnails(model: Model, stamp: Stamp): Step {
  const now = model.drawsPictures ? seen(model, stamp) : undefined;
  if (!now) return step(model);
  const inSight = new Set(now.lines.slice(now.top, now.top + now.height).map(({ message }) => message));
  const wanted = now.conversation.messages.filter(
    ({ id, picture }) => picture && inSight.has(id) && !model.pictures.has(id),
  );
  if (wanted.length === 0) return step(model);
  const columns = Math.min(THUMBNAIL.columns, layoutOf(model).history.width - 4);
  const pictures = new Map(model.pictures);
  for (const { id } of wanted) pictures.set(id, { state: 'loading' });
  for (const id of pictures.keys()) if (pictures.size > KEPT && !inSight.has(id)) pictures.delete(id);
  const fetch = ({ id }: { id: number }): Effect => {
    return { do: 'picture', dialog: now.dialog, message: id, columns, rows: THUMBNAIL.rows, isFull: false };
  };
  return step({ ...model, pictures }, ...wanted.map(fetch));
}

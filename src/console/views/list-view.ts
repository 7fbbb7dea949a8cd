import { holderOf, type Dialog, type Model } from '../model/model.ts';
import { isEmpty } from '../model/draft.ts';
import type { Stamp } from '../model/step.ts';
import { cleanLine } from '../text/glyphs.ts';
import { between, faint, fitted, padded, span, type Row, type Style } from './span.ts';

/** Two lines for each dialog. */
export const LINES_EACH = 2;

/** The first dialog that is seen: the selected one is among those that are. */
export function firstShown({ list }: Model, height: number): number {
  const seen = Math.max(1, Math.floor(height / LINES_EACH));
  const at = list.selected === undefined ? 0 : list.order.indexOf(list.selected);
  return Math.max(0, Math.min(at - Math.floor(seen / 2), list.order.length - seen));
}

/** The list of dialogs: who, how long they wait, whose it is, and the last words. */
export function listRows(model: Model, width: number, height: number, { words, time }: Stamp): Row[] {
  const { order, filter, isLoading } = model.list;
  const title = [words.views[filter.view], filter.bot, filter.messenger].filter(Boolean).join(' · ');
  const head: Row = [span(padded(` ${title}`, width), { bold: true, underline: model.focus === 'list' })];
  if (order.length === 0) return [head, [faint(fitted(` ${isLoading ? words.loading : words.noDialogs}`, width))]];
  const first = firstShown(model, height - 1);
  const shown = order.slice(first, first + Math.ceil((height - 1) / LINES_EACH));
  const rows = shown.flatMap((id) => {
    const dialog = model.dialogs.get(id);
    return dialog ? dialogRows(model, dialog, width, { words, time }) : [];
  });
  return [head, ...rows];
}

function dialogRows(
  model: Model,
  dialog: Dialog,
  width: number,
  { words, time }: Pick<Stamp, 'words' | 'time'>,
): Row[] {
  const isSelected = dialog.id === model.list.selected;
  const style: Style = isSelected && model.focus === 'list' ? { inverse: true } : {};
  const mark = dialog.id === model.open ? '▌' : isSelected ? '▏' : ' ';
  const when = words.ago(sinceWhen(dialog), model.now, (moment) => time.dateTime(moment));
  const name = cleanLine(dialog.name ?? dialog.phone ?? words.nameless);
  const isUnread = dialog.unread > 0;
  const right = `${isUnread ? ` (${dialog.unread})` : ''} ${when} `;
  const top = between(`${mark}${name}`, right, width);
  const urgent: Style = dialog.escalatedAt === null ? {} : { tone: 'bad' };
  return [
    [span(top, { ...urgent, ...style, bold: isUnread })],
    [span(mark, style), ...bottom(model, dialog, width - 1, words, style)],
  ];
}

/** Whose it is, by one sign and a name, then the last words, or what is written and not sent. */
function bottom(model: Model, dialog: Dialog, width: number, words: Stamp['words'], style: Style): Row {
  const holder = holderOf(dialog, model.operator);
  const messenger = { telegram: 'T', viber: 'V' }[dialog.messenger];
  const sign =
    dialog.state === 'paused' ? '‖' : { own: '●', colleague: '○', free: dialog.waitingSince ? '!' : '·' }[holder];
  const tone = { own: 'good', colleague: 'faint', free: dialog.waitingSince ? 'warning' : 'faint' } as const;
  const owner = holder === 'colleague' ? `${cleanLine(dialog.owner?.name ?? '')}: ` : '';
  const draft = model.drafts.get(dialog.id);
  const isWritten = draft !== undefined && !isEmpty(draft) && dialog.id !== model.open;
  const muted = dialog.muted ? `${words.muted}: ` : '';
  const isUnsent = model.outgoing.some((one) => one.dialog === dialog.id && one.state === 'failed');
  const last = isUnsent
    ? words.unsentHere
    : isWritten
      ? `${words.draft}: ${draft.composer.text}`
      : lastWords(dialog, words);
  const bot = model.bots.length > 1 ? ` ${dialog.bot}` : '';
  const head = `${messenger}${bot} `;
  const rest = padded(`${head}${owner}${muted}${cleanLine(last)}`, Math.max(0, width - 2));
  return [span(`${sign} `, { tone: tone[holder], bold: true, ...style }), span(rest, { tone: 'faint', ...style })];
}

function lastWords({ last }: Dialog, words: Stamp['words']): string {
  if (!last) return '';
  const text = last.text === '' && last.kind === 'photo' ? words.photo : last.text;
  return last.author === 'seller' ? text : `← ${text}`;
}

function sinceWhen({ waitingSince, lastAt }: Dialog): number {
  return Date.parse(waitingSince ?? lastAt);
}

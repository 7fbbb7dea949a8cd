import { KEYMAP, type Command } from '../input/keymap.ts';
import { holderOf, openDialog, type Dialog, type Model } from '../model/model.ts';
import type { Stamp } from '../model/step.ts';
import { cleanLine, widthOf } from '../text/glyphs.ts';
import { between, faint, fitted, padded, span, type Row, type Span } from './span.ts';
import { keyName } from './key-name.ts';

type Readers = Pick<Stamp, 'words' | 'time'>;

/** The line on top: the program, the operator, how much there is to do, and whether the daemon is there. */
export function headerRow(model: Model, width: number, { words, time }: Readers): Row {
  const { waiting, own, unread, escalated } = model.counts;
  const leaving = model.outgoing.filter(({ state }) => state !== 'failed').length;
  const parts = [
    words.waitingCount(waiting),
    words.unreadCount(unread),
    words.ownCount(own),
    ...(escalated > 0 ? [words.escalatedCount(escalated)] : []),
    ...(leaving > 0 ? [words.outgoingCount(leaving)] : []),
  ];
  const left = ` ergo-bot · ${cleanLine(model.operator.name)} · ${parts.join(' · ')}`;
  const clock = `${time.dateTime(model.now).slice(11, 16)} `;
  const link = words.link[model.link.state];
  if (model.link.state === 'online') return [span(between(left, `${link} ${clock}`, width), { inverse: true })];
  const right = ` ${link} ${clock}`;
  const room = Math.max(0, width - widthOf(right));
  return [span(padded(left, room), { inverse: true }), span(right, { tone: 'bad', bold: true, inverse: true })];
}

/** The line above the history: who it is with, by which bot and messenger, and whose it is. */
export function titleRow(model: Model, width: number, { words, time }: Readers): Row {
  const dialog = openDialog(model);
  if (!dialog) return [];
  const name = cleanLine(dialog.name ?? words.nameless);
  const phone = dialog.phone ? ` ${cleanLine(dialog.phone)}` : '';
  const right = ` ${stateOf(dialog, model, { words, time })} `;
  const left = ` ${name}${phone} · ${words.messengers[dialog.messenger]} · ${dialog.bot}`;
  return [span(between(left, right, width), { bold: true, underline: model.focus === 'history' })];
}

function stateOf(dialog: Dialog, { operator }: Model, { words, time }: Readers): string {
  if (dialog.state === 'paused') {
    const until = dialog.pausedUntil && time.dateTime(Date.parse(dialog.pausedUntil)).slice(5, 16);
    return words.paused(until ?? undefined);
  }
  if (dialog.state === 'closed') return words.closed;
  if (holderOf(dialog, operator) === 'own') return words.own;
  return dialog.owner && dialog.state === 'taken' ? words.heldByShort(cleanLine(dialog.owner.name)) : words.free;
}

/** The line at the bottom: what has just happened, or the keys of the pane. */
export function footerRow(model: Model, width: number, { words }: Readers): Row {
  const { notice } = model;
  if (notice) {
    const style = notice.tone === 'trouble' ? ({ tone: 'bad', bold: true } as const) : ({ bold: true } as const);
    return [span(padded(` ${cleanLine(notice.text)}`, width), style)];
  }
  const row: Span[] = [];
  let room = width;
  for (const { command, keys, letters } of KEYMAP.filter(({ footer }) => footer?.includes(model.focus))) {
    const key = keyName((model.focus === 'composer' ? keys?.[0] : (letters?.[0] ?? keys?.[0])) ?? '');
    const label = ` ${footerLabel(words, command)}  `;
    if (widthOf(key + label) > room) break;
    row.push(span(key, { bold: true }), faint(label));
    room -= widthOf(key + label);
  }
  return [...row, faint(fitted(' '.repeat(Math.max(0, room)), room))];
}

function footerLabel(words: Readers['words'], command: Command): string {
  return words.short[command] ?? words.commands[command];
}

import { openDialog, type Model, type Person } from '../model/model.ts';
import type { Stamp } from '../model/step.ts';
import { cleanLine } from '../text/glyphs.ts';
import { wrap } from '../text/wrap.ts';
import { faint, fitted, span, type Row } from './span.ts';

/** Who the operator talks with: what helps to answer. */
export function personRows(model: Model, width: number, { words, time }: Pick<Stamp, 'words' | 'time'>): Row[] {
  const dialog = openDialog(model);
  const conversation = model.conversations.get(dialog?.id ?? 0);
  const person = conversation?.person;
  if (!dialog) return [];
  if (!person) return [[faint(` ${words.loading}`)]];
  const fact = (label: string, value: string): Row[] => facts(label, value, width);
  const date = (iso: string) => time.dateTime(Date.parse(iso)).slice(0, 16);
  const balance = conversation?.balance;
  const noted = conversation?.noted;
  const username = person.username ? ` @${person.username}` : '';
  return [
    [span(fitted(` ${cleanLine(person.name ?? words.nameless)}${cleanLine(username)}`, width), { bold: true })],
    ...fact(words.person.phones, person.phones.join(', ')),
    ...fact(words.person.bot, dialog.bot),
    ...fact(words.person.messenger, words.messengers[dialog.messenger]),
    ...fact(words.person.state, person.signedIn ? words.person.signedIn : words.person.notSignedIn),
    ...(person.state === 'active' ? [] : [warning(words.person.states[person.state], width)]),
    ...fact(
      words.person.balance,
      balance ? words.balance(balance.points, balance.bonus) : balance === null ? '?' : '…',
    ),
    ...fact(words.person.since, date(person.since)),
    ...fact(words.person.lastSeen, date(person.lastSeenAt)),
    ...fact(words.person.language, person.language ?? ''),
    ...fact(words.person.device, person.device ?? ''),
    ...fact(words.person.source, person.source ?? ''),
    ...fact(words.person.elsewhere, person.elsewhere.map(({ bot, messenger }) => `${bot} (${messenger})`).join(', ')),
    ...fact(words.person.tags, noted?.tags.join(', ') ?? ''),
    ...(noted?.attributes ?? []).flatMap(({ label, value }) => fact(cleanLine(label), value)),
    ...(person.about ? [title(words.person.about, width), ...saleRows(person.about, width, { words, time })] : []),
    ...(person.sales.length > 0 ? [title(words.person.sales, width)] : []),
    ...person.sales.flatMap((sale) => saleRows(sale, width, { words, time })),
  ];
}

function facts(label: string, value: string, width: number): Row[] {
  const shown = cleanLine(value);
  if (shown === '') return [];
  const [first = '', ...rest] = wrap(shown, width - label.length - 3);
  const indent = ' '.repeat(label.length + 3);
  return [[faint(` ${label}: `), span(first)], ...rest.map((line): Row => [span(indent + line)])];
}

function title(text: string, width: number): Row {
  return [span(fitted(` ${text}`, width), { bold: true, underline: true })];
}

function warning(text: string, width: number): Row {
  return [span(fitted(` ${text}`, width), { tone: 'bad', bold: true })];
}

function saleRows(sale: Person['sales'][number], width: number, { words, time }: Pick<Stamp, 'words' | 'time'>): Row[] {
  const at = time.dateTime(Date.parse(sale.at)).slice(5, 16);
  const isGood = sale.state === 'registered';
  const state = [words.saleStates[sale.state], sale.refusal, sale.comment].filter(Boolean).join(': ');
  const model = sale.model ? ` ${sale.model}` : '';
  const points = sale.points === null ? '' : ` · ${words.points(sale.points)}`;
  const lines = wrap(cleanLine(state), width - 3);
  return [
    [faint(` ${at} `), span(fitted(`${cleanLine(sale.serial)}${cleanLine(model)}${points}`, width - at.length - 2))],
    ...lines.map((line): Row => [span(`   ${line}`, { tone: isGood ? 'good' : 'warning' })]),
  ];
}

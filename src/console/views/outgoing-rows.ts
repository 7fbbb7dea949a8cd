import type { Outgoing } from '../model/outgoing.ts';
import type { Stamp } from '../model/step.ts';
import { wrap } from '../text/wrap.ts';
import { faint, span, type Row } from './span.ts';

/** What this console has not yet brought to the daemon: shown as such, with the reason where it has failed. */
export function outgoingRows(outgoing: Outgoing, width: number, { words, time }: Pick<Stamp, 'words' | 'time'>): Row[] {
  const { kind, state, failure, text, attachments, at } = outgoing;
  const tone = kind === 'note' ? 'note' : 'own';
  const mark =
    state === 'failed'
      ? span(` ✗ ${words.notSaid(failure ?? 'internal')}`, { tone: 'bad', bold: true })
      : faint(` … ${words.onItsWay}`);
  const who = kind === 'note' ? words.note : words.you;
  const head: Row = [span(who, { tone, bold: true }), faint(` ${time.dateTime(at).slice(11, 16)}`), mark];
  const lines = text === '' ? [] : wrap(text, width - 2);
  const pictures = attachments.map(({ name }): Row => [span('  '), faint(`${words.photo} ${name}`)]);
  return [head, ...lines.map((line): Row => [span('  '), span(line, { tone })]), ...pictures];
}

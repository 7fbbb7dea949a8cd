import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { ControlPlane, SOME_BOTS } from '../support/control.ts';

/** A file that is there. */
const TAKEN = fileURLToPath(import.meta.url);

/** What may not change by what is refused. */
const KEPT = ['staff', 'staff_bots', 'own_texts', 'text_changes', 'working_weeks', 'working_dates', 'sales'] as const;

async function plain() {
  const plane = await ControlPlane.open({ bots: SOME_BOTS.slice(0, 1) });
  const say = await commandLine(plane);
  await plane.add('oksana', 'operator', ['ergo-club']);
  await say('hours', 'set', 'mon-fri', '9-18');
  const { store, audit } = plane.parts;
  const state = async () => ({
    rows: await Promise.all(KEPT.map((table) => store.read.selectFrom(table).selectAll().execute())),
    audit: (await audit.list({ limit: 100 })).length,
  });
  return { say, state };
}

/** A command line, its exit code, and what its refusal has to name: field, value and what is expected. */
type Refused = [line: string[], exitCode: number, named: string[]];

const LINES: Record<string, Refused[]> = {
  stats: [
    [['stats', 'show', '--by', 'hour'], 2, ['--by', "'hour'", 'day, week, month']],
    [['stats', 'show', '--from', '01.02.2026'], 2, ['from', '"01.02.2026"', 'a date']],
    [['stats', 'show', '--to', '2025-13-01'], 2, ['to', '"2025-13-01"', 'a date']],
    [
      ['stats', 'show', '--from', '2025-03-01', '--to', '2025-01-01'],
      2,
      ['from', '2025-03-01', '2025-01-01 or earlier'],
    ],
    [['stats', 'show', '--messenger', 'signal'], 2, ['--messenger', "'signal'", 'telegram, viber']],
    [['stats', 'show', '--bot', 'nobody'], 3, ['bot', '"nobody"', 'there is ergo-club']],
    [['stats', 'chart', 'subscribers', '--output', 'x.gif'], 2, ['--output', '"x.gif"', '.png or .svg']],
    [['stats', 'export', '--output', '/nowhere/x.xlsx'], 2, ['/nowhere/x.xlsx', 'ENOENT']],
    [['stats', 'export', '--output', TAKEN], 5, [TAKEN, 'is there already', '--force']],
  ],
  sales: [
    [['sales', 'list', '--phone', 'abc'], 2, ['phone', '0 digits', 'at least 3']],
    [['sales', 'list', '--state', 'lost'], 2, ['--state', "'lost'", 'captured, posting']],
    [['sales', 'list', '--from', 'yesterday'], 2, ['--from', '"yesterday"', 'a day (2026-03-01)']],
    [['sales', 'list', '--limit', '0'], 2, ['limit', '"0"', 'from 1 to 500']],
    [['sales', 'show', 'abc'], 2, ['id', '"abc"', 'a whole number']],
    [['sales', 'show', '999999'], 3, ['no sale 999999']],
    [['sales', 'retry', '-1'], 2, ['id', '"-1"', 'a whole number']],
    [['sales', 'retry', '999999'], 3, ['no sale 999999']],
  ],
  text: [
    [['text', 'show', 'no.such'], 3, ['no text no.such', 'ergo-bot text list']],
    [['text', 'set', 'general.not-understod', 'Привіт'], 3, ['Did you mean general.not-understood?']],
    [['text', 'set', 'general.not-understood', 'Що, {nmae}?'], 2, ['Line 1, column 5', '{nmae}', 'no placeholders']],
    [['text', 'set', 'general.not-understood', '{a, plural, one{'], 2, ['column 16', 'opened and not closed']],
    [['text', 'set', 'general.not-understood', ''], 2, ['empty', 'reset it']],
    [['text', 'set', 'general.not-understood', 'x'.repeat(5000)], 2, ['5000 characters', 'telegram takes 4096']],
    [['text', 'reset', 'no.such'], 3, ['no text no.such']],
    [['text', 'history', 'no.such'], 3, ['no text no.such']],
    [['text', 'import', '/nowhere.xlsx'], 2, ['file', '/nowhere.xlsx', 'expected a workbook']],
  ],
  hours: [
    [['hours', 'set', 'mon-fry', '9-18'], 2, ['week: word 1', '"mon-fry"', 'a day (mon, tue']],
    [['hours', 'set', 'mon-fri', '18-9-3'], 2, ['week: word 2', '"18-9-3"', '9:00-18:00']],
    [['hours', 'set', 'mon', '9-13,12-18'], 2, ['word 2', '12-18, which overlaps', 'beside each other']],
    [['hours', 'set', 'mon', '9-18', 'mon', '10-11'], 2, ['word 3', 'has its hours already', 'each day once']],
    [['hours', 'except', '2026-02-30', 'closed'], 2, ['dates: word 1', '"2026-02-30"', 'a date such as']],
    [
      ['hours', 'except', '2027-01-07..2026-12-25', 'closed'],
      2,
      ['word 1 (2027-01-07..2026-12-25)', '2026-12-25, which is before 2027-01-07', 'the earlier date first'],
    ],
    [['hours', 'except', '2030-12-25', 'maybe'], 2, ['word 2', '"maybe"', 'or closed']],
    [['hours', 'show', '--bot', 'nobody'], 3, ['"nobody"', 'there is ergo-club']],
  ],
  staff: [
    [['staff', 'add', 'Оксана'], 2, ['login', '"Оксана"', 'small latin letters']],
    [['staff', 'add', 'oksana', '--bot', 'ergo-club'], 5, ['"oksana" is taken', 'another']],
    [['staff', 'add', 'olena', '--role', 'boss'], 2, ['--role', "'boss'", 'administrator, operator']],
    [['staff', 'add', 'olena', '--bot', 'nobody'], 2, ['bots', '"nobody"', 'some of ergo-club']],
    [['staff', 'add', 'olena', '--password-file', '/nowhere'], 2, ['--password-file', '/nowhere', 'ENOENT']],
    [['staff', 'role', 'nobody', 'operator'], 3, ['"nobody"', 'ergo-bot staff list']],
    [['staff', 'role', 'admin', 'operator'], 5, ['"admin" is the only administrator', 'another one first']],
    [['staff', 'grant', 'oksana', 'nobody'], 3, ['"nobody"', 'there is ergo-club']],
    [['staff', 'revoke', 'nobody', 'ergo-club'], 3, ['"nobody"', 'ergo-bot staff list']],
    [['staff', 'disable', 'admin'], 5, ['only administrator']],
    [['staff', 'enable', 'nobody'], 3, ['"nobody"', 'ergo-bot staff list']],
  ],
};

describe.each(Object.entries(LINES))(
  '%s: what cannot be is refused by field, value and what is expected',
  (_noun, lines) => {
    it.each(lines)('%j is %i, and nothing is half done', async (line, exitCode, named) => {
      const { say, state } = await plain();
      const before = await state();
      const said = await say(...line);
      expect({ exitCode: said.exitCode, out: said.out }).toEqual({ exitCode, out: '' });
      for (const words of named) expect(said.err).toContain(words);
      expect(await state()).toEqual(before);
    });
  },
);

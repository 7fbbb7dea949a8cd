import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { MESSENGERS, World } from '../support/world.ts';
import { administratorOf } from '../support/staff-life.ts';

/** A seller in each messenger, of whom one registers a sale; and the administrator who wants to know. */
async function aDay() {
  const world = await World.create();
  for (const messenger of MESSENGERS) {
    const seller = await world.signedInSeller(messenger);
    if (messenger === 'viber') continue;
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(world.newSerial('registered'));
    await seller.waitFor('Продаж зареєстровано');
  }
  return { world, administrator: await administratorOf(world.configFile) };
}

const ESCAPE = '\u001b';

describe('statistics', () => {
  test('tell at the command line what sellers have done, as table, rows, JSON, plot, picture and workbook', async () => {
    const { world, administrator } = await aDay();
    const { run, see } = administrator;

    const shown = await run('stats', 'show');
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.stdout).toMatch(/^FIGURE +TELEGRAM +VIBER +ALL +TREND +KEY$/m);
    expect(shown.stdout).toMatch(/^Підписники +1 +1 +2 +\S+ +subscribers$/m);
    expect(shown.stdout).toMatch(/^Входи +1 +1 +2 +\S+ +sign-ins$/m);
    expect(shown.stdout).toMatch(/^Продажі +1 +0 +1 +\S+ +sales$/m);
    expect(shown.stdout).toMatch(/^Зареєстровано +1 +0 +1 +\S+ +sales.registered$/m);
    expect(shown.stderr).toMatch(/^\d{4}-\d\d-\d\d – \d{4}-\d\d-\d\d, by day$/m);

    const answer = JSON.parse((await run('stats', 'show', '--json', '--lang', 'en', '--by', 'month')).stdout);
    expect(answer.periods).toHaveLength(12);
    expect(answer.figures[0]).toMatchObject({ key: 'subscribers', title: 'Subscribers', kind: 'level' });
    const points = answer.series.find((one: { figure: string }) => one.figure === 'points');
    expect(points.total).toBe(60);

    const each = await run('stats', 'show', '--figure', 'sales', '--each', '--by', 'week', '--messenger', 'telegram');
    expect(each.stdout).toMatch(/^WEEK +Продажі$/m);
    expect(each.stdout.trim().split('\n')).toHaveLength(13);
    expect(each.stdout).toMatch(/ 1$/m);

    const plain = await run('stats', 'chart', 'subscribers');
    expect(plain.stdout).toContain('Підписники, осіб: viber');
    expect(plain.stdout).not.toContain(ESCAPE);
    const coloured = await see('stats', 'show', '--figure', 'subscribers', '--chart');
    expect(coloured).toMatchObject({ code: 0 });
    expect(coloured.stdout).toContain('Підписники, осіб\n');
    expect(coloured.stdout).toContain(`${ESCAPE}[36m`);

    const picture = join(world.folder, 'підписники.svg');
    expect(await run('stats', 'chart', 'subscribers', '--output', picture)).toMatchObject({ code: 0 });
    expect(await readFile(picture, 'utf8')).toMatch(/^<svg .*Підписники/s);

    const file = join(world.folder, 'stats.xlsx');
    expect(await run('stats', 'export', '--by', 'week', '--output', file)).toMatchObject({ code: 0, stdout: '' });
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(file);
    expect(book.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['Що означає', 'Разом за період']);
    const piped = await run('stats', 'export', '--output', '-');
    expect(piped.stdout.slice(0, 2)).toBe('PK');
  }, 240_000);

  test('are refused in words: what is wrong with the question, the file, the account, or the daemon', async () => {
    const world = await World.create();
    const { run } = await administratorOf(world.configFile);
    const refused = async (code: number, words: RegExp, ...args: string[]) => {
      const { stdout, stderr, ...ended } = await run('stats', ...args);
      expect({ ...ended, stdout }).toEqual({ code, stdout: '' });
      expect(stderr).toMatch(words);
    };
    await refused(2, /"salse".*There are: subscribers, /, 'show', '--figure', 'salse');
    await refused(2, /from: .*expected a date/, 'show', '--from', 'yesterday');
    await refused(2, /from: found .*swap the dates/, 'show', '--from', '2026-01-02', '--to', '2026-01-01');
    await refused(2, /Allowed choices are day, week, month/, 'show', '--by', 'year');
    await refused(2, /expected a file that ends with .png or .svg/, 'chart', 'sales', '--output', 'sales.jpg');
    await refused(
      2,
      /cannot write .*no-such-folder.*ENOENT/,
      'export',
      '--output',
      join(world.folder, 'no-such-folder', 'a.xlsx'),
    );
    await refused(3, /there is no bot "other"/, 'show', '--bot', 'other');
    const taken = join(world.folder, 'taken.xlsx');
    await writeFile(taken, 'mine');
    await refused(5, /is there already: write over it with --force/, 'export', '--output', taken);
    expect(await readFile(taken, 'utf8')).toBe('mine');
    expect(await run('stats', 'export', '--output', taken, '--force')).toMatchObject({ code: 0 });
    expect(await run('stats', 'show', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Examples:'),
    });
  }, 240_000);
});

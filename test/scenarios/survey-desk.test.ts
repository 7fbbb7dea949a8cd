import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { administratorOf, operatorOf } from '../support/staff-life.ts';
import { draftSurvey, sendSurvey, surveyCounts, surveyJson, surveyStanding } from '../support/survey-life.ts';
import { World } from '../support/world.ts';
import { SEASON, SPRING } from '../surveys/spring.ts';

/** A moment from now on, as it is typed. */
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

async function answersSeason(seller: Phone, answer = 'Авжеж'): Promise<void> {
  await seller.waitFor('Одне питання');
  await seller.press('✏️ Почати');
  await seller.waitFor('Чи готові ви');
  await seller.press(answer);
  await seller.waitFor('До зустрічі');
}

describe('a survey at the command line', () => {
  test('is drafted, looked at, sent, followed, counted and exported', async () => {
    const world = await World.create();
    const [andriy, olena] = [await world.signedInSeller('telegram'), await world.signedInSeller('viber')];
    const desk = await administratorOf(world.configFile);
    const draft = await draftSurvey(desk, SPRING);
    const preview = (await desk.run('survey', 'preview', draft)).stdout;
    for (const shown of [
      '═══ introduction',
      'Вітаю, Олена!',
      '[ ✏️ Почати ]',
      '[ 👍 Так → liked ]',
      '[ ✍️ Інше ]',
      'viber: ',
    ])
      expect(preview).toContain(shown);
    expect((await desk.run('survey', 'cancel', draft)).code).toBe(0);
    expect((await desk.run('survey', 'send', draft, '--confirm', '2')).code).toBe(5);

    const id = await sendSurvey(desk, SEASON);
    await answersSeason(andriy);
    await answersSeason(olena, 'Ще ні');
    const results = (await desk.run('survey', 'results', id)).stdout;
    expect(results).toMatch(/invited +█+ +2 +100.0 %/);
    expect(results).toMatch(/Авжеж +█+·+ +1 +50.0 %/);
    expect((await desk.run('survey', 'list')).stdout).toContain('Новий сезон');

    const out = join(world.folder, 'season.xlsx');
    expect((await desk.run('survey', 'export', id, '--output', out)).code).toBe(0);
    expect(await rowsOf(out, 'Відповіді')).toEqual([
      [
        expect.stringContaining('Продавець'),
        'telegram',
        1,
        'Чи готові ви до нового сезону?',
        'Авжеж',
        null,
        andriy.phoneNumber,
      ],
      [
        expect.stringContaining('Продавець'),
        'viber',
        1,
        'Чи готові ви до нового сезону?',
        'Ще ні',
        null,
        olena.phoneNumber,
      ],
    ]);
    expect((await desk.run('survey', 'close', id)).code).toBe(0);
    const watched = await surveyJson(desk, 'watch', id);
    expect(watched.survey).toMatchObject({ state: 'finished', closedBecause: 'closed' });
    expect((await desk.run('survey', 'close', id)).code).toBe(5);
    const audit = JSON.parse((await desk.run('audit', 'list', '--target', id, '--json')).stdout).items;
    const deeds = audit.map(({ action }: { action: string }) => action);
    expect(deeds).toEqual(['close', 'export', 'send', 'create'].map((deed) => `surveys.${deed}`));
  }, 120_000);

  test('what is wrong with a file is said, all of it, with its lines, and a picture that is not there', async () => {
    const world = await World.create();
    const desk = await administratorOf(world.configFile);
    const file = join(desk.configHome, 'wrong.yaml');
    await writeFile(file, SPRING.replace('next: liked', 'next: loved').replace('{first_name|друже}', '{nam}'));
    const refused = await desk.run('survey', 'create', file);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('line 8, questions[0].answers[0].next') });
    expect(refused.stderr).toContain('{nam} is no field of a profile');
    await writeFile(file, `picture: spring.jpg\n${SPRING}`);
    expect(await desk.run('survey', 'create', file)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/spring\.jpg cannot be read/),
    });
  }, 60_000);

  test('a new version is for those who begin from then on', async () => {
    const world = await World.create();
    const [first, second] = [await world.signedInSeller('telegram'), await world.signedInSeller('viber')];
    const desk = await administratorOf(world.configFile);
    const id = await sendSurvey(desk, SEASON);
    await first.waitFor('Одне питання');
    await first.press('✏️ Почати');
    await first.waitFor('Чи готові ви');
    await writeFile(join(desk.configHome, 'second.yaml'), SEASON.replace('Авжеж', 'Так'));
    expect(await surveyJson(desk, 'edit', id, join(desk.configHome, 'second.yaml'))).toMatchObject({ version: 2 });
    await first.press('Авжеж');
    await first.waitFor('До зустрічі');
    await answersSeason(second, 'Так');
    expect(await surveyCounts(desk, id)).toEqual({ ready: { Авжеж: 1, Так: 1 } });
    expect(await surveyCounts(desk, id, '--of-version', '2')).toEqual({ ready: { Так: 1 } });
  }, 120_000);

  test('once enough have completed it, nobody else is asked; who is in the middle is told', async () => {
    const world = await World.create();
    const [quick, slow] = [await world.signedInSeller('telegram'), await world.signedInSeller('viber')];
    const desk = await administratorOf(world.configFile);
    const id = await sendSurvey(desk, SEASON, '--most-completed', '1');
    await slow.waitFor('Одне питання');
    await slow.press('✏️ Почати');
    await slow.waitFor('Чи готові ви');
    await answersSeason(quick);
    await slow.press('Авжеж');
    await expectToRead(slow, 'вже завершено');
    const { survey, progress } = await surveyStanding(desk, id);
    expect(survey).toMatchObject({ state: 'finished', closedBecause: 'enough answers' });
    expect(progress).toMatchObject([{ completed: 1 }, { completed: 0, answering: 1 }]);
  }, 120_000);

  test('who has not finished is reminded once; after the deadline no answer is taken', async () => {
    const world = await World.create();
    const [done, late] = [await world.signedInSeller('telegram'), await world.signedInSeller('viber')];
    const desk = await administratorOf(world.configFile);
    const id = await sendSurvey(desk, SEASON, '--remind', soon(12), '--deadline', soon(30));
    await answersSeason(done);
    await late.waitFor('Одне питання');
    await late.waitFor('Нагадую про опитування', 30_000);
    await late.press('✏️ Продовжити');
    await expectToRead(late, 'Чи готові ви');
    expect((await surveyStanding(desk, id)).reminder).toMatchObject([{ recipients: 0 }, { sent: 1 }]);
    const watched = await surveyJson(desk, 'watch', id);
    expect(watched.survey).toMatchObject({ state: 'finished', closedBecause: 'deadline' });
    await late.press('Авжеж');
    await expectToRead(late, 'вже завершено');
    expect((await done.chat()).filter(({ text }) => text.includes('Нагадую'))).toEqual([]);
  }, 120_000);

  test('where administrators send, an operator only drafts', async () => {
    const world = await World.create({ config: { staff: { operatorsSend: false } } });
    await world.signedInSeller('telegram');
    const desk = await administratorOf(world.configFile);
    const operator = await operatorOf(world.configFile, desk);
    const id = await draftSurvey(operator, SEASON);
    expect(await operator.run('survey', 'send', id, '--confirm', '1')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('surveys.send'),
    });
    await surveyJson(desk, 'schedule', id, '--at', soon(600), '--confirm', '1', '--window', 'any');
    expect((await surveyStanding(desk, id)).survey).toMatchObject({ state: 'scheduled', createdBy: 'olena' });

    // What an administrator has approved is not changed behind their back.
    const other = join(operator.configHome, 'other.yaml');
    await writeFile(other, SPRING);
    expect(await operator.run('survey', 'edit', id, other)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('an administrator has approved'),
    });
    expect((await surveyStanding(desk, id)).survey).toMatchObject({ version: 1 });
  }, 120_000);
});

/** What stands in the rows of a sheet, without the heading. */
async function rowsOf(path: string, name: string): Promise<unknown[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  expect(book.worksheets.map((one) => one.name)).toEqual(['Підсумок', 'Відповіді']);
  expect(book.worksheets[0]?.getImages().length).toBe(2);
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow((row, number) => {
    if (number > 1) rows.push([1, 2, 3, 4, 5, 6, 7].map((column) => row.getCell(column).value));
  });
  return rows;
}

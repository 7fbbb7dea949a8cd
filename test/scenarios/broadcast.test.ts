import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tinyPng } from '../sandbox/support/tiny-png.ts';
import { broadcast, ended } from '../support/broadcast-desk.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { administratorOf, operatorOf } from '../support/staff-life.ts';
import { World } from '../support/world.ts';

describe('a broadcast at the command line', () => {
  test('is drafted, looked at, tried, sent to both messengers with picture and button, and reported', async () => {
    const world = await World.create();
    const [andriy, olena] = [await world.signedInSeller('telegram'), await world.signedInSeller('viber')];
    const desk = await administratorOf(world.configFile);
    const picture = join(world.folder, 'spring.png');
    await writeFile(picture, tinyPng(2000, 1000));

    const text = 'Привіт, *{name|друже}*! Подвійні бали 🌷';
    const link = ['--button', '🔥 Дивитися', '--link', 'https://club.ergo-global.com/spring'];
    const made = ['create', '--title', 'Весна', '--text', text, '--picture', picture, ...link];
    const { id } = await broadcast(desk, ...made);
    const preview = await desk.run('broadcast', 'preview', String(id));
    expect(preview.stdout).toContain('Привіт, *Олена Коваль!*');
    expect(preview.stdout).toContain('[ 🔥 Дивитися ] → https://club.ergo-global.com/spring');

    const tried = await desk.run('broadcast', 'test', String(id), '--phone', andriy.phoneNumber ?? '');
    expect(tried).toMatchObject({ code: 0, stderr: expect.stringContaining('in telegram') });
    await expectToRead(andriy, 'Подвійні бали');

    const plan = await broadcast(desk, 'send', String(id), '--dry-run');
    expect(plan).toMatchObject({ recipients: 2, messengers: [{ recipients: 1 }, { recipients: 1, paid: 0 }] });
    const unasked = await desk.run('broadcast', 'send', String(id));
    expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining('--confirm 2') });
    const other = await desk.run('broadcast', 'send', String(id), '--confirm', '200');
    expect(other).toMatchObject({ code: 5 });
    await broadcast(desk, 'send', String(id), '--confirm', '2', '--window', 'any');

    for (const seller of [andriy, olena]) {
      const read = await expectToRead(seller, /Привіт, Продавець \d! Подвійні бали 🌷/);
      expect(read.picture).toMatchObject({ width: 1280, height: 640 });
    }
    expect(await ended(desk, id)).toMatchObject({
      state: 'finished',
      telegram: { sent: 1, delivered: null },
      viber: { sent: 1, failed: 0 },
    });
    expect((await desk.run('broadcast', 'send', String(id), '--confirm', '2')).code).toBe(5);

    const out = join(world.folder, 'spring.xlsx');
    expect((await desk.run('broadcast', 'report', String(id), '--out', out)).code).toBe(0);
    expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
    const audit = JSON.parse((await desk.run('audit', 'list', '--target', String(id), '--json')).stdout).items;
    const deeds = audit.map(({ action }: { action: string }) => action);
    expect(deeds).toEqual(['report', 'send', 'test', 'create'].map((deed) => `broadcasts.${deed}`));
  }, 120_000);

  test('is refused with every reason, place and count before anything is sent', async () => {
    const world = await World.create();
    const desk = await administratorOf(world.configFile);
    const text = `Привіт, {nam}!\n${'а'.repeat(7_100)}`;
    const refused = await desk.run('broadcast', 'create', '--title', 'Довга', '--text', text);
    expect(refused.code).toBe(2);
    for (const said of ['line 1, column 9: {nam} is no field', 'telegram: a text has at most 4096', 'viber: a text'])
      expect(refused.stderr).toContain(said);
  }, 60_000);

  test('Telegram gets the picture once, by its own name for it after that; nobody in Viber loses a question', async () => {
    const world = await World.create();
    const sellers = await Promise.all([1, 2, 3].map(() => world.signedInSeller('telegram')));
    const asked = await world.signedInSeller('viber');
    await asked.press('📝 Зареєструвати продаж');
    await asked.waitFor('серійний номер');
    const before = await asked.keyboard();
    const desk = await administratorOf(world.configFile);
    const picture = join(world.folder, 'spring.png');
    await writeFile(picture, tinyPng(64, 64));
    const { id } = await broadcast(desk, 'create', '--title', 'Весна', '--text', 'Весна прийшла', '--picture', picture);
    await broadcast(desk, 'send', String(id), '--confirm', '4', '--window', 'any');
    for (const seller of [...sellers, asked]) await expectToRead(seller, 'Весна прийшла');
    expect(await asked.keyboard()).toEqual(before);
    expect(await ended(desk, id)).toMatchObject({ state: 'finished', telegram: { sent: 3 } });
  }, 120_000);

  test('where administrators send, an operator only drafts', async () => {
    const world = await World.create({ config: { staff: { operatorsSend: false } } });
    await world.signedInSeller('telegram');
    const desk = await administratorOf(world.configFile);
    const operator = await operatorOf(world.configFile, desk);
    const { id } = await broadcast(operator, 'create', '--title', 'Весна', '--text', 'Весна');
    const sent = await operator.run('broadcast', 'send', String(id), '--confirm', '1');
    expect(sent).toMatchObject({ code: 4, stderr: expect.stringContaining('broadcasts.send') });
    await broadcast(desk, 'send', String(id), '--confirm', '1', '--window', 'any');
    expect(await ended(operator, id)).toMatchObject({ state: 'finished' });
    const shown = JSON.parse((await operator.run('broadcast', 'show', String(id), '--json')).stdout).broadcast;
    expect(shown).toMatchObject({ createdBy: 'olena', approvedBy: 'admin' });
  }, 120_000);
});

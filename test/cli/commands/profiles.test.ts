import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runProfileForget } from '../../../src/cli/commands/profile/forget.ts';
import type { Prompts } from '../../../src/cli/prompts.ts';
import { commandLine } from '../../support/command-line.ts';
import { configFile } from '../../support/config-file.ts';
import { ControlPlane, SOME_BOTS } from '../../support/control.ts';
import { meet } from '../../support/open-store.ts';
import { testIo } from '../../support/test-io.ts';

const PHONE = '380671234567';

let plane: ControlPlane;
let say: Awaited<ReturnType<typeof commandLine>>;
let id: number;

beforeEach(async () => {
  plane = await ControlPlane.open({ bots: SOME_BOTS.slice(0, 1) });
  say = await commandLine(plane);
  const { store, audience } = plane.parts;
  for (const account of [await meet(store, '1'), await meet(store, '2', 'viber')]) {
    await store.write((tx) => audience.profiles.rememberPhone(tx, account, PHONE));
  }
  id = (await audience.find('ergo-club', PHONE))[0]?.id ?? 0;
  await meet(store, '3');
});

describe('profile', () => {
  it('list and search mask phones, and show them with --reveal', async () => {
    expect((await say('profile', 'search', '067 123')).out).toMatch(/38067\*{5}67/);
    expect((await say('profile', 'list', '--sort', 'phone', '--reveal')).out).toContain(PHONE);
    const members = await say('profile', 'list', '--by-member', '--reveal');
    expect(members.out.split('\n').map((line) => line.split(/\s{2,}/))).toEqual([
      ['PHONE', 'TELEGRAM', 'VIBER'],
      [PHONE, expect.stringMatching(/^\d+ Продавець 1$/), expect.stringMatching(/^\d+ Продавець 2$/)],
    ]);
    expect(await say('profile', 'search', 'нікого')).toMatchObject({ exitCode: 0, out: '' });
  });

  it('--reveal is for administrators', async () => {
    const operator = await commandLine(plane, await plane.tokenOf('olena', 'operator', ['ergo-club']));
    expect(await operator('profile', 'show', PHONE, '--reveal')).toMatchObject({ exitCode: 4, out: '' });
    expect((await operator('profile', 'show', PHONE)).exitCode).toBe(0);
  });

  it('tag, set and attribute note what staff know', async () => {
    await say('profile', 'attribute', 'define', 'visits', '--label', 'Візити', '--type', 'number');
    expect((await say('profile', 'set', PHONE, 'visits=3')).err).toBe('Attributes now: visits=3');
    expect((await say('profile', 'tag', PHONE, '--add', 'VIP', 'новий')).err).toBe('Tags now: VIP, новий');
    expect((await say('profile', 'tags')).out).toMatch(/VIP\s+1/);
    expect((await say('profile', 'tag', '--filter', 'visits:>2', '--remove', 'новий')).err).toContain('1 tag was');
    expect((await say('profile', 'show', String(id))).out).toMatch(/visits\s+3 \(Візити\)/);
    expect((await say('profile', 'set', PHONE, 'visits=')).err).toBe('Attributes now: none');
    expect((await say('profile', 'attribute', 'relabel', 'visits', 'Відвідини')).err).toContain('Відвідини');
    expect((await say('profile', 'attribute', 'remove', 'visits')).exitCode).toBe(0);
    expect((await say('profile', 'attribute', 'list', '--json')).out).toBe('{"items":[]}');
  });

  it.each([
    [2, ['profile', 'set', PHONE, 'city'], 'found "city", expected key=value'],
    [3, ['profile', 'set', PHONE, 'city=Київ'], 'there is no attribute "city"; there are: none yet'],
    [2, ['profile', 'tag', PHONE], '--add or --remove'],
    [2, ['profile', 'tag', '--add', 'VIP'], 'say whose'],
    [3, ['profile', 'show', '999999'], 'there is no profile "999999"'],
    [2, ['profile', 'list', '--filter', 'tag:'], 'behind this a value is missing'],
    [2, ['profile', 'list', '--by-member', '--sort', 'name'], 'leave --sort out'],
    [2, ['profile', 'list', '--cursor', 'x'], 'cursor: found something else'],
    [5, ['profile', 'attribute', 'define', 'tag'], 'is the name of a field of filters already'],
    [2, ['profile', 'attribute', 'define', 'Місто'], 'expected small latin letters'],
    [2, ['profile', 'import', '/no/such/file.csv'], 'cannot be read (ENOENT)'],
    [2, ['profile', 'forget', PHONE], 'confirm with --yes'],
  ])('exits with %i for %j', async (exitCode, argv, message) => {
    const said = await say(...argv);
    expect([said.exitCode, said.out]).toEqual([exitCode, '']);
    expect(said.err).toContain(message);
  });

  it('import tells each row that is not understood, and exits with 1, or with 7 when it was skipped', async () => {
    await say('profile', 'attribute', 'define', 'city', '--label', 'Місто');
    const file = join(plane.folder, 'shops.csv');
    await writeFile(file, 'phone;city\n0671234567;Київ\n06712;Львів\n0501112233;Одеса\n');
    const told = 'row 3  phone: found "06712", expected a number as in 0671234567\nrow 4  no account has this phone';
    const refused = await say('profile', 'import', file);
    expect(refused).toMatchObject({ exitCode: 1, out: told });
    expect(refused.err).toContain('Nothing was set: 1 row is not understood.');
    expect(await say('profile', 'import', file, '--skip')).toMatchObject({ exitCode: 7, out: told });
    expect((await say('profile', 'show', PHONE)).out).toMatch(/city\s+Київ/);
  });

  it('export writes a workbook that is there once', async () => {
    const file = join(plane.folder, 'people.xlsx');
    expect(await say('profile', 'export', '--output', file)).toMatchObject({ exitCode: 0 });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    expect((await say('profile', 'export', '--output', file)).exitCode).toBe(5);
  });

  it('forget asks for the number of profiles, and forgets nobody for another answer', async () => {
    const { file } = await configFile({ control: { listen: plane.listen } });
    const io = testIo({ interactive: true });
    const answers = ['1', '2'];
    const asked: string[] = [];
    const prompts = async (): Promise<Prompts> => ({
      text: async (message) => (asked.push(message), answers.shift() ?? ''),
      hidden: async () => '',
      one: async () => '',
      several: async () => [],
    });
    await expect(runProfileForget({ config: file, who: PHONE }, io, prompts)).rejects.toThrow('Nobody was forgotten.');
    expect(await runProfileForget({ config: file, who: PHONE }, io, prompts)).toBe(0);
    expect(asked[0]).toBe('Назавжди стерти ці профілі: 2. Щоб підтвердити, введіть це число');
    expect(io.out.join('\n')).toMatch(new RegExp(`profile ${id} is forgotten`));
    expect(await say('profile', 'show', PHONE)).toMatchObject({ exitCode: 3 });
  });
});

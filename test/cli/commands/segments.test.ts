import { beforeEach, describe, expect, it } from 'vitest';
import { runSegmentBuild } from '../../../src/cli/commands/segment/build.ts';
import type { Prompts } from '../../../src/cli/prompts.ts';
import { commandLine } from '../../support/command-line.ts';
import { configFile } from '../../support/config-file.ts';
import { ControlPlane, SOME_BOTS } from '../../support/control.ts';
import { meet } from '../../support/open-store.ts';
import { testIo } from '../../support/test-io.ts';

let plane: ControlPlane;
let say: Awaited<ReturnType<typeof commandLine>>;

beforeEach(async () => {
  plane = await ControlPlane.open({ bots: SOME_BOTS.slice(0, 1) });
  say = await commandLine(plane);
  await meet(plane.parts.store, '1');
  await meet(plane.parts.store, '2', 'viber');
});

describe('segment', () => {
  it('create counts whom it means; show, list, edit and remove find it by its name', async () => {
    const made = await say('segment', 'create', 'Вайбер', '--filter', 'messenger:viber');
    expect(made.exitCode).toBe(0);
    expect(made.out.split('\n').map((line) => line.split(/\s+/))).toEqual([
      ['MESSENGER', 'ACCOUNTS', 'REACHABLE', 'LEFT', 'BLOCKED'],
      ['telegram', '0', '0', '0', '0'],
      ['viber', '1', '1', '0', '0'],
      ['together', '1', '1', '0', '0'],
      ['persons', '1'],
    ]);
    expect((await say('segment', 'show', 'вайбер')).out).toContain('messenger:viber');
    expect((await say('segment', 'edit', 'Вайбер', '--rename', 'Viber')).err).toContain(
      '"Viber" means: messenger:viber',
    );
    expect((await say('segment', 'list')).out).toContain('Viber');
    expect((await say('segment', 'remove', 'Viber')).exitCode).toBe(0);
    expect(await say('segment', 'list')).toMatchObject({ exitCode: 0, out: '' });
  });

  it('people and count take a segment or a filter, and not both', async () => {
    await say('segment', 'create', 'Вайбер', '--filter', 'messenger:viber');
    expect((await say('segment', 'people', 'Вайбер')).out).toContain('Продавець 2');
    expect(JSON.parse((await say('segment', 'count', '--filter', 'messenger:telegram', '--json')).out)).toMatchObject({
      people: 1,
    });
    expect(await say('segment', 'count', 'Вайбер', '--filter', 'tag:vip')).toMatchObject({ exitCode: 2 });
  });

  it.each([
    [2, 'a wrong filter', ['segment', 'create', 'X', '--filter', 'sales:багато'], '^^^^^^'],
    [2, 'a wrong name', ['segment', 'create', '"', '--filter', 'tag:vip'], 'name: expected 1 to 60 characters'],
    [3, 'not found', ['segment', 'show', 'Немає'], 'there is no segment "Немає"'],
    [3, 'not found', ['segment', 'count', 'Немає'], 'there is no segment "Немає"'],
    [2, 'nothing to do', ['segment', 'edit', 'X'], '--filter or --rename'],
    [2, 'no terminal', ['segment', 'build'], 'without a terminal use `ergo-bot segment create`'],
  ])('exits with %i (%s)', async (exitCode, _why, argv, message) => {
    const said = await say(...argv);
    expect([said.exitCode, said.out]).toEqual([exitCode, '']);
    expect(said.err).toContain(message);
  });

  it('fields lists what filters may ask for', async () => {
    const { out } = await say('segment', 'fields');
    for (const field of ['tag', 'sales', 'broadcasts', 'seen']) expect(out).toContain(field);
  });

  it('build asks for conditions one by one, says what is wrong with one, and keeps the filter under a name', async () => {
    const io = testIo({ interactive: true });
    const fields = ['messenger', 'sales', 'phone', ''];
    const texts = ['messenger:viber OR messenger:telegram', 'sales:багато', '-phone:*', 'Без номера'];
    const prompts: Prompts = {
      text: async () => texts.shift() ?? '',
      hidden: async () => '',
      one: async (_message, choices) => {
        const field = fields.shift() ?? '';
        expect(choices.map(({ value }) => value)).toContain(field);
        return field;
      },
      several: async () => [],
    };
    const { file } = await configFile({ control: { listen: plane.listen } });
    expect(await runSegmentBuild({ config: file }, io, async () => prompts)).toBe(0);
    expect(io.out).toEqual(['Без номера: (messenger:viber OR messenger:telegram) AND -phone:*']);
    expect(io.err.join('\n')).toContain('expected a number');
    expect((await say('segment', 'count', 'без номера', '--json')).out).toContain('"people":2');
  });
});

import { chmod, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../support/run-program.ts';
import { administratorOf } from '../support/staff-life.ts';
import { MESSENGERS, World } from '../support/world.ts';

test.each(MESSENGERS)(
  'a text that staff set, edit and reset is what the seller reads next, in %s',
  async (messenger) => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const administrator = await administratorOf(world.configFile);

    const wrong = await administrator.run('text', 'set', 'help.text', '{nobody} допоможе');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('nobody')]);
    expect((await administrator.run('text', 'set', 'help.text', 'Питайте, підкажу.')).code).toBe(0);
    await seller.say('/help');
    await seller.waitFor('Питайте, підкажу.');

    const editor = join(dirname(world.configFile), 'editor');
    await writeFile(editor, '#!/bin/sh\nsed -i "s/підкажу/допоможу/" "$1"\n');
    await chmod(editor, 0o755);
    const edited = await runProgram(['text', 'edit', 'help.text', '--config', world.configFile], {
      configHome: administrator.configHome,
      env: { EDITOR: editor, VISUAL: '' },
    });
    expect(edited).toMatchObject({ code: 0 });
    await seller.say('/help');
    await seller.waitFor('Питайте, допоможу.');

    expect((await administrator.run('text', 'reset', 'help.text')).code).toBe(0);
    const history = JSON.parse((await administrator.run('text', 'history', 'help.text', '--json')).stdout);
    expect(history.items.map(({ kind }: { kind: string }) => kind)).toEqual(['reset', 'set', 'set']);
  },
  120_000,
);

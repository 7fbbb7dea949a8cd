import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { ControlPlane } from '../../support/control.ts';
import { ManualClock } from '../../support/manual-clock.ts';

it('backup makes one, names its folder on standard output, and --list shows what there is', async () => {
  const clock = new ManualClock(Date.parse('2026-11-27T01:30:00Z'));
  const plane = await ControlPlane.open({ clock });
  const say = await commandLine(plane);
  expect(await say('backup', '--list')).toEqual({ exitCode: 0, out: '', err: 'There is no backup yet.' });

  const { exitCode, out, err } = await say('backup');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: 'Made: 1 MB, 0 photos' });
  expect(out).toBe(join(plane.folder, 'backups', '2026-11-27T01-30-00-000Z'));
  expect(await readdir(out)).toContain('ergo-bot.db');

  await clock.advance(60_000);
  const made = JSON.parse((await say('backup', '--json')).out);
  expect(made).toMatchObject({ madeAt: '2026-11-27T01:31:00.000Z', reason: 'asked', photosMissing: 0 });
  expect((await say('backup', '--list')).out.split('\n')[1]).toMatch(
    /^2026-11-27T01-30-00-000Z +asked +1 MB +0 +0\.0\.0/,
  );
  expect((await plane.parts.audit.list({ limit: 1 }))[0]).toMatchObject({ action: 'backups.make', target: made.name });
});

it('operators make none', async () => {
  const plane = await ControlPlane.open();
  const say = await commandLine(plane, await plane.tokenOf('oksana', 'operator', ['ergo-club']));
  expect(await say('backup')).toMatchObject({ exitCode: 4, err: expect.stringContaining('operators may not do this') });
});

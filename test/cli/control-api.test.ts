import { describe, expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { ControlPlane, someSetAside } from '../support/control.ts';

/** Runs a command line as an administrator of a daemon. */
async function call(plane: ControlPlane, ...argv: string[]) {
  const say = await commandLine(plane);
  return say(...argv);
}

describe('bot list', () => {
  test('shows one line for each messenger', async () => {
    const { exitCode, out } = await call(await ControlPlane.open(), 'bot', 'list');
    expect(exitCode).toBe(0);
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['BOT', 'TITLE', 'MESSENGER', 'ACCOUNT', 'STATE', 'LAST RECEIVED', 'INBOX', 'OUTBOX', 'SET ASIDE'],
      ['ergo-club', 'ERGO CLUB', 'telegram', 'ErgoClubBot', 'receiving', '2026-03-05T08:03:44.000Z', '2', '5', '1'],
      ['ergo-club', 'ERGO CLUB', 'viber', '–', 'connecting', '–'],
    ]);
  });

  test('with --json gives what the API gives', async () => {
    const { out } = await call(await ControlPlane.open(), 'bot', 'list', '--json');
    expect(JSON.parse(out).items[0]).toMatchObject({ id: 'ergo-club', messengers: [{ state: 'receiving' }, {}] });
  });
});

describe('inbox', () => {
  test('list shows what was set aside, without control signs of strangers', async () => {
    const { out } = await call(await ControlPlane.open({ setAside: someSetAside() }), 'inbox', 'list');
    expect(out).toContain('TypeError: broken');
    expect(out).not.toContain('\u001b');
  });

  test('list says so when nothing is set aside', async () => {
    expect(await call(await ControlPlane.open(), 'inbox', 'list')).toEqual({
      exitCode: 0,
      out: '',
      err: 'Nothing is set aside.',
    });
  });

  test('retry takes one or all, and an unknown id is 3', async () => {
    const plane = await ControlPlane.open({ setAside: someSetAside() });
    expect(await call(plane, 'inbox', 'retry', '7')).toMatchObject({ exitCode: 3 });
    expect(await call(plane, 'inbox', 'retry', '42')).toMatchObject({ exitCode: 0, err: '1 update is tried again.' });
    expect(await call(plane, 'inbox', 'retry', '--all', '--json')).toMatchObject({
      exitCode: 0,
      out: '{"retried":1}',
    });
  });
});

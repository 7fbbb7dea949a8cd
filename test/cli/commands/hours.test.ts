import { describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { ControlPlane, SOME_BOTS } from '../../support/control.ts';
import { ManualClock } from '../../support/manual-clock.ts';

/** A Friday at noon in Kyiv, with one bot. */
async function friday() {
  const clock = new ManualClock(Date.parse('2026-11-27T12:00+02:00'));
  const plane = await ControlPlane.open({ clock, bots: SOME_BOTS.slice(0, 1) });
  return { clock, plane, say: await commandLine(plane) };
}

describe('hours', () => {
  it('show says so while none are set, and except wants a week first', async () => {
    const { say } = await friday();
    expect(await say('hours', 'show')).toMatchObject({
      exitCode: 0,
      out: '',
      err: expect.stringContaining('has no hours'),
    });
    expect(await say('hours', 'except', '2026-12-25', 'closed')).toMatchObject({
      exitCode: 5,
      err: expect.stringContaining('ergo-bot hours set'),
    });
  });

  it('set and except show what holds from now on, in words that can be typed again', async () => {
    const { clock, say } = await friday();
    expect(await say('hours', 'set', 'пн-пт', '9-13,', '14:00', '-', '18:00', 'sat', '10-14')).toEqual({
      exitCode: 0,
      err: 'ergo-club: open now, until 2026-11-27 13:00 (Europe/Kyiv)',
      out: 'mon-fri 9:00-13:00,14:00-18:00\nsat 10:00-14:00\nsun closed',
    });
    await say('hours', 'except', '25.12.2026..07.01.2027', 'closed');
    await say('hours', 'except', '2026-12-31', '10-14');
    await clock.advance(6 * 3_600_000);
    const { out, err } = await say('hours', 'except', '2026-11-28', 'closed');
    expect(err).toBe('ergo-club: closed now, until 2026-11-30 09:00 (Europe/Kyiv)');
    expect(out.split('\n').slice(3)).toEqual([
      '2026-11-28 closed',
      '2026-12-25..2026-12-30 closed',
      '2026-12-31 10:00-14:00',
      '2027-01-01..2027-01-07 closed',
    ]);
    await say('hours', 'set', ...out.split('\n').slice(0, 3));
    expect(await say('hours', 'show')).toEqual({ exitCode: 0, out, err });
    expect((await say('hours', 'except', '2026-11-28', 'usual')).err).toContain('until 2026-11-28 10:00');
  });

  it('--json gives what the API gives', async () => {
    const { say } = await friday();
    await say('hours', 'set', 'daily', '0-24');
    expect(JSON.parse((await say('hours', 'show', '--json')).out)).toEqual({
      bot: 'ergo-club',
      timeZone: 'Europe/Kyiv',
      week: ['mon-sun 0:00-24:00'],
      dates: [],
      isOpen: true,
      changesAt: null,
    });
  });

  it('refuse what cannot be read with its place, its value and what is expected, and change nothing', async () => {
    const { plane, say } = await friday();
    await say('hours', 'set', 'mon-fri', '9-18');
    expect(await say('hours', 'set', 'mon-fri', '9:00-25:00')).toEqual({
      exitCode: 2,
      out: '',
      err: 'ergo-bot: week: word 2 (9:00-25:00): found "25:00", which is no time of day to close, expected hours such as 9:00-18:00 or 9:00-13:00,14:00-18:00, or closed',
    });
    expect(await say('hours', 'except', '2026-11-31', 'closed')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(
        /^ergo-bot: dates: word 1 \(2026-11-31\): found "2026-11-31", expected a date such as/,
      ),
    });
    expect((await say('hours', 'show')).out).toBe('mon-fri 9:00-18:00\nsat-sun closed');
    expect((await plane.parts.audit.list({ limit: 10 })).map(({ action }) => action)).toEqual(
      expect.not.arrayContaining(['hours.except']),
    );
  });

  it('leave what they were and what they are in the audit log', async () => {
    const { plane, say } = await friday();
    await say('hours', 'set', 'mon-fri', '9-18');
    await say('hours', 'except', '2026-12-25', 'closed');
    const [newest] = await plane.parts.audit.list({ limit: 1 });
    expect(newest).toMatchObject({
      login: 'admin',
      action: 'hours.except',
      botId: 'ergo-club',
      before: ['mon-fri 9:00-18:00', 'sat-sun closed'],
      after: ['mon-fri 9:00-18:00', 'sat-sun closed', '2026-12-25 closed'],
    });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../src/control/contract.ts';
import { TOKEN_LIFE } from '../../src/staff/tokens.ts';
import { ControlPlane, PASSWORD } from '../support/control.ts';
import { ManualClock } from '../support/manual-clock.ts';

const { session, staff } = contract;
const MINUTE = 60_000;

let clock: ManualClock;
let plane: ControlPlane;

beforeEach(async () => {
  clock = new ManualClock();
  plane = await ControlPlane.open({ clock });
  await plane.add('admin', 'administrator');
  await plane.add('olena', 'operator', ['ergo-club']);
});

const login = (name: string, password: string, address = 'local') =>
  plane.parts.logins.login({ login: name, password, device: 'laptop', address, via: 'cli' });

describe('signing in', () => {
  test('an unknown login, a wrong password and a closed account are refused alike', async () => {
    await plane.add('closed', 'operator');
    await (await plane.administrator()).call(staff.disable, { params: { login: 'closed' } });
    const refusals = await Promise.all(
      [
        ['nobody', PASSWORD],
        ['olena', 'wrong password'],
        ['closed', PASSWORD],
      ].map(([name = '', password = '']) => login(name, password).catch((error: Error) => error.message)),
    );
    expect(new Set(refusals)).toEqual(new Set(['login or password is wrong']));
  });

  test('is not possible for a quarter of an hour after five wrong passwords, even with the right one', async () => {
    for (let at = 0; at < 5; at++)
      await expect(login('olena', 'wrong', `address ${at}`)).rejects.toMatchObject({ code: 'not signed in' });
    await expect(login('olena', PASSWORD, 'another')).rejects.toMatchObject({ code: 'try later' });
    await clock.advance(14 * MINUTE);
    await expect(login('olena', PASSWORD, 'another')).rejects.toThrow('try again in a minute');
    await clock.advance(MINUTE);
    expect((await login('olena', PASSWORD, 'another')).token).toMatch(/^ergo_[\w-]{43}$/);
  });

  test('counts the address too, so that nobody tries one password on every login', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await expect(login(name, PASSWORD, '203.0.113.5')).rejects.toMatchObject({ code: 'not signed in' });
    await expect(login('olena', PASSWORD, '203.0.113.5')).rejects.toMatchObject({ code: 'try later' });
    await expect(login('olena', PASSWORD, '203.0.113.6')).resolves.toBeDefined();
  });

  test('a hundred tries at once are five tries', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) => login('olena', `guess ${at}`, `${at}`)),
    );
    const checked = tries.filter((one) => one.status === 'rejected' && one.reason.code === 'not signed in');
    expect(checked).toHaveLength(5);
  });
});

describe('a token', () => {
  const whoami = (token: string) => plane.clientWith(token).call(session.whoami, {});

  test('is good for 90 days', async () => {
    const { token } = await login('olena', PASSWORD);
    await clock.advance(TOKEN_LIFE - 1);
    expect(await whoami(token)).toMatchObject({ login: 'olena', role: 'operator', bots: ['ergo-club'] });
    await clock.advance(1);
    await expect(whoami(token)).rejects.toMatchObject({ code: 'not signed in' });
  });

  test('is good for nothing at once when it is revoked, its account closed or its password set anew', async () => {
    const admin = await plane.administrator();
    for (const end of [
      async () => {
        const [newest] = (await admin.call(session.tokens, { query: { login: 'olena' } })).items;
        await admin.call(session.revoke, { params: { id: newest?.id ?? 0 } });
      },
      () => admin.call(staff.password, { params: { login: 'olena' }, body: { password: PASSWORD } }),
      () => admin.call(staff.disable, { params: { login: 'olena' } }),
    ]) {
      const { token } = await login('olena', PASSWORD);
      await whoami(token);
      await end();
      await expect(whoami(token)).rejects.toMatchObject({ code: 'not signed in' });
    }
  });

  test('has the rights that its account has at the moment of the call', async () => {
    const admin = await plane.administrator();
    const olena = plane.clientWith((await login('olena', PASSWORD)).token);
    await expect(olena.call(staff.list, {})).rejects.toMatchObject({ code: 'not allowed' });
    await admin.call(staff.role, { params: { login: 'olena' }, body: { role: 'administrator' } });
    expect((await olena.call(staff.list, {})).items.map((one) => one.login)).toEqual(['admin', 'olena']);
  });

  test('of somebody else can neither be seen nor revoked by an operator', async () => {
    await login('admin', PASSWORD);
    const olena = plane.clientWith((await login('olena', PASSWORD)).token);
    expect((await olena.call(session.tokens, { query: {} })).items.map((one) => one.login)).toEqual(['olena']);
    const foreign = (await plane.parts.tokens.list(clock.now(), 'admin'))[0]?.id ?? 0;
    await expect(olena.call(session.revoke, { params: { id: foreign } })).rejects.toMatchObject({ code: 'not found' });
  });

  test('is stored as its hash only', async () => {
    const { token } = await login('olena', PASSWORD);
    const rows = await plane.parts.store.read.selectFrom('staff_tokens').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token.slice(5, 20));
  });
});

describe('accounts', () => {
  test('one administrator is always left', async () => {
    const admin = await plane.administrator();
    const refused = { code: 'conflict', message: '"admin" is the only administrator: make another one first' };
    await expect(admin.call(staff.disable, { params: { login: 'admin' } })).rejects.toMatchObject(refused);
    const operator = { params: { login: 'admin' }, body: { role: 'operator' as const } };
    await expect(admin.call(staff.role, operator)).rejects.toMatchObject(refused);
    await admin.call(staff.role, { params: { login: 'olena' }, body: { role: 'administrator' } });
    await admin.call(staff.disable, { params: { login: 'olena' } });
    await expect(admin.call(staff.disable, { params: { login: 'admin' } })).rejects.toMatchObject(refused);
  });

  test('a login is taken for good', async () => {
    const admin = await plane.administrator();
    await admin.call(staff.disable, { params: { login: 'olena' } });
    const body = { login: 'olena', name: 'Інша', role: 'operator' as const };
    await expect(admin.call(staff.add, { body })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('there is no second first account', async () => {
    const body = { login: 'first', name: 'Перший' };
    await expect(plane.clientWith(undefined).call(staff.first, { body })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('the own password is changed with the old one, and the other devices are signed out', async () => {
    const here = await login('olena', PASSWORD);
    const there = await login('olena', PASSWORD);
    const client = plane.clientWith(here.token);
    const wrong = client.call(session.password, { body: { old: 'wrong', new: 'вісім сухих псів' } });
    await expect(wrong).rejects.toThrow('old: this is not the password until now');
    const weak = client.call(session.password, { body: { old: PASSWORD, new: 'olena' } });
    await expect(weak).rejects.toThrow('new: found 5 characters, expected 10 to 200 characters');
    await client.call(session.password, { body: { old: PASSWORD, new: 'вісім сухих псів' } });
    await client.call(session.whoami, {});
    await expect(plane.clientWith(there.token).call(session.whoami, {})).rejects.toMatchObject({
      code: 'not signed in',
    });
    expect(await login('olena', 'вісім сухих псів')).toBeDefined();
  });
});

import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { openStore } from '../../src/store/open.ts';
import { changeConfig, configOf } from '../support/change-config.ts';
import type { DaemonProcess } from '../support/daemon-process.ts';
import { newerSchema } from '../support/newer-schema.ts';
import { runProgram } from '../support/run-program.ts';
import { World } from '../support/world.ts';

/** Several starts of a daemon take their time on a busy machine. */
const STARTS = { timeout: 90_000 };

/** Ends, with its exit code, or is said to hang. */
async function endsWithin(daemon: DaemonProcess, milliseconds: number): Promise<number | 'hangs'> {
  return Promise.race([daemon.exited, wait(milliseconds, 'hangs' as const, { ref: false })]);
}

function count(daemon: DaemonProcess, words: string | RegExp): number {
  return daemon.lines.filter((line) => (typeof words === 'string' ? line.includes(words) : words.test(line))).length;
}

describe('a second daemon on the same data folder', () => {
  it('refuses in one sentence, and the first lives on; a killed one leaves the folder free', STARTS, async () => {
    const world = await World.create();
    const first = world.daemon;
    const second = await runProgram(['run', '--config', world.configFile]);
    expect(second.code).toBe(5);
    expect(second.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^ergo-bot: Another ergo-bot is already running on .*Stop it first/),
    ]);
    const seller = await world.seller('telegram');
    await world.begin(seller);
    await seller.waitFor('поділіться номером');

    await first.kill();
    await world.start();
    expect(await world.daemon.stop()).toBe(0);
  });
});

describe('a daemon that cannot start', () => {
  it('says all problems of its configuration at once', async () => {
    const world = await World.create({ start: false });
    await changeConfig(world, (config) => {
      Object.assign(config.http, { listen: 'nowhere' });
      Object.assign(config, { timeZone: 'Mars/Olympus', colour: 'red' });
      config.bots.push({ id: 'Not An Id', viber: { token: 'plain-text' } });
    });
    const { code, stderr } = await runProgram(['run', '--config', world.configFile]);
    expect(code).toBe(78);
    for (const path of ['http.listen', 'timeZone', 'colour', 'bots[1].id', 'bots[1].title', 'bots[1].viber.token'])
      expect(stderr).toContain(path);
    expect(stderr).not.toContain('plain-text');
  });

  it('refuses a database that a newer program has written', STARTS, async () => {
    const world = await World.create();
    await world.daemon.stop();
    newerSchema(join(world.folder, 'data', 'ergo-bot.db'));
    const { code, stderr } = await runProgram(['run', '--config', world.configFile]);
    expect(code).toBe(78);
    expect(stderr).toMatch(/^ergo-bot: The database does not fit this program.*newer version.*restore a backup/m);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('ends when its port is taken, and holds nothing open', async () => {
    const world = await World.create();
    await changeConfig(world, (config) => Object.assign(config, { dataDir: 'other' }));
    const { code, stderr } = await runProgram(['run', '--config', world.configFile]);
    expect(code).toBe(5);
    expect(stderr).toMatch(/cannot listen on 127\.0\.0\.1:\d+/);
  });
});

describe('SIGTERM', () => {
  it('lets what is in hand be finished, and goes on at the next start with what is not', STARTS, async () => {
    const world = await World.create();
    const seller = await world.signedInSeller('telegram');
    const serials = [world.newSerial('registered'), world.newSerial('registered')];
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await world.phones.addFault({ service: 'club', method: 'PostSN', kind: 'slow', milliseconds: 1_500, times: 1 });
    for (const serial of serials) await seller.say(serial);
    await expect.poll(() => world.attempts(serials[0] ?? '')).toHaveLength(1);
    expect(await world.daemon.stop()).toBe(0);
    expect(count(world.daemon, '"words":"stopped"')).toBe(1);

    await world.start();
    for (const _ of serials) await seller.waitFor('Продаж зареєстровано');
    for (const serial of serials) expect(await world.registrations(serial)).toHaveLength(1);
  });

  it('ends the daemon within 20 seconds though the club hangs', { timeout: 60_000 }, async () => {
    const world = await World.create({ club: { timeoutSeconds: 120 } });
    const seller = await world.seller('viber');
    await world.begin(seller);
    await seller.waitFor('поділіться номером');
    await world.phones.addFault({ service: 'club', method: '*', kind: 'slow', milliseconds: 100_000 });
    await seller.shareContact();
    await expect.poll(() => world.clubCalls('GetAuthCode', seller.phoneNumber)).toBe(1);
    world.daemon.signal('SIGTERM');
    expect(await endsWithin(world.daemon, 20_000)).toBe(0);

    await world.phones.liftFault();
    await world.start();
    await seller.waitFor('SMS');
  });

  it('does not wait for a client that holds a connection open', async () => {
    const world = await World.create();
    const { http } = await configOf(world);
    const port = Number(http.listen.split(':')[1]);
    const [silent, slow] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    for (const socket of [silent, slow]) socket.on('error', () => undefined);
    slow.write('POST /viber/ergo-club HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"event":');
    await wait(200);
    world.daemon.signal('SIGTERM');
    expect(await endsWithin(world.daemon, 8_000)).toBe(0);
    silent.destroy();
    slow.destroy();
  });

  it('twice ends it at once', async () => {
    const world = await World.create({ club: { timeoutSeconds: 120 } });
    const seller = await world.seller('telegram');
    await world.begin(seller);
    await seller.waitFor('поділіться номером');
    await world.phones.addFault({ service: 'club', method: '*', kind: 'slow', milliseconds: 100_000 });
    await seller.shareContact();
    await expect.poll(() => world.clubCalls('GetAuthCode', seller.phoneNumber)).toBe(1);
    world.daemon.signal('SIGTERM');
    await world.daemon.said('finishing what is in hand');
    // The echo of the same word, from a launcher that passes on what the service manager has told both.
    world.daemon.signal('SIGTERM');
    expect(await endsWithin(world.daemon, 400)).toBe('hangs');
    world.daemon.signal('SIGTERM');
    expect(await endsWithin(world.daemon, 2_000)).toBe(143);
  });
});

describe('a messenger in trouble', () => {
  const troubles = {
    'another poller (409)': { kind: 'error', code: 409 },
    'a wrong token (401)': { kind: 'error', code: 401 },
    'a lost network': { kind: 'drop before' },
    'an HTML page (502)': { kind: 'html', status: 502 },
    garbage: { kind: 'garbage' },
  } as const;

  it('at start is waited out, said once, and got over', { timeout: 90_000 }, async () => {
    const world = await World.create({ start: false });
    for (const [name, trouble] of Object.entries(troubles)) {
      await world.phones.addFault({ service: 'telegram', method: '*', ...trouble });
      await world.phones.addFault({ service: 'viber', method: '*', ...trouble, ...('code' in trouble && { code: 2 }) });
      const daemon = world.launch();
      await daemon.said(/telegram.*connecting fails/);
      await daemon.said(/viber.*connecting fails/);
      await wait(1_500);
      expect(count(daemon, 'connecting fails'), `with ${name}`).toBe(2);
      expect(count(daemon, 'polling Telegram fails'), `with ${name}`).toBeLessThanOrEqual(1);
      await world.phones.liftFault();
      await daemon.connected();
      await daemon.kill();
    }
    await world.start();
    for (const messenger of ['telegram', 'viber'] as const) {
      const seller = await world.seller(messenger);
      await world.begin(seller);
      await seller.waitFor('поділіться номером');
    }
  });

  it('later is waited out, said once a minute, and got over', { timeout: 60_000 }, async () => {
    const world = await World.create();
    const seller = await world.seller('telegram');
    await world.begin(seller);
    await seller.waitFor('поділіться номером');
    for (const trouble of Object.values(troubles)) {
      await world.phones.addFault({ service: 'telegram', method: 'getUpdates', ...trouble });
      await seller.say('/menu');
      await wait(1_000);
      await world.phones.liftFault();
      await seller.waitFor('поділіться номером');
    }
    expect(count(world.daemon, 'polling Telegram fails')).toBeGreaterThanOrEqual(1);
    expect(count(world.daemon, 'polling Telegram fails')).toBeLessThanOrEqual(2);
    expect(count(world.daemon, 'polling Telegram works again')).toBeGreaterThanOrEqual(1);
  });
});

describe("Viber's webhook", () => {
  it('is registered at start when it differs, and not again when it does not', STARTS, async () => {
    const world = await World.create();
    const registered = async () => (await world.phones.calls({ service: 'viber', method: 'set_webhook' })).length;
    expect(await registered()).toBe(1);
    await world.daemon.stop();
    await world.start();
    expect(await registered()).toBe(1);

    await world.daemon.stop();
    await changeConfig(world, ({ http }) =>
      Object.assign(http, { publicUrl: `http://localhost:${http.listen.split(':')[1]}` }),
    );
    await world.start();
    expect(await registered()).toBe(2);
  });
});

describe('what waited when the daemon stopped', () => {
  it('is worked off after the start: updates, messages and sales', STARTS, async () => {
    const world = await World.create();
    const seller = await world.signedInSeller('telegram');
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    const serial = world.newSerial('registered');
    const faults = [
      { service: 'telegram', method: 'sendMessage', kind: 'html' },
      { service: 'club', method: 'PostSN', kind: 'drop before' },
    ] as const;
    for (const fault of faults) await world.phones.addFault(fault);
    await seller.say(serial);
    await expect.poll(() => world.clubCalls('PostSN', seller.phoneNumber)).toBeGreaterThan(0);
    await world.daemon.kill();

    const store = await openStore({ file: join(world.folder, 'data', 'ergo-bot.db'), clock: systemClock });
    // As if the daemon had been killed just after its commit, with the update not handled yet.
    await store.write(async (tx) => {
      const person = { messenger: 'telegram', key: 'left over', from: { id: seller.person }, sentAt: tx.now };
      const update = { ...person, content: { kind: 'text', text: 'ℹ️ Про програму' } };
      const row = { bot_id: 'ergo-club', messenger: 'telegram', key: 'left over', sender: seller.person } as const;
      const rest = { payload: JSON.stringify(update), state: 'waiting', attempts: 0, received_at: tx.now } as const;
      await tx.db
        .insertInto('inbox')
        .values({ ...row, ...rest })
        .execute();
    });
    await store.close();
    await world.phones.liftFault();
    await world.start();

    const expected = new Set([/програма лояльності/, /Продаж зареєстровано/]);
    while (expected.size > 0) {
      const { text } = await seller.waitFor(
        (message) => [...expected].some((words) => words.test(message.text)),
        20_000,
      );
      for (const words of expected) if (words.test(text)) expected.delete(words);
    }
    expect(await world.registrations(serial)).toHaveLength(1);
  });
});

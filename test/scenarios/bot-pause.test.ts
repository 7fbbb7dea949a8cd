import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { administratorOf, type Desk } from '../support/staff-life.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { runProgram } from '../support/run-program.ts';
import { MESSENGERS, TELEGRAM_TOKEN, World } from '../support/world.ts';

const Shown = z.object({ inboxWaiting: z.int(), outboxWaiting: z.int(), paused: z.object({}).loose().optional() });

async function shown(desk: Desk): Promise<z.output<typeof Shown>> {
  return Shown.parse(JSON.parse((await desk.run('bot', 'show', 'ergo-club', '--json')).stdout));
}

/** Resolves once so many updates wait in the inbox. */
async function waitsInInbox(desk: Desk, count: number): Promise<void> {
  await expect.poll(async () => (await shown(desk)).inboxWaiting, { timeout: 10_000 }).toBe(count);
}

const WebhookInfo = z.object({ result: z.object({ pending_update_count: z.int() }) });

/** How many updates Telegram still holds for the bot. */
async function unconfirmed(world: World): Promise<number> {
  const answer = await fetch(`${world.sandbox.telegramUrl}/bot${TELEGRAM_TOKEN}/getWebhookInfo`);
  return WebhookInfo.parse(await answer.json()).result.pending_update_count;
}

describe.each(MESSENGERS)('a paused bot in %s', (messenger) => {
  it(
    'keeps what comes, answers and posts nothing, also over a restart; resumed, it goes on',
    { timeout: 90_000 },
    async () => {
      const world = await World.create({ config: { sales: { retrySeconds: { first: 1, most: 2 } } } });
      const desk = await administratorOf(world.configFile);
      const seller = await world.signedInSeller(messenger);
      const caught = world.newSerial('registered');
      const fault = await world.phones.addFault({ service: 'club', method: 'PostSN', kind: 'html' });
      await seller.say(caught);
      await expectToRead(seller, 'збережено');

      const paused = await desk.run('bot', 'pause', 'ergo-club', '--reason', 'клуб переїжджає');
      expect(paused).toMatchObject({ code: 0, stderr: expect.stringContaining('ergo-bot bot resume ergo-club') });
      expect(await desk.run('bot', 'pause', 'ergo-club')).toMatchObject({ code: 5 });
      await world.phones.liftFault(fault);
      const before = (await seller.chat()).filter(({ from }) => from === 'bot').length;
      const posted = (await world.attempts(caught)).length;
      const typed = world.newSerial('registered');
      await seller.say(typed);
      await waitsInInbox(desk, 1);
      await world.daemon.stop();
      await world.start();
      await seller.say('/balance');
      await waitsInInbox(desk, 2);
      // Longer than a sale waits before it is posted again.
      await sleep(4_000);
      expect((await seller.chat()).filter(({ from }) => from === 'bot')).toHaveLength(before);
      expect(await world.attempts(caught)).toHaveLength(posted);
      expect(await world.attempts(typed)).toEqual([]);
      expect(await unconfirmed(world)).toBe(0);
      expect((await desk.run('bot', 'show', 'ergo-club')).stdout).toMatch(/paused since .* by admin: клуб переїжджає/);
      expect((await desk.run('bot', 'list')).stdout).toContain('receiving, paused');
      const doctor = await runProgram(['doctor', '--offline', '--config', world.configFile], desk);
      expect(doctor.stdout).toContain('ergo-bot bot resume ergo-club');

      expect(await desk.run('bot', 'resume', 'ergo-club')).toMatchObject({ code: 0 });
      const told = [await seller.waitFor('Продаж зареєстровано'), await seller.waitFor('Продаж зареєстровано')];
      for (const serial of [caught, typed]) {
        expect(told.some(({ text }) => text.includes(serial))).toBe(true);
        expect(await world.registrations(serial)).toHaveLength(1);
      }
      expect(await shown(desk)).toEqual({ inboxWaiting: 0, outboxWaiting: 0 });
      expect(await desk.run('bot', 'resume', 'ergo-club')).toMatchObject({ code: 5 });
      const audit = (await desk.run('audit', 'list')).stdout;
      for (const action of ['bots.pause', 'bots.resume']) expect(audit).toContain(action);
    },
  );
});

it('a bot that nobody knows cannot be paused', async () => {
  const world = await World.create();
  const desk = await administratorOf(world.configFile);
  expect(await desk.run('bot', 'pause', 'another')).toMatchObject({ code: 3 });
});

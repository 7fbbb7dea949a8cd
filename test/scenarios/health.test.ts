import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { administratorOf } from '../support/staff-life.ts';
import { World } from '../support/world.ts';

const Configuration = z.object({ http: z.object({ publicUrl: z.string() }) });
const Ready = z.object({
  ready: z.boolean(),
  database: z.string(),
  bots: z.array(z.object({ paused: z.boolean(), messengers: z.array(z.object({ state: z.string() })) })),
});

it(
  'a daemon tells this machine, and nobody else, that it lives, is ready, and how it fares',
  { timeout: 60_000 },
  async () => {
    const world = await World.create();
    const { http } = Configuration.parse(JSON.parse(await readFile(world.configFile, 'utf8')));
    const ask = (path: string, headers: Record<string, string> = {}) => fetch(http.publicUrl + path, { headers });
    const seller = await world.signedInSeller('telegram');
    await seller.say(world.newSerial('registered'));
    await seller.waitFor('Продаж зареєстровано');

    expect((await ask('/livez')).status).toBe(200);
    await expect.poll(async () => (await ask('/readyz')).status, { timeout: 15_000 }).toBe(200);
    expect(Ready.parse(await (await ask('/readyz')).json())).toMatchObject({
      ready: true,
      database: 'answers',
      bots: [{ paused: false, messengers: [{ state: 'receiving' }, { state: 'receiving' }] }],
    });
    const metrics = await (await ask('/metrics')).text();
    expect(metrics).toMatch(/ergo_bot_sends_total\{bot="ergo-club",messenger="telegram",outcome="sent"\} [1-9]/);
    expect(metrics).toMatch(/ergo_bot_club_answers_total\{bot="ergo-club",method="postSn",answer="ok"\} 1/);
    expect(metrics).toContain('ergo_bot_sales{bot="ergo-club",state="registered"} 1');
    expect(metrics).toContain('ergo_bot_receiving{bot="ergo-club",messenger="viber"} 1');
    expect(metrics).toMatch(/ergo_bot_nodejs_eventloop_lag_p99_seconds \d/);
    expect(metrics).not.toContain(seller.phoneNumber.slice(3));

    const desk = await administratorOf(world.configFile);
    await desk.run('bot', 'pause', 'ergo-club');
    expect(Ready.parse(await (await ask('/readyz')).json()).bots).toMatchObject([{ paused: true }]);
    for (const path of ['/livez', '/readyz', '/metrics'])
      expect((await ask(path, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
  },
);

import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';
import { broadcast, copiesOf, crowd, ended } from '../support/broadcast-desk.ts';
import { databaseRows } from '../support/database-rows.ts';
import { administratorOf } from '../support/staff-life.ts';
import { World } from '../support/world.ts';

/** `ERGO_BOT_FULL=1` (scripts/soak/broadcast) goes through all of it; otherwise a smaller one. */
const FULL = process.env['ERGO_BOT_FULL'] === '1';
const SIZE = FULL
  ? { kills: 50, telegram: 2_000, viber: 3_000, mostWait: 1_200, limit: 40 * 60_000 }
  : { kills: 5, telegram: 160, viber: 60, mostWait: 400, limit: 300_000 };
const TEXT = 'Подвійні бали до неділі';

/** What may be in doubt after one kill: rows marked ahead, requests under way, ends that were being noted. */
const WINDOW = { telegram: 3 + 15 + 3, viber: 5 + 25 + 5 };

const Doubts = z.object({ messenger: z.enum(MESSENGERS), count: z.number() });
const Stand = z.object({ state: z.string(), waiting: z.number() });
const Ends = z.object({ person: z.string(), state: z.string() });

/** Of how many nothing is known, as it stands in the database of a daemon that has just been killed. */
function inDoubt(world: World, id: number): { messenger: 'telegram' | 'viber'; count: number }[] {
  const query = `select messenger, count(*) as count from broadcast_recipients
    where broadcast_id = ? and state = 'sending' group by messenger`;
  return databaseRows(world, Doubts, query, String(id));
}

/** Whether it was still under way, and how many waited for it. */
function standsAt(world: World, id: number): z.infer<typeof Stand> {
  const query = `select state, (select count(*) from broadcast_recipients
    where broadcast_id = broadcasts.id and state = 'waiting') as waiting from broadcasts where id = ?`;
  const [stand] = databaseRows(world, Stand, query, String(id));
  if (!stand) throw new Error('there is no such broadcast');
  return stand;
}

/** Resolves when others wait than did at the last kill: recipients have been found, or some have got it. */
async function goesOn(world: World, id: number, waitedThen: number): Promise<void> {
  await expect.poll(() => standsAt(world, id).waiting, { timeout: 60_000, interval: 20 }).not.toBe(waitedThen);
}

test(
  `a broadcast to ${SIZE.telegram + SIZE.viber}, killed ${SIZE.kills} times: nobody gets it twice, all are accounted for`,
  { timeout: SIZE.limit },
  async () => {
    const world = await World.create({ config: { log: { level: 'info' } } });
    const people = [...(await crowd(world, 'telegram', SIZE.telegram)), ...(await crowd(world, 'viber', SIZE.viber))];
    const desk = await administratorOf(world.configFile);
    const { id } = await broadcast(desk, 'create', '--title', 'Весна', '--text', TEXT);
    await broadcast(desk, 'send', String(id), '--confirm', String(people.length), '--window', 'any');

    let doubts = 0;
    const waits: number[] = [];
    const stands: z.infer<typeof Stand>[] = [];
    const tooMany: unknown[] = [];
    for (let kill = 0; kill < SIZE.kills; kill++) {
      // The first kill may come at any time from the launch on, each other one once it goes on.
      if (kill > 0) await goesOn(world, id, stands.at(-1)?.waiting ?? 0);
      const pause = Math.round(Math.random() * SIZE.mostWait);
      waits.push(pause);
      await wait(pause);
      await world.daemon.kill();
      stands.push(standsAt(world, id));
      for (const { messenger, count } of inDoubt(world, id)) {
        doubts += count;
        if (count > WINDOW[messenger]) tooMany.push({ kill, messenger, count });
      }
      await world.start();
    }
    if (FULL) process.stdout.write(`${JSON.stringify({ waits, waiting: stands.map(({ waiting }) => waiting) })}\n`);
    expect(new Set(stands.map(({ waiting }) => waiting)).size, 'it went on between the kills').toBeGreaterThan(
      SIZE.kills / 2,
    );
    expect(stands.filter(({ state }) => state !== 'running')).toEqual([]);
    expect({ waits, tooMany }).toEqual({ waits, tooMany: [] });

    const { state, telegram, viber } = await ended(desk, id);
    expect({ waits, state }).toEqual({ waits, state: 'finished' });
    for (const [figures, recipients] of [
      [telegram, SIZE.telegram],
      [viber, SIZE.viber],
    ] as const)
      expect(figures).toMatchObject({ recipients, waiting: 0, sending: 0, failed: 0, blocked: 0 });
    expect((telegram?.unknown ?? 0) + (viber?.unknown ?? 0)).toBe(doubts);

    const copies = await copiesOf(TEXT, people);
    const query = `select s.external_id as person, r.state from broadcast_recipients r
      join subscribers s on s.id = r.subscriber_id where r.broadcast_id = ?`;
    const wrong = databaseRows(world, Ends, query, String(id)).filter(({ person, state: end }) => {
      const got = copies.get(person) ?? -1;
      return end === 'sent' ? got !== 1 : end !== 'unknown' || got > 1;
    });
    expect({ waits, wrong }).toEqual({ waits, wrong: [] });
    const arrived = [...copies.values()].filter((count) => count === 1).length;
    if (FULL) process.stdout.write(`${JSON.stringify({ ...SIZE, doubts, arrived })}\n`);
  },
);

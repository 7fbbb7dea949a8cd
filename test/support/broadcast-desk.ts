import { expect } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { Desk } from './staff-life.ts';
import type { World } from './world.ts';

/** What `ergo-bot broadcast` answers with `--json`; nothing where it only does something. */
export async function broadcast(desk: Desk, ...args: string[]) {
  const { code, stdout, stderr } = await desk.run('broadcast', ...args, '--json');
  expect([code, stderr]).toEqual([0, expect.anything()]);
  return stdout === '' ? undefined : JSON.parse(stdout);
}

const Count = z.number();
const Figures = z.object({
  recipients: Count,
  waiting: Count,
  sending: Count,
  sent: Count,
  blocked: Count,
  failed: Count,
  unknown: Count,
  leftOut: Count,
  delivered: Count.nullable(),
  seen: Count.nullable(),
  reasons: z.array(z.object({ state: z.string(), reason: z.string(), count: Count })),
});
const Shown = z.object({
  broadcast: z.object({ state: z.string(), heldBecause: z.string().nullable() }),
  figures: z.array(Figures.extend({ messenger: z.enum(['telegram', 'viber']) })),
});

type Standing = z.infer<typeof Shown>['broadcast'] & Partial<Record<MessengerName, z.infer<typeof Figures>>>;

/** Where it stands now, with the figures by messenger. */
export async function standing(desk: Desk, id: number): Promise<Standing> {
  return told((await desk.run('broadcast', 'show', String(id), '--json')).stdout);
}

/** Follows it until it is not under way any more. */
export async function ended(desk: Desk, id: number): Promise<Standing> {
  for (;;) {
    // A program under test is given a minute; a long broadcast is watched again.
    const { stdout } = await desk.run('broadcast', 'watch', String(id), '--json');
    if (stdout !== '') return told(stdout);
  }
}

function told(stdout: string): Standing {
  const { broadcast: shown, figures } = Shown.parse(JSON.parse(stdout));
  return { ...shown, ...Object.fromEntries(figures.map(({ messenger, ...one }) => [messenger, one])) };
}

/** So many people who have said their first word to the bot, a few at a time. */
export async function crowd(world: World, messenger: MessengerName, count: number): Promise<Phone[]> {
  const people: Phone[] = [];
  while (people.length < count) {
    const few = Array.from({ length: Math.min(25, count - people.length) }, () => world.seller(messenger));
    const met = await Promise.all(few);
    await Promise.all(met.map((one) => world.begin(one)));
    await Promise.all(met.map((one) => one.waitFor('поділіться номером')));
    people.push(...met);
  }
  return people;
}

/** How often a text stands in each of these chats. */
export async function copiesOf(text: string, people: readonly Phone[]): Promise<Map<string, number>> {
  const copies = new Map<string, number>();
  for (const one of people)
    copies.set(one.person, (await one.chat()).filter((message) => message.text.includes(text)).length);
  return copies;
}

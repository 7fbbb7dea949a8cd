import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../src/control/contract.ts';
import { meet } from '../../support/open-store.ts';
import { commandLine } from '../../support/command-line.ts';
import { asksSupport, talkingPlane } from '../../control/server/dialog-samples.ts';

async function talks() {
  const { plane, clock, olena } = await talkingPlane();
  const { id, seller } = await asksSupport(plane, 'Де мої бали?\nЧекаю вже тиждень, і нічого не відбувається');
  await clock.advance(60_000);
  const other = await asksSupport(plane, 'Дякую', await meet(plane.parts.store, 'інший'));
  const answer = { client: randomUUID(), text: 'Вже нараховано' };
  await olena.call(contract.dialogs.say, { params: { id: other.id }, body: answer });
  return { plane, clock, id, seller, other, say: await commandLine(plane) };
}

describe('dialog list', () => {
  it('shows whose each dialog is and who waits, one line for each', async () => {
    const { say, id, other } = await talks();
    const { exitCode, out } = await say('dialog', 'list');
    const [heading, ...rows] = out.split('\n');
    expect([exitCode, rows.length]).toEqual([0, 2]);
    expect(heading).toMatch(/^ID +LAST +STATE +OWNER +WAITS SINCE +UNREAD +SELLER/);
    expect(rows[0]).toMatch(new RegExp(`^${other.id} .* taken +olena +– +0 +Продавець інший .*Вже нараховано`));
    expect(rows[1]).toMatch(
      new RegExp(`^${id} .* waiting +– +2025-.* 1 +Продавець seller .*Де мої бали\\? Чекаю .*…$`),
    );
  });

  it('is narrowed down, and read page by page', async () => {
    const { say, id, other } = await talks();
    const ids = async (...flags: string[]) => {
      const { out } = await say('dialog', 'list', '--json', ...flags);
      const { items }: { items: { id: number }[] } = JSON.parse(out);
      return items.map((item) => item.id);
    };
    expect(await ids('--waiting')).toEqual([id]);
    expect(await ids('--owner', 'olena')).toEqual([other.id]);
    expect(await ids('--unread')).toEqual([id]);
    expect(await ids('--escalated')).toEqual([]);
    expect(await ids('--state', 'closed')).toEqual([]);
    expect(await ids('--search', 'ІНШИЙ')).toEqual([other.id]);
    const first = await say('dialog', 'list', '--limit', '1');
    const [, cursor = ''] = /--cursor (\S+)/.exec(first.err) ?? [];
    expect(await ids('--limit', '1', '--cursor', cursor)).toEqual([id]);
  });
});

describe('dialog show', () => {
  it('shows the seller and what was said, and finds words', async () => {
    const { say, other } = await talks();
    const { out, exitCode } = await say('dialog', 'show', String(other.id));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/seller +Продавець інший/);
    expect(out).toMatch(/with +olena \(olena\)/);
    expect(out).toMatch(/seller +Дякую/);
    expect(out).toMatch(/olena \(operator\) +\[pending\] Вже нараховано/);
    const found = await say('dialog', 'show', String(other.id), '--search', 'НАРАХОВАНО', '--json');
    expect(JSON.parse(found.out)).toMatchObject({ messages: [{ text: 'Вже нараховано' }] });
  });

  it('says so when there is no such dialog, or it is of another bot', async () => {
    const { plane, say, id } = await talks();
    expect(await say('dialog', 'show', '999')).toMatchObject({ exitCode: 3, err: expect.stringContaining('999') });
    expect(await say('dialog', 'show', 'x')).toMatchObject({ exitCode: 2 });
    const stranger = await commandLine(plane, await plane.tokenOf('far', 'operator', ['other-club']));
    expect(await stranger('dialog', 'show', String(id))).toMatchObject({ exitCode: 3 });
  });
});

it('stats operators shows what each has answered, and how long sellers waited', async () => {
  const { say } = await talks();
  const { out, exitCode } = await say('stats', 'operators', '--from', '2025-01-01', '--to', '2026-01-01');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^OPERATOR +LOGIN +ANSWERS/);
  expect(out).toMatch(/\nolena +olena +1 +1 +0 +0 +–/);
  expect(out).toMatch(/matters opened +2\nof these answered +1/);
  expect(await say('stats', 'operators')).toMatchObject({ exitCode: 2 });
});

import { describe, expect, it } from 'vitest';
import { quiet } from '../support/manual-clock.ts';
import { openInbox, photographed, said, textOf } from './inbox-bench.ts';

const AT_ONCE = 8;

/** Photos are read when the test says so; everything else is handled at once. */
async function slowReading() {
  const bench = await openInbox();
  const open: (() => void)[] = [];
  bench.start(async (update) => {
    if (textOf(update) === 'photo') await new Promise<void>((resolve) => open.push(resolve));
  });
  const readNext = async (count: number) => {
    for (const read of open.splice(0, count)) read();
    await quiet();
  };
  return { ...bench, open, readNext };
}

describe('a burst of photos', () => {
  it('of two hundred people keeps nobody waiting who has only written a word', async () => {
    const { receive, open, handled, readNext } = await slowReading();
    await receive(...Array.from({ length: 200 }, (_, at) => photographed(`person ${at}`, `photo ${at}`)));
    await quiet();
    expect(open).toHaveLength(AT_ONCE);
    await receive(said('ann', 'menu'));
    await quiet();
    expect(handled).toEqual(['menu']);
    for (let round = 0; round < 200 / AT_ONCE; round++) await readNext(AT_ONCE);
    expect(handled).toHaveLength(201);
  });

  it('leaves who has sent one in order: their word comes after their photo', async () => {
    const { receive, handled, readNext } = await slowReading();
    await receive(photographed('ann', 'photo'), said('ann', 'menu'));
    await quiet();
    expect(handled).toEqual([]);
    await readNext(1);
    expect(handled).toEqual(['photo', 'menu']);
  });
});

describe('who waits for a photo to be read', () => {
  it('is told after five seconds, once for all photos sent together, and not when it was read in time', async () => {
    const { clock, receive, reassured, readNext, open } = await slowReading();
    await receive(photographed('ann', '1'), photographed('ann', '2'), photographed('bob', '3'), said('kim', 'menu'));
    await quiet();
    expect(open).toHaveLength(2);
    await clock.advance(4_000);
    // Bob's has been read by now; Ann's has not.
    await readNext(2);
    expect(reassured).toEqual([]);
    await clock.advance(4_900);
    expect(reassured).toEqual([]);
    await clock.advance(200);
    expect(reassured).toEqual(['ann']);
    await clock.advance(60_000);
    await readNext(1);
    expect(reassured).toEqual(['ann']);

    await receive(photographed('ann', '4'));
    await clock.advance(5_100);
    expect(reassured).toEqual(['ann', 'ann']);
  });

  it('is told though theirs has not been begun', async () => {
    const { clock, receive, reassured } = await slowReading();
    await receive(...Array.from({ length: 20 }, (_, at) => photographed(`person ${at}`, `photo ${at}`)));
    await clock.advance(5_100);
    expect(reassured.toSorted()).toEqual(Array.from({ length: 20 }, (_, at) => `person ${at}`).toSorted());
  });
});

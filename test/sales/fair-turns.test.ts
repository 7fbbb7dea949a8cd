import { describe, expect, it } from 'vitest';
import { FairTurns } from '../../src/sales/fair-turns.ts';

const of = (subscriberId: number, ...names: string[]) => names.map((name) => ({ subscriberId, name }));
const names = (items: { name: string }[]) => items.map(({ name }) => name);

describe('sellers take turns', () => {
  it('a seller with one sale does not wait for all the sales of another', () => {
    const turns = new FairTurns();
    const rich = of(1, 'a1', 'a2', 'a3', 'a4');
    expect(names(turns.choose([...rich, ...of(2, 'b1')], 3))).toEqual(['a1', 'b1', 'a2']);
  });

  it('also when only one may go at a time', () => {
    const turns = new FairTurns();
    let waiting = [...of(1, 'a1', 'a2', 'a3'), ...of(2, 'b1', 'b2'), ...of(3, 'c1')];
    const order: string[] = [];
    while (waiting.length > 0) {
      const [next] = turns.choose(waiting, 1);
      order.push(next?.name ?? '');
      waiting = waiting.filter((one) => one !== next);
    }
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('takes no more than there is, and nothing when there is no room', () => {
    const turns = new FairTurns();
    expect(names(turns.choose(of(1, 'a1'), 5))).toEqual(['a1']);
    expect(turns.choose(of(1, 'a1'), 0)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { EarlyReceipts } from '../../src/delivery/early-receipts.ts';
import { openSender } from './sender-bench.ts';

describe('a receipt', () => {
  it('is kept with its message, also when it comes before the message is noted as sent', async () => {
    const bench = await openSender();
    const report = (status: 'delivered' | 'seen' | 'failed') =>
      bench.store.write((tx) =>
        bench.outbox.noteReceipt(tx, 'ergo-club', { messageId: '5741311803571721087', status, reason: 'no' }),
      );
    bench.messenger.answer = async () => {
      await report('delivered');
      return { kind: 'sent', messageId: '5741311803571721087' };
    };
    await bench.start();
    await bench.say('ann', ['1']);
    const row = () => bench.store.read.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(await row()).toMatchObject({ state: 'sent', delivered_at: bench.clock.now(), seen_at: null });
    await report('seen');
    await report('failed');
    expect(await row()).toMatchObject({ seen_at: bench.clock.now(), failed_at: bench.clock.now(), error: 'no' });
  });
});

describe('early receipts', () => {
  it('are given once, in order, and the oldest give way when there are too many', () => {
    const early = new EarlyReceipts(1_000);
    for (let message = 0; message < 1_500; message++)
      for (const status of ['delivered', 'seen'] as const)
        early.keep(String(message), { messageId: String(message), status });
    expect(early.take('0')).toEqual([]);
    expect(early.take('1499').map(({ status }) => status)).toEqual(['delivered', 'seen']);
    expect(early.take('1499')).toEqual([]);
    expect(early.take(undefined)).toEqual([]);
  });
});

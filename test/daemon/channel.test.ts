import { describe, expect, it } from 'vitest';
import { LiveChannel } from '../../src/daemon/channel.ts';
import { ChannelSender } from '../../src/delivery/channel-sender.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { DIALECTS, openBench } from '../messengers/messenger-bench.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import type { Answer } from '../support/loopback-server.ts';
import { BOT, openTestStore } from '../support/open-store.ts';
import { recordedLog } from '../support/recorded-log.ts';

/** A channel whose messenger answers the first calls so, and then as it should; and what it has slept by then. */
async function connectThrough(name: 'telegram' | 'viber', answers: Answer[]) {
  const dialect = DIALECTS[name];
  const bench = await openBench(dialect);
  const { messenger } = bench;
  bench.server.answerWith((call) => answers.shift() ?? dialect.account(call));
  const clock = hastyClock();
  const log = recordedLog();
  const random = () => 1;
  const outbox = new Outbox({ store: await openTestStore(clock) });
  const rate = { perSecond: 1, burst: 1 };
  const rates = { perChat: rate, bulk: rate, parallel: 1 };
  const sender = new ChannelSender({
    pauses: { isPaused: () => false },
    channel: { botId: BOT, messenger: name },
    messenger,
    outbox,
    rates,
    clock,
    random,
    log,
  });
  const channel = new LiveChannel({
    botId: BOT,
    messenger,
    sender,
    lastReceivedAt: () => undefined,
    clock,
    random,
    log,
  });
  await channel.start();
  await expect.poll(() => log.lines.some((line) => line.includes('connected'))).toBe(true);
  await channel.stopReceiving();
  await sender.stop();
  await bench.close();
  return { slept: clock.slept, lines: log.lines };
}

describe('connecting', () => {
  it('waits as long as Telegram asks, also at the start', async () => {
    const { tooMany } = DIALECTS.telegram;
    expect((await connectThrough('telegram', [tooMany, tooMany])).slept).toEqual([7_000, 7_000]);
  });

  it('waits a minute when Viber says that there were too many requests', async () => {
    expect((await connectThrough('viber', [DIALECTS.viber.tooMany])).slept).toEqual([60_000]);
  });

  it('is tried again less and less often while nobody answers, and that is said once', async () => {
    const { slept, lines } = await connectThrough('telegram', ['drop', 'drop', 'drop']);
    expect(slept).toEqual([1_000, 2_000, 4_000]);
    expect(lines.filter((line) => line.includes('connecting fails'))).toHaveLength(1);
  });
});

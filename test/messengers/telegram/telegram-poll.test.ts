import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Incoming } from '../../../src/domain/incoming.ts';
import { createTelegram, type Telegram } from '../../../src/messengers/telegram/telegram.ts';
import { hastyClock } from '../../support/hasty-clock.ts';
import { html, json, startLoopbackServer, type Answer, type LoopbackServer } from '../../support/loopback-server.ts';
import { recordedLog, type RecordedLog } from '../../support/recorded-log.ts';

function textUpdate(id: number, text: string) {
  const chat = { id: 7, type: 'private', first_name: 'А' };
  return {
    update_id: id,
    message: { message_id: id, from: { id: 7, first_name: 'А' }, chat, date: 1_760_000_000, text },
  };
}

function updates(...list: unknown[]): Answer {
  return json({ ok: true, result: list });
}

function refusal(code: number, description: string, parameters?: object): Answer {
  return json({ ok: false, error_code: code, description, parameters }, code);
}

describe('the poll of Telegram', () => {
  let server: LoopbackServer;
  let telegram: Telegram;
  let log: RecordedLog;
  let clock: ReturnType<typeof hastyClock>;
  let stop: AbortController;

  beforeEach(async () => {
    server = await startLoopbackServer();
    log = recordedLog();
    clock = hastyClock();
    stop = new AbortController();
    telegram = createTelegram({
      token: '1:secret-token',
      apiRoot: server.url,
      mediaDir: '/nowhere',
      commands: () => [],
      clock,
      random: () => 1,
      log,
    });
  });
  afterEach(() => server.close());

  const offsets = () => server.calls.map(({ body }) => JSON.parse(body.toString()).offset);

  /** Answers one poll after the other as given, then stops. */
  async function pollThrough(answers: Answer[], receive: (batch: Incoming[]) => Promise<void>): Promise<void> {
    let at = 0;
    server.answerWith(() => {
      const answer = answers[at++];
      if (answer) return answer;
      stop.abort();
      return updates();
    });
    await telegram.poll(receive, stop.signal);
  }

  it('asks for the next updates only after these are committed, in the order they came', async () => {
    const happened: string[] = [];
    await pollThrough([updates(textUpdate(5, 'a'), textUpdate(6, 'b')), updates(textUpdate(7, 'c'))], async (batch) => {
      // Time enough for a poll that does not wait.
      await new Promise((resolve) => setImmediate(resolve));
      happened.push(`asked ${offsets().join()}, committed ${batch.map(({ key }) => key).join()}`);
    });
    expect(happened).toEqual(['asked 0, committed 5,6', 'asked 0,7, committed 7']);
    expect(offsets()).toEqual([0, 7, 8, 8]);
  });

  it('asks for every kind of update it reads, and for no more than a minute', async () => {
    await pollThrough([], async () => {});
    expect(JSON.parse(server.calls[0]?.body.toString() ?? '')).toEqual({
      offset: 0,
      limit: 100,
      timeout: 30,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('confirms nothing that could not be stored, and brings it again', async () => {
    const seen: string[] = [];
    const batch = updates(textUpdate(5, 'a'));
    await pollThrough([batch, batch], async ([first]) => {
      seen.push(first?.key ?? '');
      if (seen.length === 1) throw new Error('database is locked');
    });
    expect(seen).toEqual(['5', '5']);
    expect(offsets().slice(0, 3)).toEqual([0, 0, 6]);
    expect(log.lines.some((line) => line.includes('storing updates of Telegram'))).toBe(true);
  });

  it('confirms, counts and reports an update that cannot be read, and lets the others through', async () => {
    const seen: string[] = [];
    await pollThrough(
      [updates(textUpdate(5, 'a'), { update_id: 6, message: 'таємниця' }, null, textUpdate(8, 'b'))],
      async (batch) => void seen.push(...batch.map(({ key }) => key)),
    );
    expect(seen).toEqual(['5', '8']);
    expect(offsets()[1]).toBe(9);
    expect(telegram.malformedUpdates).toBe(2);
    expect(log.lines.join('\n')).not.toContain('таємниця');
  });

  it('is not deaf for hours when the clock is set back while a poll is open', async () => {
    server.answerWith(() => {
      if (server.calls.length > 1) stop.abort();
      else clock.set(-3 * 3_600_000);
      return updates();
    });
    await telegram.poll(async () => {}, stop.signal);
    expect(clock.slept).toEqual([300]);
  });

  it('waits out every failure, says so once a minute at the most, and recovers by itself', async () => {
    const failures: Answer[] = [
      refusal(409, 'Conflict: terminated by other getUpdates request'),
      refusal(401, 'Unauthorized'),
      html(502),
      'drop',
      json({ ok: true, result: {} }),
      updates(null),
      { body: 'not json' },
    ];
    const seen: string[] = [];
    await pollThrough([...failures, updates(textUpdate(5, 'a'))], async (batch) => void seen.push(batch[0]?.key ?? ''));

    expect(seen).toEqual(['5']);
    expect(clock.slept.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
    const said = log.lines.filter((line) => line.includes('polling Telegram'));
    expect(said.map((line) => line.split(' ')[0])).toEqual(['warn', 'warn', 'info']);
    expect(telegram.lastPollAt).toBeGreaterThan(0);
    expect(log.lines.join('\n')).not.toContain('secret-token');
  });

  it('waits as long as Telegram says when it is too fast', async () => {
    await pollThrough([refusal(429, 'Too Many Requests: retry after 45', { retry_after: 45 })], async () => {});
    expect(clock.slept[0]).toBe(45_000);
  });

  it('takes away a webhook that somebody sets meanwhile, which would keep the poll shut for good', async () => {
    const words = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first";
    const other = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    server.answerWith(({ path }) => {
      if (path.endsWith('/deleteWebhook')) return json({ ok: true, result: true });
      const deleted = server.calls.some((call) => call.path.endsWith('/deleteWebhook'));
      if (deleted) stop.abort();
      return deleted ? updates() : refusal(409, server.calls.length < 3 ? other : words);
    });
    await telegram.poll(async () => {}, stop.signal);
    const methods = server.calls.map(({ path }) => path.split('/').pop());
    expect(methods).toEqual(['getUpdates', 'getUpdates', 'getUpdates', 'deleteWebhook', 'getUpdates']);
    expect(JSON.parse(server.calls[3]?.body.toString() ?? '')).toEqual({ drop_pending_updates: false });
  });

  it('ends at once by its signal, even in the middle of a long poll', async () => {
    server.answerWith(() => {
      stop.abort();
      return 'hang';
    });
    await telegram.poll(async () => {}, stop.signal);
    expect(server.calls.length).toBe(1);
  });

  it('confirms what was committed before it ends', async () => {
    server.answerWith(() => (server.calls.length === 1 ? updates(textUpdate(5, 'a')) : updates()));
    await telegram.poll(async () => stop.abort(), stop.signal);
    expect(offsets()).toEqual([0, 6]);
  });

  it('does not hammer a server that answers an idle poll at once', async () => {
    await pollThrough([updates(), updates()], async () => {});
    expect(clock.slept.filter((milliseconds) => milliseconds > 0)).toEqual([300, 300]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hastyClock } from '../support/hasty-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';
import { Metrics } from '../../src/upkeep/metrics.ts';
import queueFigures from '../../src/upkeep/queue-figures.ts';

const MONITORING = new URL('../../scripts/monitoring/', import.meta.url);

const NOTHING = { queues: [], channels: [], databaseBytes: 0 };

function someMetrics(): Metrics {
  const metrics = new Metrics({ version: '1.0.0', schema: '0001' });
  metrics.sent('ergo-club', 'telegram', { kind: 'sent' });
  metrics.sent('ergo-club', 'telegram', { kind: 'retryAfter', seconds: 7, scope: 'chat' });
  metrics.asked('ergo-club', 'postSn', 120, { ok: true, value: undefined });
  const refused = { kind: 'refused', reason: 'bad serial', code: 14, comment: '' } as const;
  metrics.asked('ergo-club', 'postSn', 120, { ok: false, failure: refused });
  return metrics;
}

/** The names of all series, as a text of Prometheus declares them. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
}

describe('metrics', () => {
  it('count sends by outcome, waits, and answers of the club by code', async () => {
    const text = await someMetrics().text({ ...NOTHING, backupAge: 60 });
    expect(text).toContain('ergo_bot_sends_total{bot="ergo-club",messenger="telegram",outcome="sent"} 1');
    expect(text).toContain('ergo_bot_send_wait_seconds_total{bot="ergo-club",messenger="telegram"} 7');
    expect(text).toContain('ergo_bot_club_answers_total{bot="ergo-club",method="postSn",answer="refused 14"} 1');
    expect(text).toContain('ergo_bot_club_seconds_count{bot="ergo-club",method="postSn"} 2');
    expect(text).toContain('ergo_bot_backup_age_seconds 60');
    expect(await someMetrics().text(NOTHING)).not.toMatch(/^ergo_bot_backup_age_seconds/m);
  });

  it('forget what is no longer so', async () => {
    const metrics = someMetrics();
    const paused = { name: 'ergo_bot_paused', labels: { bot: 'ergo-club' }, value: 1 } as const;
    expect(await metrics.text({ ...NOTHING, queues: [paused] })).toContain('ergo_bot_paused{bot="ergo-club"} 1');
    expect(await metrics.text(NOTHING)).not.toContain('ergo_bot_paused{bot="ergo-club"} 1');
  });

  it.each(['alerts.yml', 'dashboard.json'])('have every name that %s asks for', async (file) => {
    const names = namesIn(await someMetrics().text({ ...NOTHING, backupAge: 1 }));
    const content = readFileSync(new URL(file, MONITORING), 'utf8');
    const asked = [...new Set(content.match(/\bergo_bot_\w+/g))];
    expect(asked.length).toBeGreaterThan(5);
    expect(names).toEqual(expect.arrayContaining(asked));
  });

  it('have a dashboard that is JSON, each panel with its question', () => {
    const dashboard: { panels: { targets: { expr: string }[] }[] } = JSON.parse(
      readFileSync(new URL('dashboard.json', MONITORING), 'utf8'),
    );
    for (const { targets } of dashboard.panels) for (const { expr } of targets) expect(expr).toContain('ergo_bot_');
  });
});

describe('queues', () => {
  it('are counted by bot, with how long the oldest has waited, and hold nobody’s data', async () => {
    const clock = hastyClock();
    const store = await openTestStore(clock);
    const person = await meet(store, '380671234567');
    const now = 100_000;
    await store.write(async (tx) => {
      const update = { bot_id: 'ergo-club', messenger: 'telegram', sender: '380671234567', payload: '{}' } as const;
      const rest = { attempts: 0, received_at: 40_000 };
      await tx.db
        .insertInto('inbox')
        .values([
          { ...update, ...rest, key: '1', state: 'waiting' },
          { ...update, ...rest, key: '2', state: 'set aside' },
        ])
        .execute();
      const message = { bot_id: 'ergo-club', messenger: 'telegram', subscriber_id: person.id, recipient: '1' } as const;
      await tx.db
        .insertInto('outbox')
        .values({
          ...message,
          lane: 'bulk',
          state: 'waiting',
          operation: '{}',
          attempts: 0,
          not_before: 0,
          created_at: 90_000,
        })
        .execute();
      const pause = { bot_id: 'ergo-club', paused_at: 0, paused_by: 'admin', reason: '' };
      await tx.db.insertInto('bot_pauses').values(pause).execute();
    });
    const rows = await Array.fromAsync(store.long.rows(queueFigures, { now }));
    expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
      ergo_bot_inbox_waiting: 1,
      ergo_bot_inbox_oldest_seconds: 60,
      ergo_bot_inbox_set_aside: 1,
      ergo_bot_outbox_waiting: 1,
      ergo_bot_outbox_oldest_seconds: 10,
      ergo_bot_paused: 1,
    });
    expect(JSON.stringify(rows)).not.toContain('38067');
  });
});

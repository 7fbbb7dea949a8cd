import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ClubFailure } from '../club/club.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Result } from '../domain/result.ts';
import type { SendOutcome } from '../messengers/messenger.ts';
import { QUEUE_FIGURES, type QueueFigure } from './queue-figures.ts';

/** How one channel stands when it is asked; ages in seconds. */
export type ChannelFigure = { bot: string; messenger: MessengerName; isReceiving: boolean; age?: number };

export type Snapshot = {
  queues: readonly QueueFigure[];
  channels: readonly ChannelFigure[];
  /** Seconds since the newest backup; undefined when there is none. */
  backupAge?: number;
  databaseBytes: number;
};

const LABELS: Partial<Record<keyof typeof QUEUE_FIGURES, string[]>> = {
  ergo_bot_outbox_waiting: ['bot', 'messenger'],
  ergo_bot_outbox_oldest_seconds: ['bot', 'messenger'],
  ergo_bot_sales: ['bot', 'state'],
  ergo_bot_broadcast_recipients: ['bot', 'broadcast', 'messenger', 'state'],
};

/** What Prometheus reads of the daemon. Labels name bots, messengers, methods and states, never a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sends = this.#counter('ergo_bot_sends_total', 'Requests to messengers by outcome', [
    'bot',
    'messenger',
    'outcome',
  ]);
  readonly #waits = this.#counter('ergo_bot_send_wait_seconds_total', 'Seconds that messengers asked to wait (429)', [
    'bot',
    'messenger',
  ]);
  readonly #answers = this.#counter('ergo_bot_club_answers_total', 'Answers of the club by method and kind or code', [
    'bot',
    'method',
    'answer',
  ]);
  readonly #club = new Histogram({
    name: 'ergo_bot_club_seconds',
    help: 'How long the club takes to answer',
    labelNames: ['bot', 'method'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30],
    registers: [this.#registry],
  });
  readonly #receiving = this.#gauge('ergo_bot_receiving', 'Whether messages of the messenger come in', [
    'bot',
    'messenger',
  ]);
  readonly #received = this.#gauge('ergo_bot_last_received_seconds', 'Since the last answered poll or webhook call', [
    'bot',
    'messenger',
  ]);
  readonly #backup = this.#gauge('ergo_bot_backup_age_seconds', 'Since the newest backup was made', []);
  readonly #database = this.#gauge('ergo_bot_database_bytes', 'The database file', []);
  readonly #queues = new Map(
    Object.entries(QUEUE_FIGURES).map(([name, help]) => {
      const labels = Object.entries(LABELS).find(([known]) => known === name)?.[1] ?? ['bot'];
      return [name, this.#gauge(name, help, labels)];
    }),
  );

  constructor({ version, schema }: { version: string; schema: string }) {
    collectDefaultMetrics({ register: this.#registry, prefix: 'ergo_bot_' });
    this.#gauge('ergo_bot_info', 'The running program and its schema', ['version', 'schema']).set(
      { version, schema },
      1,
    );
  }

  /** Counts one request to a messenger. */
  sent(bot: string, messenger: MessengerName, outcome: SendOutcome): void {
    this.#sends.inc({ bot, messenger, outcome: outcome.kind });
    if (outcome.kind === 'retryAfter') this.#waits.inc({ bot, messenger }, outcome.seconds);
  }

  /** Counts one answer of a club, which took so many milliseconds. */
  asked(bot: string, method: string, milliseconds: number, answer: Result<unknown, ClubFailure>): void {
    this.#club.observe({ bot, method }, milliseconds / 1000);
    this.#answers.inc({ bot, method, answer: answer.ok ? 'ok' : wordFor(answer.failure) });
  }

  /** Everything in Prometheus' own form, with how things stand now. */
  async text({ queues, channels, backupAge, databaseBytes }: Snapshot): Promise<string> {
    for (const gauge of [...this.#queues.values(), this.#receiving, this.#received, this.#backup]) gauge.reset();
    for (const { name, labels, value } of queues) this.#queues.get(name)?.set(labels, value);
    for (const { bot, messenger, isReceiving, age } of channels) {
      this.#receiving.set({ bot, messenger }, isReceiving ? 1 : 0);
      if (age !== undefined) this.#received.set({ bot, messenger }, age);
    }
    if (backupAge === undefined) this.#backup.remove();
    else this.#backup.set(backupAge);
    this.#database.set(databaseBytes);
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }
}

function wordFor(failure: ClubFailure): string {
  if (failure.kind === 'refused') return `refused ${failure.code}`;
  return failure.kind === 'unavailable' ? `unavailable ${failure.why}` : failure.kind;
}

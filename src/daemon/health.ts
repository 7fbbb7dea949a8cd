import { stat } from 'node:fs/promises';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import type { BotStatus } from '../control/services.ts';
import type { Clock } from '../domain/clock.ts';
import type { Store } from '../store/store.ts';
import type { Backups } from '../upkeep/backups.ts';
import type { Metrics } from '../upkeep/metrics.ts';
import queueFigures, { type QueueFigure } from '../upkeep/queue-figures.ts';

export type HealthProps = {
  metrics: Metrics;
  store: Store;
  database: string;
  schema: string;
  backups: Backups;
  bots: () => Promise<BotStatus[]>;
  clock: Clock;
};

/** An update that has waited for longer, in milliseconds, while its bot is not paused, means that nothing is handled. */
const STUCK = 5 * 60_000;
/** So long the database may take to answer. */
const DATABASE_TIME = 3_000;
/** Whoever asks more often gets the queues of before, in milliseconds. */
const QUEUES_KEPT = 10_000;

/**
 * `/livez`: the event loop answers. `/readyz`: 200 when everything that is to work does, 503 with what does not.
 * `/metrics` for Prometheus. For callers of this machine only: a request that came through a web server is not found.
 */
export function healthRoutes(props: HealthProps): Hono {
  const queues = new QueueFigures(props);
  const app = new Hono();
  for (const path of ['/livez', '/readyz', '/metrics'])
    app.use(path, async (context, next) => (isLocal(context) ? next() : context.notFound()));
  app.get('/livez', (context) => context.text('alive\n'));
  app.get('/readyz', async (context) => {
    const state = await readiness(props);
    return context.json(state, state.ready ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    const { metrics, backups, bots, clock, database } = props;
    const newest = (await backups.list()).at(-1);
    const seconds = (since: number) => Math.max(0, clock.now() - since) / 1000;
    const text = await metrics.text({
      queues: await queues.read(),
      channels: (await bots()).flatMap(({ id: bot, channels }) =>
        channels.map(({ messenger, state, lastReceivedAt }) => ({
          bot,
          messenger,
          isReceiving: state === 'receiving',
          ...(lastReceivedAt !== undefined && { age: seconds(lastReceivedAt) }),
        })),
      ),
      ...(newest && { backupAge: seconds(Date.parse(newest.madeAt)) }),
      databaseBytes: (await stat(database)).size,
    });
    return context.text(text, 200, { 'content-type': metrics.contentType });
  });
  return app;
}

function isLocal(context: Context): boolean {
  const { address = '' } = getConnInfo(context).remote;
  const isNear = address === '::1' || address.replace('::ffff:', '').startsWith('127.');
  return isNear && context.req.header('x-forwarded-for') === undefined;
}

async function readiness({ bots, store, schema, clock }: HealthProps) {
  const isAnswering = await databaseAnswers(store, clock);
  const list = isAnswering ? await bots() : [];
  const shown = list.map(({ id, channels, paused, oldestWaitingAt, inboxWaiting, outboxWaiting }) => {
    const oldest = oldestWaitingAt === undefined ? 0 : clock.now() - oldestWaitingAt;
    return {
      id,
      paused: paused !== undefined,
      isStuck: paused === undefined && oldest > STUCK,
      inboxWaiting,
      inboxOldestSeconds: Math.round(oldest / 1000),
      outboxWaiting,
      messengers: channels.map(({ messenger, state, lastReceivedAt }) => ({
        messenger,
        state,
        lastReceivedSeconds: lastReceivedAt === undefined ? null : Math.round((clock.now() - lastReceivedAt) / 1000),
      })),
    };
  });
  const areWell = shown.every(
    ({ isStuck, messengers }) => !isStuck && messengers.every(({ state }) => state === 'receiving'),
  );
  return { ready: isAnswering && areWell, database: isAnswering ? 'answers' : 'does not answer', schema, bots: shown };
}

async function databaseAnswers(store: Store, clock: Clock): Promise<boolean> {
  const read = store.read.selectFrom('installation').select('id').executeTakeFirst();
  return Promise.race([
    read.then(
      () => true,
      () => false,
    ),
    clock.sleep(DATABASE_TIME).then(() => false),
  ]);
}

/** Counted in a thread of their own, once for all who ask at the same time. */
class QueueFigures {
  readonly #props: HealthProps;
  #readAt = -Infinity;
  #figures: Promise<QueueFigure[]> = Promise.resolve([]);

  constructor(props: HealthProps) {
    this.#props = props;
  }

  read(): Promise<QueueFigure[]> {
    const { store, clock } = this.#props;
    const now = clock.now();
    if (Math.abs(now - this.#readAt) < QUEUES_KEPT) return this.#figures;
    this.#readAt = now;
    this.#figures = Array.fromAsync(store.long.rows(queueFigures, { now }));
    // What failed is not kept; whoever asked is told.
    this.#figures.catch(() => (this.#readAt = -Infinity));
    return this.#figures;
  }
}

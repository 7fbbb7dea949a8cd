import { Cron } from 'croner';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';

const SECOND = 1_000;

/** Work that comes back by the clock: at most one run of it at a time, each until the signal at the latest. */
export type TimetableEntry = { name: string; cron: string; run: (signal: AbortSignal) => Promise<void> };

/** What the timetable sets going. */
export type Rounds = Record<
  | 'promotions'
  | 'fates'
  | 'fateNews'
  | 'lateSales'
  | 'broadcasts'
  | 'surveys'
  | 'traces'
  | 'statistics'
  | 'backup'
  | 'dialogs',
  { run(signal: AbortSignal): Promise<void> }
>;

/**
 * Everything that the daemon does by the clock. Minutes are spread so that not all of it begins at once. `backup`: the
 * time of day (HH:MM) of the nightly backup, where there is to be one.
 */
export function timetable(rounds: Rounds, { backup }: { backup?: string } = {}): TimetableEntry[] {
  return [
    { name: 'promotions', cron: '0 * * * * *', run: (signal) => rounds.promotions.run(signal) },
    { name: 'fates', cron: '15 * * * * *', run: (signal) => rounds.fates.run(signal) },
    { name: 'fate news', cron: '30 * * * * *', run: (signal) => rounds.fateNews.run(signal) },
    { name: 'late sales', cron: '45 */10 * * * *', run: (signal) => rounds.lateSales.run(signal) },
    { name: 'statistics', cron: '40 * * * * *', run: (signal) => rounds.statistics.run(signal) },
    { name: 'broadcasts', cron: '* * * * * *', run: (signal) => rounds.broadcasts.run(signal) },
    { name: 'dialogs', cron: '*/10 * * * * *', run: (signal) => rounds.dialogs.run(signal) },
    { name: 'surveys', cron: '* * * * * *', run: (signal) => rounds.surveys.run(signal) },
    { name: 'traces of the forgotten', cron: '50 20 * * * *', run: (signal) => rounds.traces.run(signal) },
    ...(backup === undefined
      ? []
      : [{ name: 'backup', cron: dailyAt(backup), run: (signal: AbortSignal) => rounds.backup.run(signal) }]),
  ];
}

function dailyAt(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `0 ${minute} ${hour} * * *`;
}

/** An entry with the moment of its next run, epoch milliseconds. */
type Due = { entry: TimetableEntry; cron: Cron; at: number };

/** Keeps a timetable in a time zone (IANA name). Whatever the clock does, each entry is due once more from then on. */
export class Schedule {
  readonly #props: { entries: TimetableEntry[]; zone: string; clock: Clock; log: Log };
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #ticking: Promise<void> = Promise.resolve();

  constructor(props: { entries: TimetableEntry[]; zone: string; clock: Clock; log: Log }) {
    this.#props = props;
  }

  start(): void {
    this.#ticking = this.#tick();
  }

  /** Begins nothing more, and resolves once what runs has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ticking;
    await Promise.all(this.#running.values());
  }

  /** Looks at the clock every second: it may be set meanwhile, and a timer for tomorrow would know nothing of it. */
  async #tick(): Promise<void> {
    const { entries, zone, clock } = this.#props;
    const { signal } = this.#stopping;
    let now = clock.now();
    const table = entries.map((entry): Due => {
      const cron = new Cron(entry.cron, { timezone: zone });
      return { entry, cron, at: nextAt(cron, now) };
    });
    while (!signal.aborted) {
      await clock.sleep(SECOND - (now % SECOND), signal);
      const isSetBack = clock.now() < now;
      now = clock.now();
      for (const due of table) {
        if (now >= due.at) this.#begin(due.entry);
        // What was missed while the clock jumped ahead is made up for by one run.
        if (now >= due.at || isSetBack) due.at = nextAt(due.cron, now);
      }
    }
  }

  #begin(entry: TimetableEntry): void {
    const { signal } = this.#stopping;
    if (signal.aborted || this.#running.has(entry.name)) return;
    const run = entry
      .run(signal)
      .catch((error: unknown) =>
        this.#props.log.error({ error, entry: entry.name }, 'an entry of the timetable failed'),
      )
      .finally(() => this.#running.delete(entry.name));
    this.#running.set(entry.name, run);
  }
}

function nextAt(cron: Cron, now: number): number {
  return cron.nextRun(new Date(now))?.getTime() ?? Infinity;
}

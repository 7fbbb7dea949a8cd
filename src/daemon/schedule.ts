import { schedule, type ScheduledTask } from 'node-cron';
import type { Log } from '../domain/log.ts';

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

/** Keeps a timetable in a time zone (IANA name). */
export class Schedule {
  readonly #props: { entries: TimetableEntry[]; zone: string; log: Log };
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #tasks: ScheduledTask[] = [];

  constructor(props: { entries: TimetableEntry[]; zone: string; log: Log }) {
    this.#props = props;
  }

  start(): void {
    const { entries, zone: timezone, log } = this.#props;
    // The library's own words go to the console otherwise. A run that was missed is made up for by the next.
    const logger = {
      info: () => {},
      debug: () => {},
      warn: () => {},
      error: (error: unknown) => this.#say(log, error),
    };
    this.#tasks = entries.map((entry) =>
      schedule(entry.cron, () => this.#begin(entry), { timezone, name: entry.name, logger }),
    );
  }

  /** Begins nothing more, and resolves once what runs has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const task of this.#tasks) await task.destroy();
    await Promise.all(this.#running.values());
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

  #say(log: Log, error: unknown): void {
    log.error({ error }, 'the timetable is in trouble');
  }
}

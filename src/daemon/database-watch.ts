import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { MachineTrouble } from '../domain/machine-trouble.ts';
import { Outage } from '../domain/outage.ts';
import type { StoreHealth } from '../store/store-health.ts';

/** Says what troubles the database, and finds out when going on would make it worse. */
export class DatabaseWatch implements StoreHealth {
  /** Resolves once the database is found damaged, with an AppError `configuration`. */
  readonly damaged: Promise<AppError>;
  readonly #outage: Outage;
  readonly #dataDir: string;
  readonly #found: (damage: AppError) => void;
  #damage: AppError | undefined;

  constructor({ log, clock, dataDir }: { log: Log; clock: Clock; dataDir: string }) {
    const { promise, resolve } = Promise.withResolvers<AppError>();
    this.damaged = promise;
    this.#found = resolve;
    this.#outage = new Outage({ log, clock, what: 'the database' });
    this.#dataDir = dataDir;
  }

  /** What was found, if it was. */
  get damage(): AppError | undefined {
    return this.#damage;
  }

  failed({ kind, words }: MachineTrouble): void {
    this.#outage.failed(words);
    if (kind !== 'damaged') return;
    this.#damage ??= new AppError('configuration', `${this.#dataDir}: ${words}. Nothing more is received or sent.`);
    this.#found(this.#damage);
  }

  worked(): void {
    this.#outage.recovered();
  }
}

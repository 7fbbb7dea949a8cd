import type { ControlClient } from '../../control/client.ts';
import { contract } from '../../control/contract.ts';
import { AppError } from '../../domain/app-error.ts';
import { backOff } from '../../domain/back-off.ts';
import type { Clock, Random } from '../../domain/clock.ts';
import type { Happening } from '../model/step.ts';

/** So often the daemon hears that the operator is there; whoever is silent for 30 seconds loses their dialogs. */
const BEAT = 10_000;
const PATIENCE = 8_000;
/** No daemon has given this id to an event: it answers that something was missed, and everything is read. */
const NEVER = 'never';

export type LinkProps = {
  client: ControlClient;
  clock: Clock;
  random: Random;
  tell: (happening: Happening) => void;
};

/** Stays connected with the daemon: hears what happens, without gaps after a broken connection, and keeps the leases. */
export class Link {
  readonly #props: LinkProps;
  #lastEventId = NEVER;

  constructor(props: LinkProps) {
    this.#props = props;
  }

  /** Runs until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, random, tell } = this.#props;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#beat();
        failures = 0;
        await this.#follow(signal);
      } catch (error) {
        failures++;
        if (signal.aborted) return;
        tell({ type: 'link', state: 'lost', failure: error instanceof AppError ? error.code : 'internal' });
      }
      if (failures > 0) await clock.sleep(backOff(failures, random, { first: 250, most: 4_000 }), signal);
    }
  }

  async #beat(): Promise<void> {
    const { client, tell } = this.#props;
    await client.call(contract.desk.heartbeat, {}, PATIENCE);
    tell({ type: 'link', state: 'online', failure: undefined });
  }

  /** Throws when the connection breaks, or when the daemon does not answer although it seems to stand. */
  async #follow(signal: AbortSignal): Promise<void> {
    const { client, tell } = this.#props;
    const ending = new AbortController();
    const leaving = AbortSignal.any([signal, ending.signal]);
    let failure: unknown;
    const beating = this.#keepBeating(leaving).catch((error: unknown) => {
      failure = error;
      ending.abort();
    });
    try {
      const input = { lastEventId: this.#lastEventId, signal: leaving };
      for await (const { id, event } of client.follow(contract.events.follow, input)) {
        this.#lastEventId = id;
        tell({ type: 'told', event });
      }
    } finally {
      ending.abort();
      await beating;
    }
    if (failure !== undefined) throw failure;
  }

  async #keepBeating(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#props.clock.sleep(BEAT, signal);
      if (signal.aborted) return;
      await this.#beat();
    }
  }
}

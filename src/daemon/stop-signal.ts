const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Waits for the word to stop. The first asks the daemon to finish what is in hand; a second ends the process at once. */
export class StopSignal {
  /** Resolves with the signal's name. */
  readonly received: Promise<NodeJS.Signals>;
  readonly #listener: (signal: NodeJS.Signals) => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
    let asked = false;
    this.received = promise;
    this.#listener = (signal) => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
      asked = true;
      resolve(signal);
    };
    for (const signal of SIGNALS) process.on(signal, this.#listener);
  }

  /** Ends the process although something in it still hangs. */
  leave(code: number): never {
    process.exit(code);
  }

  /** Leaves the process as it was, for who runs the daemon within a larger program. */
  forget(): void {
    for (const signal of SIGNALS) process.off(signal, this.#listener);
  }
}

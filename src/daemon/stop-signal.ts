const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** A service manager may tell the launcher and us at once, and the launcher tells us too: that is one word, not two. */
const ECHO = 200;

/** Waits for the word to stop. The first asks the daemon to finish what is in hand; a second ends the process at once. */
export class StopSignal {
  /** Resolves with the signal's name. */
  readonly received: Promise<NodeJS.Signals>;
  readonly #listener: (signal: NodeJS.Signals) => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
    let askedAt: number | undefined;
    this.received = promise;
    this.#listener = (signal) => {
      const now = performance.now();
      if (askedAt !== undefined && now - askedAt > ECHO) process.exit(signal === 'SIGINT' ? 130 : 143);
      askedAt ??= now;
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

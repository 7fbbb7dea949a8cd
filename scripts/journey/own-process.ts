import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));
/** How long a process may take to say what it is waited for, in milliseconds. */
const PATIENCE = 60_000;

/** One `ergo-bot` command as a process of its own; what it says also goes to a log file. */
export class OwnProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<() => void>();
  readonly exited: Promise<void>;
  #running = true;

  /** Its own process group, so that Ctrl-C at the terminal reaches the demo alone, which then ends it in order. */
  constructor(props: { args: string[]; env?: Record<string, string>; logFile: string }) {
    this.#child = spawn(process.execPath, [BIN, ...props.args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...props.env },
      detached: true,
    });
    const log = createWriteStream(props.logFile, { flags: 'a', mode: 0o600 });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (!stream) continue;
      stream.pipe(log, { end: false });
      createInterface({ input: stream }).on('line', (line) => this.#hear(line));
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('close', () => {
        this.#running = false;
        log.end();
        for (const listener of this.#listeners) listener();
        resolve();
      });
    });
  }

  get running(): boolean {
    return this.#running;
  }

  /** The last lines it said. */
  get lastWords(): string[] {
    return this.#lines.slice(-8);
  }

  /** The first line, said already or to come, that the pattern fits; throws when the process ends before, or stays silent. */
  async said(pattern: RegExp): Promise<string> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const line = this.#lines.find((one) => pattern.test(one));
      if (line !== undefined) return line;
      if (!this.#running)
        throw new Error(`the process ended before it said ${String(pattern)}:\n${this.#lines.join('\n')}`);
      if (performance.now() >= until) throw new Error(`the process never said ${String(pattern)}`);
      await this.#change(until - performance.now());
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#child.kill(signal);
    await this.exited;
  }

  #hear(line: string): void {
    this.#lines.push(line);
    for (const listener of this.#listeners) listener();
  }

  async #change(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#listeners.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#listeners.add(done);
    });
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));
const PATIENCE = 60_000;

export type LaunchOptions = {
  /** Arguments of Node itself. */
  node?: readonly string[];
  /** A program, with its arguments, that becomes the daemon. */
  through?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/** The real daemon as a process of its own. */
export class DaemonProcess {
  readonly #child: ChildProcess;
  /** Everything it has said on stdout and stderr, line by line. */
  readonly lines: string[] = [];
  readonly exited: Promise<number>;
  #listeners: ((line: string) => void)[] = [];

  constructor(
    configFile: string,
    secrets: Record<string, string>,
    { node = [], through = [], env }: LaunchOptions = {},
  ) {
    const [program, ...args] = [...through, process.execPath, ...node, BIN, 'run', '--config', configFile];
    this.#child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...secrets, ...env },
    });
    this.exited = new Promise((resolve) => {
      this.#child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) if (stream) this.#read(stream);
  }

  /** Resolves with the first line, said already or to come, that holds the words; rejects when the daemon ends first. */
  async said(words: string | RegExp): Promise<string> {
    const fits = (line: string) => (typeof words === 'string' ? line.includes(words) : words.test(line));
    const before = this.lines.find(fits);
    if (before) return before;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(this.#tell(`it never said ${String(words)}`))), PATIENCE);
      this.#listeners.push((line) => {
        if (!fits(line)) return;
        clearTimeout(timer);
        resolve(line);
      });
      void this.exited.then((code) => {
        clearTimeout(timer);
        return reject(new Error(this.#tell(`it ended with ${code} before saying ${String(words)}`)));
      });
    });
  }

  /** It serves; the messengers may still be away. */
  async ready(): Promise<void> {
    await this.said('"words":"ready"');
  }

  /** It serves, and both messengers know it. */
  async connected(): Promise<void> {
    await this.ready();
    for (const messenger of MESSENGERS) await this.said(new RegExp(`"messenger":"${messenger}".*"words":"connected"`));
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the daemon could not be launched');
    return this.#child.pid;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** SIGTERM, and the exit code. */
  async stop(): Promise<number> {
    this.signal('SIGTERM');
    return this.exited;
  }

  /** SIGKILL: no chance to finish anything. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }

  #read(stream: NodeJS.ReadableStream): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.lines.push(line);
      for (const listener of this.#listeners) listener(line);
    });
  }

  #tell(what: string): string {
    return `The daemon: ${what}. Its last words:\n${this.lines.slice(-15).join('\n')}`;
  }
}

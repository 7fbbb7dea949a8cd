import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { readEnvironment } from '../config/environment.ts';

/** What a command may read from and write to. Tests pass their own. */
export type Io = {
  /** Data: one line or one document, with its line end added. */
  data(text: string): void;
  /** Data that is no text, whole. */
  bytes(content: Readable): Promise<void>;
  /** Words for the person who watches. */
  say(text: string): void;
  /** Everything on standard input, for what is piped in. */
  input(): Promise<string>;
  /** Somebody sits there: prompts are allowed. */
  interactive: boolean;
  colour: boolean;
  /** How wide the terminal is; 80 where there is none. */
  columns: number;
  /** Resolves when the person wants the running command to end (Ctrl-C, SIGTERM). */
  interrupted(): Promise<void>;
};

/** The real streams of this process. */
export function processIo(): Io {
  const { noColour, dumbTerminal } = readEnvironment();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', forgiveClosedPipe);
  return {
    data: (text) => void process.stdout.write(`${text}\n`),
    bytes: (content) => pipeline(content, process.stdout, { end: false }),
    say: (text) => void process.stderr.write(`${text}\n`),
    input: () => textOf(process.stdin),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    colour: process.stdout.isTTY && !noColour && !dumbTerminal,
    columns: process.stdout.columns || 80,
    interrupted: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}

/** Whoever reads may have had enough, as `head` has. */
function forgiveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

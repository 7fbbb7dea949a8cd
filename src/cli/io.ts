import { text as textOf } from 'node:stream/consumers';
import { readEnvironment } from '../config/environment.ts';

/** What a command may read from and write to. Tests pass their own. */
export type Io = {
  /** Data: one line or one document, with its line end added. */
  data(text: string): void;
  /** Words for the person who watches. */
  say(text: string): void;
  /** Everything on standard input, for what is piped in. */
  input(): Promise<string>;
  /** Somebody sits there: prompts are allowed. */
  interactive: boolean;
  colour: boolean;
  /** Resolves when the person wants the running command to end (Ctrl-C, SIGTERM). */
  interrupted(): Promise<void>;
};

/** The real streams of this process. */
export function processIo(): Io {
  const { noColour, dumbTerminal } = readEnvironment();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', forgiveClosedPipe);
  return {
    data: (text) => void process.stdout.write(`${text}\n`),
    say: (text) => void process.stderr.write(`${text}\n`),
    input: () => textOf(process.stdin),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    colour: process.stdout.isTTY && !noColour && !dumbTerminal,
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

import { text as textOf } from 'node:stream/consumers';
import type { Io } from '../../src/cli/io.ts';

export type TestIo = Io & { out: string[]; err: string[]; interrupt: () => void };

/** Streams of a command in memory: `out` is data, `err` words. No terminal and no colour unless asked for. */
export function testIo({ interactive = false, colour = false, input = '' } = {}): TestIo {
  const out: string[] = [];
  const err: string[] = [];
  const ended = Promise.withResolvers<void>();
  return {
    out,
    err,
    data: (text) => void out.push(text),
    bytes: async (content) => void out.push(await textOf(content)),
    say: (text) => void err.push(text),
    input: () => Promise.resolve(input),
    interactive,
    colour,
    columns: 80,
    interrupted: () => ended.promise,
    interrupt: () => ended.resolve(),
  };
}

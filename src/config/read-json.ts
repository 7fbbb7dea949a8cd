import { readFile } from 'node:fs/promises';
import { failure, success, type Result } from '../domain/result.ts';
import type { ConfigProblem } from './problem.ts';

/** Reads a file of JSON; the problem says why that was not possible. */
export async function readJson(file: string): Promise<Result<unknown, ConfigProblem>> {
  try {
    return parseJson(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const found = code === 'ENOENT' ? `no file ${file}` : `${file} cannot be read (${code})`;
    const expected = 'a configuration: write one with `ergo-bot init`, or name another with --config PATH';
    return failure({ path: '', found, expected });
  }
}

/** Parses JSON. V8's own message quotes the text, which may hold a secret: only the place of the fault is told. */
function parseJson(text: string): Result<unknown, ConfigProblem> {
  try {
    return success(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return failure({ path: '', found: `text that is not JSON${place(message)}`, expected: 'a JSON object' });
  }
}

function place(message: string): string {
  const position = /\(line (\d+) column (\d+)\)/.exec(message);
  if (position) return `, wrong at line ${position[1]}, column ${position[2]}`;
  const sign = /^Unexpected token (?:'(.)')/.exec(message);
  return sign ? `, with a ${JSON.stringify(sign[1])} where none may stand` : '';
}

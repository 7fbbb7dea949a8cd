import { failure, success, type Result } from '../domain/result.ts';
import type { ConfigProblem } from './problem.ts';

/** Parses JSON. V8's own message quotes the text, which may hold a secret: only the place of the fault is told. */
export function parseJson(text: string): Result<unknown, ConfigProblem> {
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

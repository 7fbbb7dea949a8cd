import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { failure, success, type Result } from '../../domain/result.ts';

/** What is put in place of placeholders. */
export type Values = Readonly<Record<string, string | number>>;

/** Where something stands in a text, both counted from 1. */
export type TextPosition = { line: number; column: number };

/** Where a text is no ICU message, and the parser's own name for why. */
export type SyntaxProblem = { at: TextPosition; kind: string };

/** An ICU message, or its parsed elements, ready to be formatted in Ukrainian; `<` is a character like any other. */
export function messageFormat(message: string | MessageFormatElement[]): IntlMessageFormat {
  return new IntlMessageFormat(message, 'uk', undefined, { ignoreTag: true });
}

/** The elements of an ICU message, each with its place. */
export function parseMessage(source: string): Result<MessageFormatElement[], SyntaxProblem> {
  try {
    return success(parse(source, { ignoreTag: true, captureLocation: true }));
  } catch (error) {
    return failure(syntaxProblem(error));
  }
}

/** The parser throws a SyntaxError whose message is the kind and which has a `location`. */
function syntaxProblem(error: unknown): SyntaxProblem {
  if (!(error instanceof Error)) throw error;
  const { location }: Error & { location?: { start: TextPosition } } = error;
  if (!location) throw error;
  const { line, column } = location.start;
  return { at: { line, column }, kind: error.message };
}

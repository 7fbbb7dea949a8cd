import { LineCounter, parseDocument, type Document } from 'yaml';
import { schemaProblems } from '../config/schema-problems.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { definitionFile, type DefinitionFile } from './definition-schema.ts';

const MOST_ALIASES = 100;

/** Where something stands in a file: the names and places that lead there. */
export type DefinitionPath = readonly (string | number)[];

/** A survey as it was read, and where its parts stand. */
export type ReadDefinition = { definition: DefinitionFile; lineOf: (path: DefinitionPath) => number | undefined };

/** Reads a YAML or JSON file. Fails with everything that does not fit, each with its line and its path. */
export function readDefinition(source: string): Result<ReadDefinition, string[]> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return failure(
      document.errors.map(({ message, pos }) => `line ${lines.linePos(pos[0]).line}: ${message.toLowerCase()}`),
    );
  const lineOf = (path: DefinitionPath) => lineIn(document, lines, path);
  const raw = valueOf(document);
  if (!raw.ok) return failure([raw.failure]);
  const read = definitionFile.safeParse(raw.value);
  if (read.success) return success({ definition: read.data, lineOf });
  return failure(
    read.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
      return schemaProblems(definitionFile, [issue], raw.value).map(({ path: shown, found, expected }, place) => {
        const at = placeText(lineOf([...path, ...keys.slice(place, place + 1)]), shown);
        return `${at}: found ${found}, expected ${expected}`;
      });
    }),
  );
}

/** What a document holds. Names that stand for each other again and again could fill the memory. */
function valueOf(document: Document): Result<unknown, string> {
  try {
    return success(document.toJS({ maxAliasCount: MOST_ALIASES }));
  } catch (error) {
    return failure(`the whole file: ${error instanceof Error ? error.message.toLowerCase() : 'cannot be read'}`);
  }
}

/** `line 12, questions[2].text`, as people find it. */
export function placeText(line: number | undefined, path: string): string {
  const place = path === '' ? 'the whole file' : path;
  return line === undefined ? place : `line ${line}, ${place}`;
}

/** The line on which the last of these parts that is there begins. */
function lineIn(document: Document, lines: LineCounter, path: DefinitionPath): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const start = rangeOf(node);
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

function rangeOf(node: unknown): number | undefined {
  if (node === null || typeof node !== 'object' || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start]: unknown[] = node.range;
  return typeof start === 'number' ? start : undefined;
}

import { scrub } from '../domain/scrub.ts';

/** One thing wrong with the configuration: where, what is there, and what should be. Holds no secret. */
export type ConfigProblem = { path: string; found: string; expected: string };

/** `['bots', 0, 'telegram']` → `bots[0].telegram`, as people write it. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '');
}

/** Describes a value that stands where it should not; tokens and phones in it are masked, long texts cut. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value !== null && typeof value === 'object') return 'an object';
  const shown = scrub(JSON.stringify(value));
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}

/** The report of all problems, one per paragraph, for standard error. */
export function formatProblems(file: string, problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = problems.map(({ path, found, expected }) => {
    return `  ${path || '(the whole file)'}\n    found:    ${found}\n    expected: ${expected}`;
  });
  return [`${file}: ${count}`, ...lines].join('\n');
}

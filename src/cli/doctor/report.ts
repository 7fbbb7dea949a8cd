import type { Finding } from '../../domain/finding.ts';
import type { Io } from '../io.ts';

const MARKS: Record<Finding['state'], string> = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' };
const COLOURS: Record<Finding['state'], string> = { ok: '32', warning: '33', failed: '31' };

/** One line for each finding, and under it what to do. */
export function findingLines(findings: readonly Finding[], { colour }: Pick<Io, 'colour'>): string {
  return findings
    .flatMap(({ check, state, found, next }) => {
      const mark = colour ? `\u001b[${COLOURS[state]}m${MARKS[state]}\u001b[0m` : MARKS[state];
      const line = `${mark}  ${check}: ${found}`;
      return next && state !== 'ok' ? [line, `         → ${next}`] : [line];
    })
    .join('\n');
}

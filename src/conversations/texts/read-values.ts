import { failure, success, type Result } from '../../domain/result.ts';
import { suggest } from '../../domain/suggest.ts';
import type { TextProblem } from './check/problem.ts';
import type { Values } from './icu.ts';
import { placeholder } from './placeholders.ts';
import type { TextDefinition } from './text.ts';

/** Values for placeholders as a person gives them, each of its kind; or what is wrong with them. */
export function readValues(
  { values: names }: TextDefinition,
  given: Readonly<Record<string, string>>,
): Result<Values, TextProblem[]> {
  const values: Record<string, string | number> = {};
  const problems: TextProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const known = names.find((one) => one === name);
    const what = known && placeholder(known);
    if (!what) {
      const meant = suggest(name, names);
      const hint = meant === undefined ? '' : ` Did you mean {${meant}}?`;
      problems.push({ kind: 'unknown placeholder', says: `This text has no placeholder {${name}}.${hint}` });
    } else if (what.type === 'number' || what.type === 'count') {
      if (value.trim() !== '' && Number.isFinite(Number(value))) values[name] = Number(value);
      else problems.push({ kind: 'wrong use', says: `{${name}} is a number, and “${value}” is none.` });
    } else if (what.type === 'choice' && !what.options.includes(value)) {
      problems.push({ kind: 'wrong use', says: `{${name}} is one of ${what.options.join(', ')}, not “${value}”.` });
    } else values[name] = value;
  }
  return problems.length > 0 ? failure(problems) : success(values);
}

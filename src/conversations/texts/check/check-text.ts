import type { MessengerForms } from '../../../messengers/messenger.ts';
import { markup } from '../../words.ts';
import { exampleValues } from '../examples.ts';
import { messageFormat, parseMessage } from '../icu.ts';
import type { TextDefinition } from '../text.ts';
import type { TextProblem } from './problem.ts';
import { renderings } from './renderings.ts';
import { shownProblems } from './shown.ts';
import { explainSyntax } from './syntax.ts';
import { missingProblems } from './told.ts';
import { useProblems } from './uses.ts';

/** Longer than any message with all its forms. */
const LONGEST_SOURCE = 10_000;
/** Signs that no keyboard writes on purpose; a line may end. */
const CONTROL = /(?!\n)\p{Cc}/u;

/**
 * Everything that is wrong with a text that is to stand in place of the catalogue's, each with what to do about it;
 * nothing when it may. Lengths are those with example values.
 */
export function checkText(definition: TextDefinition, candidate: string, forms: MessengerForms): TextProblem[] {
  const basic = basicProblem(candidate);
  if (basic) return [basic];
  const parsed = parseMessage(candidate);
  if (!parsed.ok) return [explainSyntax(parsed.failure)];

  const wrong = useProblems(parsed.value, definition);
  if (wrong.length > 0) return wrong;
  const values = exampleValues(definition.values);
  const shown = renderings(parsed.value).flatMap((rendering) =>
    shownProblems(definition, markup(messageFormat(rendering), values), forms),
  );
  return distinct([...missingProblems(parsed.value, definition), ...shown]);
}

function basicProblem(candidate: string): TextProblem | undefined {
  if (candidate.trim() === '')
    return { kind: 'blank', says: 'The text is empty. To have the original again, reset it.' };
  if (candidate.length > LONGEST_SOURCE)
    return { kind: 'too long', says: `The text is longer than ${LONGEST_SOURCE} characters: no message is.` };
  if (CONTROL.test(candidate) || !candidate.isWellFormed())
    return {
      kind: 'characters',
      says: 'The text holds signs that cannot be shown, perhaps from copying: type it anew.',
    };
  return undefined;
}

/** A problem that several forms share is told once. */
function distinct(problems: TextProblem[]): TextProblem[] {
  return problems.filter(({ says }, at) => problems.findIndex((other) => other.says === says) === at);
}

import type { SyntaxProblem } from '../icu.ts';
import type { TextProblem } from './problem.ts';

/** Sentences for what the parser of ICU messages complains about, by its own names; the rest has one for all. */
const SENTENCES: Record<string, string> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'A { is opened and not closed: every placeholder is written as {name}.',
  EMPTY_ARGUMENT: 'There is nothing between { and }: a placeholder has a name.',
  MALFORMED_ARGUMENT: 'This is no placeholder: between { and } stands a name of letters and digits, without spaces.',
  EXPECT_ARGUMENT_TYPE: 'After the comma the kind of placeholder is missing: number, plural or select.',
  INVALID_ARGUMENT_TYPE: 'There is no such kind of placeholder: use number, plural or select.',
  EXPECT_SELECT_ARGUMENT_OPTIONS: 'The forms are missing, such as one {…} few {…} many {…} other {…}.',
  EXPECT_PLURAL_ARGUMENT_SELECTOR: 'The forms are missing: one {…} few {…} many {…} other {…}.',
  EXPECT_SELECT_ARGUMENT_SELECTOR: 'The forms are missing, each as a name and its words in { }.',
  EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT: 'After the name of a form its words are missing, in { }.',
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: 'After the name of a form its words are missing, in { }.',
  INVALID_PLURAL_ARGUMENT_SELECTOR: 'After = stands a whole number, such as =0 {…}.',
  DUPLICATE_PLURAL_ARGUMENT_SELECTOR: 'This form is there already.',
  DUPLICATE_SELECT_ARGUMENT_SELECTOR: 'This form is there already.',
  MISSING_OTHER_CLAUSE: 'The form other {…} is missing: it stands for all that the other forms do not say.',
};

const ELSE = 'The text cannot be read from here on: look for a { or } too many, or write it anew without placeholders.';

/** What is wrong with the form of an ICU message. */
export function explainSyntax({ at, kind }: SyntaxProblem): TextProblem {
  return { kind: 'syntax', at, says: SENTENCES[kind] ?? ELSE };
}

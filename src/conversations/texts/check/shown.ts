import { parseMarkup, plain, strayMarkup, type RichText } from '../../../domain/rich-text.ts';
import type { MessengerForm, MessengerForms } from '../../../messengers/messenger.ts';
import type { TextDefinition, TextUse } from '../text.ts';
import type { TextProblem } from './problem.ts';

const MARKS = '*bold*, _italic_, ~strike~, `code` or [words](https://…)';
const HTML = /<\/?[a-z][^<>]*>/i;
const NAMES: Record<TextUse, string> = {
  message: 'a message',
  button: 'the label of a button',
  line: 'put into other texts',
  command: 'part of the command list',
};

/**
 * What would look wrong when the text is shown with values: `source` is the markup of one of its renderings, in which no
 * value can be mistaken for markup.
 */
export function shownProblems({ use }: TextDefinition, source: string, forms: MessengerForms): TextProblem[] {
  if (parseMarkup(source).text.trim() === '')
    return [{ kind: 'blank', says: 'In one of its forms the text says nothing at all.' }];
  const problems = use === 'message' ? markupProblems(source) : plainProblems(source, use);
  return [...problems, ...lengthProblems(use, source, forms)];
}

function markupProblems(source: string): TextProblem[] {
  const html = HTML.exec(source)?.[0];
  if (html !== undefined) return [markup(`${html} would be read as it is: formatting is written ${MARKS}.`)];
  const [stray] = strayMarkup(source);
  if (stray !== undefined) {
    const sign = stray.slice(0, 1);
    return [
      markup(
        `The ${sign} at “${stray.trim().replace(/\s+/g, ' ')}” has no partner in its line: formatting is written ${MARKS}; put \\ before a sign that is to be read.`,
      ),
    ];
  }
  return parseMarkup(source).marks.flatMap((mark) =>
    mark.kind === 'link' && !isAddress(mark.url)
      ? [markup(`“${mark.url}” is no address: a link begins with https://.`)]
      : [],
  );
}

function isAddress(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '');
}

function plainProblems(source: string, use: TextUse): TextProblem[] {
  const isMarked = parseMarkup(source).marks.length > 0 || HTML.test(source);
  const isLong = use !== 'line' && source.includes('\n');
  return [
    ...(isMarked ? [markup(`This is ${NAMES[use]} and shows no formatting: write it without ${MARKS}.`)] : []),
    ...(isLong ? [markup(`This is ${NAMES[use]}: write it in one line.`)] : []),
  ];
}

function lengthProblems(use: TextUse, source: string, forms: MessengerForms): TextProblem[] {
  // The values in it are escaped for markup, in a plain text too.
  const text = use === 'message' ? parseMarkup(source) : plain(parseMarkup(source).text);
  return Object.values(forms).flatMap((form) => lengthProblem(use, text, form) ?? []);
}

function lengthProblem(use: TextUse, text: RichText, form: MessengerForm): TextProblem | undefined {
  const isWhole = use === 'message' || use === 'line';
  const most = isWhole ? form.most.text : use === 'button' ? form.most.label : form.most.command;
  const length = isWhole ? form.lengthOf(text) : text.text.length;
  if (most === undefined || length <= most) return undefined;
  const says = `With example values this is ${length} characters long; ${form.name} takes ${most} as ${NAMES[use]}.`;
  return { kind: 'too long', says };
}

function markup(says: string): TextProblem {
  return { kind: 'markup', says };
}

import { parseMarkup, type Mark, type RichText } from '../domain/rich-text.ts';

/** What a profile lends to a broadcast. */
export const PROFILE_FIELDS = ['name', 'first_name', 'username'] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** The person that a text is made out to. */
export type Addressee = { name: string | null; username: string | null };

/** `{name|друже}` in a text: the field, and what stands there for whom it is not known. Offsets as in a RichText. */
export type Placeholder = { start: number; length: number; field: ProfileField; fallback: string };

/** A text that is read once and made out to many. */
export type TextTemplate = { text: RichText; placeholders: Placeholder[] };

/** What is wrong with a placeholder, and where: lines and columns count from 1. */
export type PlaceholderFault = { line: number; column: number; what: string };

/** Names are cut after so many characters, so that a text keeps its length whatever somebody calls themselves. */
export const LONGEST_VALUE = 64;

const PLACEHOLDER = /\{([^{}|\n]*)(?:\|([^{}\n]*))?\}/g;
const ESCAPED_BRACE = /\\([{}])/g;
/** Stand for braces that are meant as such, while the text is read: characters of the private use area. */
const STAND_INS: Record<string, string> = { '{': '\uE000', '}': '\uE001' };

/** Reads a text of a broadcast. */
export function readTemplate(source: string): TextTemplate {
  const text = parseMarkup(withStandIns(source));
  const placeholders = [...text.text.matchAll(PLACEHOLDER)].flatMap(({ index, 0: whole, 1: name, 2: fallback }) => {
    const field = fieldOf(name);
    return field && fallback ? [{ start: index, length: whole.length, field, fallback }] : [];
  });
  return { text: { ...text, text: withBraces(text.text) }, placeholders };
}

/** Placeholders of fields that do not exist, or that say nothing to whom the field is not known of. */
export function placeholderFaults(source: string): PlaceholderFault[] {
  return [...withStandIns(source).matchAll(PLACEHOLDER)].flatMap(({ index, 0: whole, 1: name, 2: fallback }) => {
    const before = withoutStandIns(withStandIns(source).slice(0, index)).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    if (!fieldOf(name))
      return [
        {
          ...place,
          what: `${whole} is no field of a profile: expected ${PROFILE_FIELDS.map((field) => `{${field}|…}`).join(', ')}, or \\{ for a brace`,
        },
      ];
    const example = `{${name}|друже}`;
    if (!fallback)
      return [{ ...place, what: `${whole} says nothing to those whose ${name} is not known: write ${example}` }];
    return [];
  });
}

/** The text for one person. */
export function fillIn({ text, placeholders }: TextTemplate, person: Addressee): RichText {
  return replaced(text, placeholders, (placeholder) => valueOf(placeholder, person));
}

/** The text with each placeholder as long as it can become. */
export function fillWithLongest({ text, placeholders }: TextTemplate): RichText {
  return replaced(text, placeholders, ({ fallback }) => 'М'.repeat(Math.max(LONGEST_VALUE, fallback.length)));
}

function fieldOf(name: string | undefined): ProfileField | undefined {
  return PROFILE_FIELDS.find((field) => field === name);
}

function valueOf({ field, fallback }: Placeholder, { name, username }: Addressee): string {
  const values = { name, first_name: name?.trim().split(/\s+/)[0], username };
  const value = values[field]?.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_VALUE);
  return value || fallback;
}

/** Puts values in place of the placeholders; marks over and after them move along. */
function replaced(text: RichText, placeholders: Placeholder[], value: (one: Placeholder) => string): RichText {
  if (placeholders.length === 0) return text;
  let out = '';
  let at = 0;
  const shifts: { end: number; by: number; start: number }[] = [];
  for (const placeholder of placeholders) {
    const said = value(placeholder);
    const end = placeholder.start + placeholder.length;
    out += text.text.slice(at, placeholder.start) + said;
    shifts.push({ start: placeholder.start, end, by: said.length - placeholder.length });
    at = end;
  }
  const moved = (position: number) =>
    position + shifts.reduce((sum, { end, by }) => (end <= position ? sum + by : sum), 0);
  const marks = text.marks.map((mark): Mark => {
    const start = moved(mark.start);
    return { ...mark, start, length: moved(mark.start + mark.length) - start };
  });
  return { text: out + text.text.slice(at), marks };
}

function withStandIns(source: string): string {
  return source.replace(ESCAPED_BRACE, (_, brace: string) => STAND_INS[brace] ?? brace);
}

/** As it was written, for counting columns. */
function withoutStandIns(text: string): string {
  return text.replaceAll('\uE000', '\\{').replaceAll('\uE001', '\\}');
}

function withBraces(text: string): string {
  return text.replaceAll('\uE000', '{').replaceAll('\uE001', '}');
}

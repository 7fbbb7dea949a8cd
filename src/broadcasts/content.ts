import type { BroadcastContent } from '../domain/broadcast.ts';
import type { Keyboard } from '../domain/keyboard.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { RichText } from '../domain/rich-text.ts';
import type { MessengerForm } from '../messengers/messenger.ts';
import { fillIn, fillWithLongest, placeholderFaults, readTemplate, type Addressee } from './placeholders.ts';

const LONGEST_URL = 2000;
const INVISIBLE = /^[\p{C}\p{Z}]*$/u;

/** A content that has been read once and is made out to many. */
export class Letter {
  readonly #content: BroadcastContent;
  readonly #template: ReturnType<typeof readTemplate>;

  constructor(content: BroadcastContent) {
    this.#content = content;
    this.#template = readTemplate(content.text);
  }

  /** Everybody gets the same words. */
  get isSameForAll(): boolean {
    return this.#template.placeholders.length === 0;
  }

  /** The message for one person. */
  to(person: Addressee): OutgoingMessage {
    return this.#message(fillIn(this.#template, person));
  }

  /** The message at its longest. */
  atItsLongest(): OutgoingMessage {
    return this.#message(fillWithLongest(this.#template));
  }

  #message(text: RichText): OutgoingMessage {
    const { picture, button, ways = [] } = this.#content;
    const rows = [...(button ? [button] : []), ...ways].map((one) => [one]);
    const keyboard: Keyboard | undefined = rows.length > 0 ? { kind: 'choices', rows } : undefined;
    return { text, ...(picture && { picture: { file: picture } }), ...(keyboard && { keyboard }) };
  }
}

/**
 * Everything that keeps a content from going out as one message in each of these messengers, in sentences that say
 * where and by how much; none when it may go.
 */
export function contentFaults(content: BroadcastContent, forms: readonly MessengerForm[]): string[] {
  const faults = placeholderFaults(content.text).map(
    ({ line, column, what }) => `text, line ${line}, column ${column}: ${what}`,
  );
  if (INVISIBLE.test(content.text) && content.picture === undefined)
    faults.push('text: found nothing to read, expected words, or a picture');
  if (content.button) faults.push(...addressFaults(content.button.url));
  const labels = content.button ? [content.button.label] : [];
  return [
    ...faults,
    ...forms.flatMap((form) => [
      ...lengthFaults(content, form),
      ...labels.flatMap((label) => labelFaults(label, form)),
    ]),
  ];
}

function lengthFaults(content: BroadcastContent, form: MessengerForm): string[] {
  const letter = new Letter(content);
  const { text } = letter.atItsLongest();
  const length = form.lengthOf(text);
  const most = content.picture === undefined ? form.most.text : form.most.caption;
  if (length <= most) return [];
  const what = content.picture === undefined ? 'a text' : 'the text below a picture';
  const counted = letter.isSameForAll ? '' : ' with the longest names';
  const place = placeOf(form.show(text).text, most);
  return [
    `${form.name}: ${what} has at most ${most} characters, this one has ${length}${counted}: ${length - most} too many, from ${place} on`,
  ];
}

/** What keeps words from standing on a button in this messenger; nothing when they may. */
export function labelFaults(label: string, { name, most }: MessengerForm): string[] {
  if (!INVISIBLE.test(label) && label.length <= most.label && !label.includes('\n')) return [];
  return [`${name}: a button has one line of 1 to ${most.label} characters, this one has ${label.length}`];
}

function addressFaults(given: string): string[] {
  const url = URL.parse(given);
  if (url && ['https:', 'http:'].includes(url.protocol) && given.length <= LONGEST_URL) return [];
  return [`button: found "${given.slice(0, 100)}", expected an address such as https://example.com/page`];
}

/** Line and column of a character, and the words there. */
function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  const words = text.slice(at, at + 24).split('\n')[0] ?? '';
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} ("${words}…")`;
}

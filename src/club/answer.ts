import { fieldName } from './field-names.ts';
import type { WireObject, WireValue } from './lenient-json.ts';
import type { Note } from './surprise.ts';

/** An answer of the club under the document's own field names; scalars are trimmed text. */
export type Answer = { [field: string]: AnswerValue | undefined };

export type AnswerValue = string | null | AnswerValue[] | Answer;

/** Gives every field its documented name. Of a repeated field the first value stays, but for the payouts' own twins. */
export function readFields(object: WireObject, note: Note): Answer {
  const answer: Answer = {};
  for (const [key, value] of object.pairs) {
    const name = fieldName(key, note);
    if (name !== null) put(answer, name, readValue(value, note), note);
  }
  return answer;
}

function readValue(value: WireValue, note: Note): AnswerValue {
  if (value === null) return null;
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map((item) => readValue(item, note));
  if (isNumberedList(value)) return value.pairs.map(([, item]) => readValue(item, note));
  return readFields(value, note);
}

/** A list with gaps, as some servers write it: `{"0": …, "2": …}`. */
function isNumberedList({ pairs }: WireObject): boolean {
  return pairs.length > 0 && pairs.every(([key]) => /^\d+$/.test(key));
}

function put(answer: Answer, name: string, value: AnswerValue, note: Note): void {
  const field = name === 'to_payoff_bonus' && isPayoutRecipient(answer, value) ? 'to_payoff_get' : name;
  if (answer[field] === undefined || answer[field] === null) answer[field] = value;
  else note(`field ${field} twice`);
}

/** The samples name both the sum and the recipient `to_payoff_bonus` (L763–764); the table calls the second `to_payoff_get` (L738). */
function isPayoutRecipient(payout: Answer, value: AnswerValue): boolean {
  return typeof value === 'string' && (payout['to_payoff_bonus'] !== undefined || !/^-?\d+([.,]\d+)?$/.test(value));
}

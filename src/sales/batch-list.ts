import { LIKELY_LENGTH, readSerialNumber, type SerialProblem } from '../domain/serial-number.ts';

/** What stands in a pasted list: serial numbers, each once, what cannot be one, and what came again. */
export type SerialList = {
  serials: string[];
  bad: { given: string; problem: SerialProblem }[];
  repeated: string[];
};

/** So many serial numbers are taken at once. */
export const MOST_IN_LIST = 50;

/** `1. `, `2) `, `- ` or `• ` before a line of a list. */
const BULLET = /^(?:\d{1,3}[.)]\s+|[-–—•*]\s+)/u;
/** A group of a number that is written in groups is shorter. */
const WHOLE_LENGTH = 10;
const SHOWN = 40;

/** Whether a text is a list: two lines, or parts between commas, that are likely serial numbers. */
export function holdsSeveral(typed: string): boolean {
  const likely = partsOf(typed).filter((part) => {
    const serial = readSerialNumber(part);
    return serial.ok && serial.value.length >= LIKELY_LENGTH;
  });
  return likely.length > 1;
}

/** Reads every part of a list; the order is kept. Case does not tell serial numbers apart. */
export function readSerialList(typed: string): SerialList {
  const list: SerialList = { serials: [], bad: [], repeated: [] };
  const seen = new Set<string>();
  for (const part of partsOf(typed)) {
    const serial = readSerialNumber(part);
    if (!serial.ok) list.bad.push({ given: part.slice(0, SHOWN), problem: serial.failure });
    else if (seen.has(serial.value.toUpperCase())) list.repeated.push(serial.value);
    else {
      seen.add(serial.value.toUpperCase());
      list.serials.push(serial.value);
    }
  }
  return list;
}

function partsOf(typed: string): string[] {
  return typed
    .split(/[\n\t,;]+/)
    .map((part) => part.trim().replace(BULLET, ''))
    .flatMap(numbersOfLine)
    .filter((part) => part !== '');
}

/** Whole numbers with spaces between them; spaces within a number part shorter groups. */
function numbersOfLine(line: string): string[] {
  const words = line.split(/\s+/);
  const isEachWhole = words.every((word) => {
    const serial = readSerialNumber(word);
    return serial.ok && serial.value.length >= WHOLE_LENGTH;
  });
  return isEachWhole ? words : [line];
}

import { hasGtinCheckDigit } from './check-digit.ts';

const SEPARATOR = '\x1d';

/** Lengths of the values whose AI fixes them (GS1 General Specifications, figure 7.8.5-2), as far as labels of goods use them. */
const FIXED_LENGTHS: Record<string, number> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '17': 6,
};
const FREE_AIS = [
  '10',
  '21',
  '22',
  '30',
  '37',
  '240',
  '241',
  '250',
  '91',
  '92',
  '93',
  '94',
  '95',
  '96',
  '97',
  '98',
  '99',
];

/** The value of AI (21), the serial number, when the whole text is a string of GS1 elements; otherwise nothing. */
export function gs1Serial(text: string): string | undefined {
  const elements = text.startsWith('(') ? printedElements(text) : codedElements(text);
  return elements?.get('21');
}

/** `(01)04012345678901(21)ABC`: as printed, and as some engines give it. */
function printedElements(text: string): Map<string, string> | undefined {
  if (!/^(\(\d{2,4}\)[^()]+)+$/.test(text)) return undefined;
  const pairs = text.matchAll(/\((\d{2,4})\)([^()]+)/g);
  return new Map([...pairs].map(([, ai = '', value = '']) => [ai, value]));
}

/** `010401234567890121ABC`: taken for GS1 only when it starts with a valid GTIN or has a separator in it. */
function codedElements(text: string): Map<string, string> | undefined {
  const startsWithGtin = /^0[12]\d{14}/.test(text) && hasGtinCheckDigit(text.slice(2, 16));
  if (!startsWithGtin && !text.includes(SEPARATOR)) return undefined;

  const elements = new Map<string, string>();
  let rest = text;
  while (rest !== '') {
    const element = firstElement(rest.startsWith(SEPARATOR) ? rest.slice(1) : rest);
    if (!element) return undefined;
    elements.set(element.ai, element.value);
    rest = element.rest;
  }
  return elements;
}

function firstElement(text: string): { ai: string; value: string; rest: string } | undefined {
  const fixed = FIXED_LENGTHS[text.slice(0, 2)];
  const ai = fixed === undefined ? FREE_AIS.find((candidate) => text.startsWith(candidate)) : text.slice(0, 2);
  if (ai === undefined) return undefined;

  const separator = text.indexOf(SEPARATOR);
  const end = fixed === undefined ? (separator < 0 ? text.length : separator) : ai.length + fixed;
  const value = text.slice(ai.length, end);
  if (value === '' || (fixed !== undefined && value.length < fixed)) return undefined;
  return { ai, value, rest: text.slice(end) };
}

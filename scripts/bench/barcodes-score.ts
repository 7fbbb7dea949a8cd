import type { Outcome } from './barcodes-contestants.ts';
import type { MeasuredPhoto } from './barcodes-photos.ts';

export type Measurement = { photo: MeasuredPhoto; ms: number } & Outcome;

/** One line of the table; every cell is ready to print. */
export type Row = Record<(typeof COLUMNS)[number], string>;

const COLUMNS = ['engine', 'read', 'serial', 'retail', 'qr', 'dm', 'wrong', 'ms'] as const;

const HEAD: Row = {
  engine: 'engine',
  read: 'read',
  serial: '128+39+ITF',
  retail: 'EAN/UPC',
  qr: 'QR',
  dm: 'DM',
  wrong: 'wrong+false',
  ms: 'median/p95 ms',
};

/** The reference measurement: other machines and versions, the same development photos. */
export const REFERENCE: Row[] = [
  row('@zxing/library 0.21.3', '155/195  79.5 %', '43/58', '80/103', '24/26', '8/8', '0+0', '15/296'),
  row('@zxing/library + locator', '183/195  93.8 %', '55/58', '94/103', '26/26', '8/8', '0+0', '128/905'),
  row('zxing-wasm 3.1.4', '165/195  84.6 %', '50/58', '81/103', '26/26', '8/8', '0+0', '22/48'),
  row('zxing-wasm + locator', '185/195  94.9 %', '57/58', '94/103', '26/26', '8/8', '0+0', '39/177'),
];

const SERIAL = ['CODE_128', 'CODE_39', 'ITF'];
const RETAIL = ['EAN_13', 'EAN_8', 'UPC_A'];

/** Counts what was read, group by group. UPC-E is left out: it is refused on purpose. */
export function scoreOf(engine: string, all: Measurement[]): Row {
  const counted = all.filter(({ photo }) => photo.format !== 'NONE' && photo.format !== 'UPC_E');
  const among = (formats: string[]): string => share(counted.filter(({ photo }) => formats.includes(photo.format)));
  const reads = counted.filter(isRead).length;
  const rate = ((100 * reads) / Math.max(1, counted.length)).toFixed(1);
  const wrong = counted.filter((one) => isWrong(one)).length;
  const falseReads = all.filter(({ photo, texts }) => photo.format === 'NONE' && texts.length > 0).length;
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
  const time = `${at(times, 0.5)}/${at(times, 0.95)}`;
  return row(
    engine,
    `${reads}/${counted.length}  ${rate} %`,
    among(SERIAL),
    among(RETAIL),
    among(['QR_CODE']),
    among(['DATA_MATRIX']),
    `${wrong}+${falseReads}`,
    time,
  );
}

/** What the table leaves out: texts offered after the first, what is not confirmed, UPC-E, and what was missed. */
export function remarksOn(all: Measurement[]): string[] {
  const counted = all.filter(({ photo }) => photo.format !== 'NONE' && photo.format !== 'UPC_E');
  const upcE = all.filter(({ photo }) => photo.format === 'UPC_E');
  const wrongTexts = all.flatMap(({ photo, texts }) => texts.filter((text) => !isReal(photo, text)));
  const missed = counted.filter((one) => !isRead(one)).map(({ photo }) => photo.file);
  return [
    `wrong texts at any place of the list, on any photo: ${wrongTexts.length}`,
    `first text not confirmed: ${all.filter(({ texts, confirmed }) => texts.length > 0 && !confirmed).length}`,
    `UPC-E photos read: ${share(upcE)}, with a wrong text first: ${upcE.filter((one) => isWrong(one)).length}`,
    `not read: ${missed.join(' ') || 'none'}`,
  ];
}

/** The rows under one head, in columns. */
export function table(rows: Row[]): string {
  const lines = [HEAD, ...rows].map((line) =>
    COLUMNS.map((column) => {
      const width = Math.max(...[HEAD, ...rows].map((other) => other[column].length));
      return column === 'engine' ? line[column].padEnd(width) : line[column].padStart(width);
    }),
  );
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
}

function isRead({ photo, texts }: Measurement): boolean {
  return texts.includes(photo.expected);
}

function isWrong({ photo, texts }: Measurement): boolean {
  return texts[0] !== undefined && !isReal(photo, texts[0]);
}

function isReal(photo: MeasuredPhoto, text: string): boolean {
  return text === photo.expected || photo.alsoInFrame.includes(text);
}

function share(group: Measurement[]): string {
  return group.length === 0 ? '–' : `${group.filter(isRead).length}/${group.length}`;
}

function at(sorted: number[], part: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0);
}

function row(
  ...[engine, read, serial, retail, qr, dm, wrong, ms]: [string, string, string, string, string, string, string, string]
): Row {
  return { engine, read, serial, retail, qr, dm, wrong, ms };
}

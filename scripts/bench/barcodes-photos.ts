import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labelPhoto, seededRandom, type LabelCode, type LabelPhotoProps } from '../../test/support/label-photo.ts';

/** A photo and what is to be read from it. */
export type MeasuredPhoto = {
  file: string;
  /** The manifest's word: CODE_128, EAN_13, …; NONE when nothing may be read. */
  format: string;
  expected: string;
  /** Other real codes in the photo: never a wrong read. */
  alsoInFrame: string[];
  bytes: () => Promise<Uint8Array>;
};

/** The photos of a folder by its `manifest.tsv`; rejects when there is none. */
export async function photosOfFolder(folder: string): Promise<MeasuredPhoto[]> {
  const [head = '', ...lines] = (await readFile(join(folder, 'manifest.tsv'), 'utf8')).trimEnd().split(/\r?\n/);
  const names = head.split('\t');
  return lines.map((line) => {
    const values = line.split('\t');
    const field = (name: string): string => values[names.indexOf(name)] ?? '';
    const file = field('file');
    return {
      file,
      format: field('format'),
      expected: unescaped(field('expected')),
      alsoInFrame: field('also_in_frame').split('|').filter(Boolean).map(unescaped),
      bytes: () => readFile(join(folder, file)),
    };
  });
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

function unescaped(text: string): string {
  return text.replace(/\\(x[0-9a-f]{2}|[nrt\\])/gi, (_, sign: string) =>
    sign.length > 1 ? String.fromCodePoint(Number.parseInt(sign.slice(1), 16)) : (ESCAPES[sign] ?? sign),
  );
}

/** Photos of labels under random angles, tilts, blur, noise and contrast, the same for the same seed. */
export function syntheticPhotos(count: number, seed: number): MeasuredPhoto[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const props = randomLabel(random);
    const [first, ...others] = props.codes;
    return {
      file: `synthetic-${index}`,
      format: MANIFEST_NAMES[first?.format ?? ''] ?? 'NONE',
      expected: first?.text ?? '',
      alsoInFrame: others.map(({ text }) => text),
      bytes: () => labelPhoto(props),
    };
  });
}

const MANIFEST_NAMES: Record<string, string> = {
  'code-128': 'CODE_128',
  'code-39': 'CODE_39',
  itf: 'ITF',
  'ean-13': 'EAN_13',
  qr: 'QR_CODE',
  'data-matrix': 'DATA_MATRIX',
};

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

function randomLabel(random: () => number): LabelPhotoProps {
  const code = randomCode(random);
  const hasArticleNumber = code.format !== 'ean-13' && random() < 0.3;
  return {
    codes: hasArticleNumber ? [code, { format: 'ean-13', text: randomEan(random) }] : [code],
    angle: random() * 360,
    tilt: random() < 0.4 ? random() * 0.5 : 0,
    blur: random() * 2,
    noise: random() * 14,
    contrast: 60 + random() * 160,
    width: 800 + Math.floor(random() * 480),
    share: 0.3 + random() * 0.6,
    quality: 75 + Math.floor(random() * 15),
    seed: Math.floor(random() * 1e9),
  };
}

function randomCode(random: () => number): LabelCode {
  const some = (signs: string, count: number): string =>
    Array.from({ length: count }, () => signs[Math.floor(random() * signs.length)]).join('');
  const kind = random();
  if (kind < 0.45) return { format: 'code-128', text: some(LETTERS, 3) + some(LETTERS + DIGITS, 5) + some(DIGITS, 4) };
  if (kind < 0.6) return { format: 'code-39', text: some(LETTERS, 2) + some(DIGITS, 8) };
  if (kind < 0.7) return { format: 'itf', text: some(DIGITS, 10) };
  if (kind < 0.92) return { format: 'ean-13', text: randomEan(random) };
  if (kind < 0.96) return { format: 'qr', text: `SN${some(DIGITS, 9)}` };
  return { format: 'data-matrix', text: some(LETTERS, 2) + some(DIGITS, 9) };
}

function randomEan(random: () => number): string {
  const digits = [4, ...Array.from({ length: 11 }, () => Math.floor(random() * 10))];
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return digits.join('') + ((10 - (sum % 10)) % 10);
}

import { shapeOf, type CodeShape, type Label, type LabelCode } from './label-shape.ts';

/** How often codes of a shape, on labels with that article, turned out to be the serial number, or not to be. */
export type Experience = CodeShape & { article: string | null; accepted: number; against: number };

/** The codes to offer, the likeliest first; `take` is set when the first needs no question. */
export type Offer = { codes: LabelCode[]; take: boolean };

/** So many accepted sales, and none against, make a shape sure. */
const ENOUGH = 3;

/** How closely experience fits a code: the same product's, the same shape of any product, or the same form only. */
type Closeness = 'product' | 'shape' | 'form';

type Judged = { code: LabelCode; closeness: Closeness | undefined; accepted: number; against: number; at: number };

const CLOSER: (Closeness | undefined)[] = ['product', 'shape', 'form', undefined];

/**
 * Ranks the codes of a label by what the club accepted before. `likely` are those that look like a serial number by
 * themselves, in their order; others of the label join them when experience speaks for them, or against the
 * likeliest. Taken without asking: one sure code with nothing against it, as before, or a shape accepted at least
 * three times and never refused, beside which no other code of the label has been accepted.
 */
export function offerCodes(likely: LabelCode[], label: Label, experience: Experience[]): Offer {
  const known = new Set(likely.map((code) => code.serial));
  const others = label.codes.filter((code) => !known.has(code.serial));
  const judged = [...likely, ...others].map((code, at) => judge(code, at, label.article, experience));
  const doubted = judged[0] !== undefined && likely.length > 0 && isRefused(judged[0]);

  const offered = judged.filter((one) => known.has(one.code.serial) || isAccepted(one) || doubted);
  offered.sort((a, b) => rank(a) - rank(b) || b.accepted - a.accepted || a.at - b.at);
  return { codes: offered.map(({ code }) => code), take: isSure(offered) };
}

function isSure(offered: Judged[]): boolean {
  const [first, ...rest] = offered;
  if (!first?.code.confirmed || first.against > 0) return false;
  if (rest.length === 0) return true;
  const learnt = first.accepted >= ENOUGH && first.closeness !== 'form';
  return learnt && !rest.some((one) => one.accepted > 0 && one.closeness !== 'form');
}

/** The closest experience alone counts: what this product's labels taught outweighs all others'. */
function judge(code: LabelCode, at: number, article: string | undefined, experience: Experience[]): Judged {
  const shape = shapeOf(code);
  const fitting = experience.map((one) => ({ ...one, closeness: closenessOf(shape, article, one) }));
  for (const closeness of ['product', 'shape', 'form'] as const) {
    const close = fitting.filter((one) => one.closeness === closeness);
    if (close.length === 0) continue;
    // What merely looks alike may come first, but nothing is held against it.
    const against = closeness === 'form' ? 0 : sum(close, 'against');
    return { code, at, closeness, accepted: sum(close, 'accepted'), against };
  }
  return { code, at, closeness: undefined, accepted: 0, against: 0 };
}

function closenessOf(shape: CodeShape, article: string | undefined, past: Experience): Closeness | undefined {
  if (shape.format !== past.format || shape.length !== past.length) return undefined;
  const sameMask = shape.mask === past.mask;
  const samePrefix = shape.prefix === past.prefix;
  if (article !== undefined && article === past.article && (sameMask || samePrefix)) return 'product';
  if (sameMask && samePrefix) return 'shape';
  // Digits alone have no form of their own: an article's and an IMEI's look like any number's.
  return sameMask && shape.mask.includes('A') ? 'form' : undefined;
}

function isAccepted(one: Judged): boolean {
  return one.accepted > one.against;
}

function isRefused(one: Judged): boolean {
  return one.against > one.accepted;
}

/** Accepted before unknown before refused, and among the accepted what is known closest. */
function rank(one: Judged): number {
  if (isAccepted(one)) return CLOSER.indexOf(one.closeness);
  return isRefused(one) ? CLOSER.length + 1 : CLOSER.length;
}

function sum(experience: Experience[], count: 'accepted' | 'against'): number {
  return experience.reduce((total, one) => total + one[count], 0);
}

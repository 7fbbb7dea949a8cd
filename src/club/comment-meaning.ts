import type { RefusalReason } from './club.ts';

/**
 * What the club means by a comment, in the three languages it writes: Russian (L1348, L1361), English (L1330, L1473,
 * L1480) and Ukrainian (L203 shows that it does). The first pattern that matches counts.
 */
const MEANINGS: [RefusalReason, RegExp][] = [
  [
    'not in promotion',
    /(?<!\p{L})не\s+(?:принима|приймає|участв|бере\s|.*акці|.*акци)|\bnot\b.*(?:particip|promotion|action)|incorrect action model/iu,
  ],
  [
    'already registered',
    /(?<!(?:не|not)\s+(?:\p{L}+\s+)?)(?:зареєстр|зарегистр|registered)|дублікат|дубликат|duplicate/iu,
  ],
  ['photo missing', /фото|photo|file/i],
  ['trade point missing', /(?<!\p{L})тт(?!\p{L})|торгов|магазин|(?:^|_|\b)tt\b|shop|trade/iu],
  ['action ended', /action date|закінч|закончен|завершен/i],
  [
    'bad serial',
    /incorrect sn|incorrect serial|некорект|некоррект|невірн|неверн|не знайден|не найден|not found|invalid/i,
  ],
];

/** The reason that the words of a comment give, of those that are possible; undefined when they say none of them. */
export function meaningOf(comment: string, possible?: readonly RefusalReason[]): RefusalReason | undefined {
  return MEANINGS.find(([reason, pattern]) => (possible?.includes(reason) ?? true) && pattern.test(comment))?.[0];
}

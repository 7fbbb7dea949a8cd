import type { ClubFailure, RefusalReason } from './club.ts';
import { meaningOf } from './comment-meaning.ts';
import type { ClubMethod } from './methods.ts';
import type { Note } from './surprise.ts';

/** Codes 1 and 2 of the two methods that have no session yet (L211–215, L314–318); elsewhere they mean the session. */
const SIGN_IN_REASONS: Partial<Record<ClubMethod, Record<number, RefusalReason>>> = {
  GetAuthCode: { 1: 'unknown phone', 2: 'code already sent' },
  GetToken: { 1: 'unknown phone', 2: 'wrong code' },
};

/** What a code of PostSN or PostSNModel means when its comment does not say otherwise, and what the comment may make of it. */
const SALE_REASONS: Record<number, { usual: RefusalReason; among?: RefusalReason[] }> = {
  11: { usual: 'unknown action' },
  12: { usual: 'action ended' },
  13: { usual: 'not in promotion' },
  14: { usual: 'other', among: ['photo missing', 'trade point missing'] },
  15: { usual: 'photo missing', among: ['photo missing', 'trade point missing'] },
  16: { usual: 'bad serial', among: ['already registered', 'not in promotion', 'bad serial'] },
  17: { usual: 'several actions' },
};

/** Beyond 1–3 of every method: L1325–1333 and L1460–1484, and 15 as a sample has it (L1524). */
const SALE_CODES: Partial<Record<ClubMethod, number[]>> = {
  PostSN: [13, 16, 17],
  PostSNModel: [11, 12, 13, 14, 15, 16],
};

/**
 * What an `error` of the club means. 1–3 go by the code and the method alone, since their texts vary; the codes of a sale by
 * code and, where one code has several meanings, by comment. A code that is not in the method's table is noted.
 */
export function classifyError(method: ClubMethod, code: number, comment: string, note: Note): ClubFailure {
  if (code === 3) return { kind: 'inactive' };

  const signIn = SIGN_IN_REASONS[method];
  if (!signIn && (code === 1 || code === 2)) return { kind: 'session', code };

  const reason = signIn?.[code] ?? saleReason(code, comment, note);
  const documented = signIn?.[code] !== undefined || SALE_CODES[method]?.includes(code);
  if (!documented) note(`unexpected error code ${code}`);
  return { kind: 'refused', reason, code, comment };
}

function saleReason(code: number, comment: string, note: Note): RefusalReason {
  const reasons = SALE_REASONS[code];
  if (!reasons) return meaningOf(comment) ?? 'other';
  if (!reasons.among) return reasons.usual;
  const said = meaningOf(comment, reasons.among);
  if (said) return said;
  note(`unexpected comment of error ${code}`);
  return reasons.usual;
}

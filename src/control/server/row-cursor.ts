import { AppError } from '../../domain/app-error.ts';

/** The row before which a page begins, from the cursor that the page before gave. AppError `usage`. */
export function rowBefore(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new AppError('usage', 'cursor: found something else, expected what the page before gave as next');
}

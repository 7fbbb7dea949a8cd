import type { Registration } from '../club/club-types.ts';
import { shownDate } from './shown-date.ts';
import type { TextKey } from './texts/catalogue.ts';
import type { Words } from './words.ts';

/** The document shows one status, «Отклонена» (L891), in Russian; these stems know it and its likely companions. */
const STEMS: [RegExp, TextKey & ('status.rejected' | 'status.test' | 'status.confirmation' | 'status.to-balance')][] = [
  [/откл|відх/i, 'status.rejected'],
  [/тест/i, 'status.test'],
  [/ожида|очіку|на (?:подтв|підтв)|не (?:подтв|підтв)/i, 'status.confirmation'],
  [/подтв|підтв/i, 'status.to-balance'],
];

/** Where a registration stands, in Ukrainian; a status that nobody foresaw in the club's own words. */
export function registrationStatus({ status, onBalance, onBalanceDate }: Registration, words: Words): string {
  if (onBalance && onBalanceDate !== '')
    return words.label('status.on-balance-since', { date: shownDate(onBalanceDate) });
  if (onBalance) return words.label('status.on-balance');
  const known = STEMS.find(([stem]) => stem.test(status));
  return known ? words.label(known[1]) : status;
}

/** Whether the club has rejected it: then its comment is the reason. */
export function isRejected({ status, onBalance }: Registration): boolean {
  return !onBalance && /откл|відх/i.test(status);
}

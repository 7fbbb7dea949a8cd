import type { BookedRegistration, Member } from './book-types.ts';
import type { Sales } from './sales.ts';

/** The sums of GetBalanceInfo, from the member's registrations and payouts. */
export type Balance = {
  bonus: number;
  points: number;
  toBalance: number;
  forTest: number;
  forConfirmation: number;
  rejected: number;
  all: number;
};

/** `bonus` counts what bonus promotions brought, less the payouts; `points` what cumulative ones brought. */
export function balanceOf(member: Member, sales: Sales): Balance {
  const mine = sales.of(member.phone);
  const onBalance = mine.filter((one) => one.state === 'on_balance');
  const paid = member.payouts.reduce((total, payout) => total + payout.bonus, 0);
  const { bonus, points } = member.opening;
  return {
    bonus: bonus + pointsOf(onBalance.filter((one) => one.kind === 'bonus')) - paid,
    points: points + pointsOf(onBalance.filter((one) => one.kind === 'cumulative')),
    toBalance: pointsOf(mine.filter((one) => one.state === 'to_balance')),
    forTest: pointsOf(mine.filter((one) => one.state === 'for_test')),
    forConfirmation: pointsOf(mine.filter((one) => one.state === 'for_confirmation')),
    rejected: pointsOf(mine.filter((one) => one.state === 'rejected')),
    all: bonus + points + pointsOf(mine.filter((one) => one.state !== 'rejected')),
  };
}

function pointsOf(registrations: BookedRegistration[]): number {
  return registrations.reduce((total, one) => total + one.points, 0);
}

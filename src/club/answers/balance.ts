import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { BalanceInfo, Payout } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { readList, sum, text } from '../wire-values.ts';

const wireBalance = z.object({
  bonus: sum,
  points: sum,
  registration_to_balance: sum,
  registration_for_test: sum,
  registration_for_confirmation: sum,
  registration_rejected: sum,
  registration_all: sum,
});

const wirePayout = z.object({ to_payoff_date: text, to_payoff_bonus: sum, to_payoff_get: text });

/** GetBalanceInfo (L693–772). Undefined when it tells neither bonus nor points. */
export function readBalance(answer: Answer, note: Note): BalanceInfo | undefined {
  const { data } = wireBalance.safeParse(answer);
  if (!data || (answer['bonus'] === undefined && answer['points'] === undefined)) return undefined;
  return {
    bonus: data.bonus,
    points: data.points,
    toBalance: data.registration_to_balance,
    forTest: data.registration_for_test,
    forConfirmation: data.registration_for_confirmation,
    rejected: data.registration_rejected,
    all: data.registration_all,
    payouts: readPayouts(answer, note),
  };
}

function readPayouts(answer: Answer, note: Note): Payout[] {
  const payouts = readList(answer['to_payoff'], wirePayout, note) ?? [];
  return payouts.map((payout) => ({
    date: payout.to_payoff_date,
    bonus: payout.to_payoff_bonus,
    recipient: payout.to_payoff_get,
  }));
}

import * as z from 'zod';
import type { BalanceInfo } from '../../club/club-types.ts';
import { maskPayout } from '../../domain/masking.ts';
import { clubTrouble } from '../club-trouble.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import type { Reply, ReplyButton } from '../reply.ts';
import { step, type Scene } from '../scene.ts';
import { shownDate } from '../shown-date.ts';
import type { Words } from '../words.ts';

/** «Баланс»: what GetBalanceInfo says, readable; names and cards of payouts masked. */
export const balanceScene: Scene<'balance'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home', 'signIn'],
    async show(context) {
      const { session, words } = context;
      if (session === undefined) return { next: 'signIn' };
      const answer = await context.busy(context.club.getBalanceInfo(session));
      const again = { label: words.label('general.try-again'), go: 'balance' };
      if (!answer.ok) return { next: HOME, show: false, ...clubTrouble(context, answer.failure, again) };
      return { replies: balanceReplies(answer.value, words), next: HOME, show: false };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),

  sums: step({
    data: z.object({}),
    exits: ['menu.home'],
    show: ({ words }) => ({
      replies: [
        {
          text: words.say('balance.sums'),
          buttons: [[menuButton('registrations', words)], [menuButton('balance', words)], [menuButton('menu', words)]],
        },
      ],
      next: HOME,
      show: false,
    }),
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

function balanceReplies(balance: BalanceInfo, words: Words): Reply[] {
  const { payouts, ...sums } = balance;
  const replies: Reply[] = [{ text: words.say('balance.text', sums) }];
  if (payouts.length > 0) {
    const lines = payouts.map(({ date, bonus, recipient }) =>
      words.label('balance.payout', { date: shownDate(date), bonus, recipient: maskPayout(recipient) }),
    );
    replies.push({ text: words.say('balance.payouts', { lines: lines.join('\n') }) });
  }
  return replies.map((reply, at) => (at === replies.length - 1 ? { ...reply, buttons: balanceButtons(words) } : reply));
}

function balanceButtons(words: Words): ReplyButton[][] {
  return [
    [{ label: words.label('balance.what-sums'), go: 'sums' }],
    [menuButton('registrations', words)],
    [menuButton('register', words), menuButton('menu', words)],
  ];
}

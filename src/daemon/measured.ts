import type { Club } from '../club/club.ts';
import type { Clock } from '../domain/clock.ts';
import type { Messenger, SendOutcome } from '../messengers/messenger.ts';
import { guardedClub } from '../sales/guarded-club.ts';
import type { Metrics } from '../upkeep/metrics.ts';

/** The messenger with the outcome of each request noted; one request to many counts once. */
export function measuredMessenger(messenger: Messenger, note: (outcome: SendOutcome) => void): Messenger {
  const { name, abilities, toMany } = messenger;
  return {
    name,
    abilities,
    connect: (signal) => messenger.connect(signal),
    send: async (to, operation, signal, partsSent) =>
      noted(await messenger.send(to, operation, signal, partsSent), note),
    ...(toMany && {
      toMany: {
        most: (message) => toMany.most(message),
        send: async (to, message, signal) => noted(await toMany.send(to, message, signal), note),
      },
    }),
    download: (media, signal) => messenger.download(media, signal),
    showTyping: (to) => messenger.showTyping(to),
    acknowledge: (pressId) => messenger.acknowledge(pressId),
    leave: async (chatId) => messenger.leave?.(chatId),
  };
}

function noted<Outcome extends SendOutcome>(outcome: Outcome, note: (outcome: SendOutcome) => void): Outcome {
  note(outcome);
  return outcome;
}

/** The club with the time and the kind of each answer noted. */
export function measuredClub(
  club: Club,
  { bot, metrics, clock }: { bot: string; metrics: Metrics; clock: Clock },
): Club {
  return guardedClub(club, async (call, method) => {
    const begun = clock.now();
    const answer = await call();
    metrics.asked(bot, method, Math.max(0, clock.now() - begun), answer);
    return answer;
  });
}

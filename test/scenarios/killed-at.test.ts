import { describe, expect, it, vi } from 'vitest';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { MESSENGERS, World } from '../support/world.ts';

const PATIENCE = 60_000;
const ANSWER = 'Ваш баланс';
const RECEIVE = { telegram: 'getUpdates', viber: 'webhook' } as const;
const SEND = { telegram: 'sendMessage', viber: 'send_message' } as const;

type Point = { when: string; fault?: (messenger: MessengerName, seller: Phone) => Fault };

/** Where a question may be on its way to its answer when the program is killed. */
const POINTS: Point[] = [
  { when: 'before it comes' },
  {
    when: 'when the messenger has brought it and does not know that it has',
    fault: (service) => ({ service, method: RECEIVE[service], kind: 'drop after', times: 1 }),
  },
  {
    when: 'while the club is asked',
    fault: (_, { phoneNumber: person }) => ({
      service: 'club',
      method: 'GetBalanceInfo',
      kind: 'slow',
      milliseconds: 4_000,
      times: 1,
      person,
    }),
  },
  {
    when: 'while the answer is being sent',
    fault: (service, { person }) => ({
      service,
      method: SEND[service],
      kind: 'slow',
      milliseconds: 4_000,
      times: 1,
      person,
    }),
  },
  {
    when: 'when the answer has been sent and nobody has noted it',
    fault: (service, { person }) => ({ service, method: SEND[service], kind: 'drop after', times: 1, person }),
  },
];

describe.each(MESSENGERS)('a question in %s', (messenger) => {
  it.each(POINTS)('is answered when the program is killed $when', { timeout: 120_000 }, async ({ fault }) => {
    const world = await World.create();
    await world.phones.changeSettings({ viber: { retrySeconds: Array.from({ length: 300 }, () => 0.3) } });
    const seller = await world.signedInSeller(messenger);
    if (!fault) await world.daemon.kill();
    else await world.phones.addFault(fault(messenger, seller));
    await seller.say('/balance');
    if (fault) {
      await vi.waitUntil(async () => (await world.phones.faults()).length === 0, PATIENCE);
      await world.daemon.kill();
    }

    await world.start();
    await seller.waitFor(ANSWER, PATIENCE);
    // Whoever waits for an answer is not kept waiting by the one before.
    await seller.say('/about');
    await seller.waitFor('програма лояльності', PATIENCE);
    const answers = (await seller.chat()).filter(({ from, text }) => from === 'bot' && text.includes(ANSWER));
    expect(answers.length).toBeLessThanOrEqual(2);
  });
});

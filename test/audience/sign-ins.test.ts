import { expect, it } from 'vitest';
import { SignIns, type SignInStep } from '../../src/audience/sign-ins.ts';
import { limitOnCodes, limitOnTries } from '../../src/domain/sign-in-limits.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';

const PHONE = '380671234567';
const RULES = { codesPerSubscriberPerHour: 3, codesPerNumberPerHour: 5, wrongCodes: 5, pauseMinutes: 15 };

async function start() {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const signIns = new SignIns({ store });
  const people = await Promise.all(Array.from({ length: 12 }, (_, at) => meet(store, String(at))));
  const steps = (kind: SignInStep['kind']) =>
    people.map((subscriber, at) => ({ subscriber, phone: PHONE, kind, updateId: at + 1 }));
  const request = (step: SignInStep) =>
    signIns.reserve(step, (before) => limitOnCodes(before, PHONE, RULES, clock.now()));
  const guess = (step: SignInStep) => signIns.reserve(step, (before) => limitOnTries(before, RULES, clock.now()));
  return { store, signIns, steps, request, guess };
}

it('lets one of twelve who ask for a code to the same number at once have it sent', async () => {
  const { steps, request } = await start();
  const answers = await Promise.all(steps('code requested').map(request));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

it('lets five of twelve who guess a code at once have it tried', async () => {
  const { steps, guess } = await start();
  const answers = await Promise.all(steps('wrong code').map(guess));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
});

it('lets an update that was interrupted go on, and nobody else', async () => {
  const { steps, request } = await start();
  const [first, second] = steps('code requested');
  if (!first || !second) throw new Error('nobody is there');
  expect(await request(first)).toMatchObject({ ok: true });
  expect(await request(first)).toMatchObject({ ok: true });
  expect(await request({ ...first, updateId: 99 })).toMatchObject({ ok: false, failure: { kind: 'too soon' } });
  expect(await request(second)).toMatchObject({ ok: false, failure: { kind: 'too soon' } });
});

it('forgets a step that was taken back', async () => {
  const { store, signIns, steps, request } = await start();
  const [first, second] = steps('code requested');
  if (!first || !second) throw new Error('nobody is there');
  const reserved = await request(first);
  if (!reserved.ok) throw new Error('the first was refused');
  await store.write((tx) => signIns.takeBack(tx, reserved.value));
  expect(await request(second)).toMatchObject({ ok: true });
});

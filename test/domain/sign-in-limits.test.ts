import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitOnCodes, limitOnTries, SIGN_IN_HISTORY, type SignInHistory } from '../../src/domain/sign-in-limits.ts';

const RULES = { codesPerSubscriberPerHour: 5, codesPerNumberPerHour: 3, wrongCodes: 5, pauseMinutes: 15 };
const MINUTE = 60_000;
const NOW = 1_760_000_000_000;
const [MINE, OTHER] = ['380671234567', '380931234567'];

function ago(minutes: number, kind: SignInHistory[number]['kind'], phone = MINE): SignInHistory[number] {
  return { kind, phone, at: NOW - minutes * MINUTE };
}

const codes = (...minutes: number[]) => minutes.map((one) => ago(one, 'code requested'));
const wrong = (...minutes: number[]) => minutes.map((one) => ago(one, 'wrong code'));

describe('codes by SMS', () => {
  it.each<[string, SignInHistory, SignInHistory, string | undefined, number?]>([
    ['the first', [], [], undefined],
    ['one within a minute of the last', codes(0.5), codes(0.5), 'too soon', 0.5],
    ['one within a minute of what somebody else asked for', [], codes(0.5), 'too soon', 0.5],
    ['one after a minute', codes(1), codes(1), undefined],
    ['the third to a number in an hour', codes(30, 20), codes(30, 20), undefined],
    ['the fourth to a number in an hour', codes(30, 20, 10), codes(30, 20, 10), 'too many codes', 30],
    ['the fourth to a number, by three persons', [], codes(50, 20, 10), 'too many codes', 10],
    ['one when the hour is over', codes(61, 20, 10), codes(61, 20, 10), undefined],
    [
      'the sixth of a person in an hour',
      [50, 40, 30, 20, 10].map((at) => ago(at, 'code requested', OTHER)),
      [],
      'too many codes',
      10,
    ],
    [
      'a fifth number in a day',
      [1, 2, 3, 4].map((one) => ago(1_000 - one, 'code requested', `38050000000${one}`)),
      [],
      'too many codes',
      24 * 60 - 999,
    ],
    [
      'a fourth number in a day',
      [1, 2, 3].map((one) => ago(900, 'code requested', `38050000000${one}`)),
      [],
      undefined,
    ],
  ])('%s', (_which, own, number, kind, minutes) => {
    const limit = limitOnCodes({ own, number }, MINE, RULES, NOW);
    expect(limit?.kind).toBe(kind);
    expect(limit && Math.round((limit.until - NOW) / 6_000) / 10).toBe(minutes);
  });

  it('never go out more often than the rules say, however they are asked for', () => {
    const asking = fc.array(
      fc.record({
        who: fc.nat(2),
        phone: fc.constantFrom(MINE, OTHER),
        wait: fc.integer({ min: 1, max: 20 * MINUTE }),
      }),
      { minLength: 20, maxLength: 150 },
    );
    fc.assert(
      fc.property(asking, (tries) => {
        const sent: { who: number; phone: string; at: number }[] = [];
        let now = NOW;
        for (const { who, phone, wait } of tries) {
          now += wait;
          const history = (fits: (one: (typeof sent)[number]) => boolean): SignInHistory =>
            sent
              .filter((one) => fits(one) && one.at > now - SIGN_IN_HISTORY)
              .map((one) => ({ kind: 'code requested', phone: one.phone, at: one.at }));
          const own = history((one) => one.who === who);
          const number = history((one) => one.phone === phone);
          if (!limitOnCodes({ own, number }, phone, RULES, now)) sent.push({ who, phone, at: now });
        }
        for (const { who, phone, at } of sent) {
          const hour = sent.filter((one) => one.at <= at && one.at > at - 60 * MINUTE);
          expect(hour.filter((one) => one.phone === phone).length).toBeLessThanOrEqual(RULES.codesPerNumberPerHour);
          expect(hour.filter((one) => one.who === who).length).toBeLessThanOrEqual(RULES.codesPerSubscriberPerHour);
          expect(sent.filter((one) => one.phone === phone && one.at < at && one.at > at - MINUTE)).toEqual([]);
        }
      }),
    );
  });
});

describe('wrong codes', () => {
  it.each<[string, SignInHistory, SignInHistory, boolean]>([
    ['four of them', wrong(4, 3, 2, 1), wrong(4, 3, 2, 1), false],
    ['five of them', wrong(5, 4, 3, 2, 1), [], true],
    ['five to one number by several persons', wrong(1), wrong(5, 4, 3, 2, 1), true],
    ['five a quarter of an hour ago', wrong(20, 19, 18, 17, 15), [], false],
    ['a sixth after the pause', wrong(60, 59, 58, 57, 56, 1), [], false],
    ['a tenth after the pause', wrong(60, 59, 58, 57, 56, 5, 4, 3, 2, 1), [], true],
    ['a sixth that was tried at the same moment as the fifth', wrong(5, 4, 3, 1, 1, 1), [], true],
    ['five before signing in', [...wrong(9, 8, 7, 6, 5), ago(3, 'signed in'), ...wrong(2, 1)], [], false],
  ])('%s', (_which, own, number, paused) => {
    const limit = limitOnTries({ own, number }, RULES, NOW);
    expect(limit?.kind).toBe(paused ? 'too many wrong codes' : undefined);
    expect(limit === undefined || limit.until > NOW).toBe(true);
  });
});

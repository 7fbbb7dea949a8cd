import * as fc from 'fast-check';
import type { Somebody } from '../population.ts';
import { LONGEST_FILTER, MOST_TERMS } from '../../../src/audience/filter/plain-form.ts';

const DAY = 86_400_000;

/** A filter with what it means, said once more and by other means than the program's. */
export type Meaning = { text: string; holds: (who: Somebody) => boolean };

/** Epoch milliseconds of 2025-10-09 10:53:20 in Kyiv, as the clock of the tests stands. */
export const NOW = 1_760_000_000_000;

const NAMES = ['Олена', 'Олена Коваль', 'олег', "Мар'яна", 'Ann', 'A_b%c', ''];
const TAGS = ['VIP', 'постійний клієнт', 'Київ'];
const CITIES = ['Київ', 'Ківерці', 'Lviv', '100%'];
const PHONES = ['380671234567', '380501234567', '380671112233'];
const MODELS = ['ERGO 32GHS5500', 'ERGO 43', 'Ноутбук'];
const MOMENTS = [0.5, 6.9, 7, 7.1, 29, 31, 400].map((days) => NOW - days * DAY);

const some = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const word = (...values: string[]) => some(fc.constantFrom(...values));

const sale = fc.record(
  {
    state: fc.constantFrom('registered' as const, 'refused' as const, 'captured' as const, 'needs model' as const),
    fate: fc.constantFrom('confirmed' as const, 'on balance' as const, 'rejected' as const, 'for test' as const),
    points: fc.constantFrom(0, 10, 60),
    model: fc.constantFrom(...MODELS),
    at: fc.constantFrom(...MOMENTS),
  },
  { requiredKeys: ['state', 'at'] },
);

const somebody: fc.Arbitrary<Somebody> = fc
  .record({
    messenger: fc.constantFrom('telegram' as const, 'viber' as const),
    state: fc.constantFrom('active' as const, 'blocked' as const, 'unsubscribed' as const),
    name: word(...NAMES),
    username: word('olena', 'Oleg_1', 'x'),
    language: word('uk', 'uk-UA', 'en', 'ru'),
    country: word('UA', 'pl'),
    device: word('iPhone12,1', 'Pixel 7'),
    source: word('poster', 'POSTER', 'friend_1'),
    subscribed: fc.constantFrom(...MOMENTS),
    seen: fc.constantFrom(...MOMENTS),
    sales: fc.array(sale, { maxLength: 4 }),
  })
  .map((who) => Object.fromEntries(Object.entries(who).filter(([, value]) => value !== undefined)));

/** What belongs to a member, the same for all accounts with one number. */
const member: fc.Arbitrary<Somebody> = fc.record({
  tags: fc.subarray(TAGS),
  notes: fc
    .record({
      city: word(...CITIES),
      visits: word('0', '3', '-2.5'),
      born: word('1990-01-31', '2025-10-08', '2025-10-01'),
      vip: word('так', 'no'),
    })
    .map((notes) => Object.fromEntries(Object.entries(notes).flatMap(([key, value]) => (value ? [[key, value]] : [])))),
});

export const population: fc.Arbitrary<Somebody[]> = fc
  .tuple(
    fc.array(fc.tuple(somebody, fc.nat(PHONES.length)), { minLength: 1, maxLength: 7 }),
    fc.array(member, { minLength: PHONES.length, maxLength: PHONES.length }),
    fc.array(member, { minLength: 7, maxLength: 7 }),
  )
  .map(([people, known, unknown]) =>
    people.map(([who, place], index) => {
      const phone = PHONES[place];
      return phone === undefined ? { ...who, ...unknown[index] } : { ...who, ...known[place], phone };
    }),
  );

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const folded = (text: string) => text.toLowerCase().replaceAll('’', "'");

/** Whether a text is as wanted; `*` and `?` as in a shell. */
function matches(text: string | undefined, wanted: string, same: (text: string) => string): boolean {
  if (text === undefined) return false;
  const pattern = Array.from(same(wanted), (letter) =>
    letter === '*' ? '[^]*' : letter === '?' ? '[^]' : letter.replace(/[$()+.[\\\]^{|}]/g, '\\$&'),
  );
  return new RegExp(`^${pattern.join('')}$`, 'u').test(same(text));
}

function textLeaves(): fc.Arbitrary<Meaning> {
  const fields = {
    username: (who: Somebody) => who.username,
    country: (who: Somebody) => who.country,
    device: (who: Somebody) => who.device,
    source: (who: Somebody) => who.source,
  };
  const wanted = fc.constantFrom('OLENA', 'o*', 'ua', '?l', 'iPhone*', '*7', 'poster', '*_1', 'a?b');
  return fc.tuple(fc.constantFrom(...Object.entries(fields)), wanted).map(([[field, of], text]) => ({
    text: `${field}:${text}`,
    holds: (who) => matches(of(who), text, lower),
  }));
}

const folds: fc.Arbitrary<Meaning> = fc.oneof(
  fc.constantFrom('ОЛЕНА', '"олена коваль"', 'оле*', '*а', 'Мар’яна', '"a_b%c"', 'a*c', '???').map((text) => ({
    text: `name:${text}`,
    holds: (who: Somebody) => matches(who.name, text.replaceAll('"', ''), folded),
  })),
  fc.constantFrom('vip', 'ПОСТІЙНИЙ*', '"постійний клієнт"', 'ки?в', 'nobody').map((text) => ({
    text: `tag:${text}`,
    holds: (who: Somebody) => (who.tags ?? []).some((tag) => matches(tag, text.replaceAll('"', ''), folded)),
  })),
  fc.constantFrom('київ', 'Ки*', '"100%"', '*v*').map((text) => ({
    text: `city:${text}`,
    holds: (who: Somebody) => matches(who.notes?.['city'], text.replaceAll('"', ''), folded),
  })),
);

const present: fc.Arbitrary<Meaning> = fc.constantFrom(
  { text: 'phone:*', holds: (who: Somebody) => who.phone !== undefined },
  { text: 'tag:*', holds: (who: Somebody) => (who.tags ?? []).length > 0 },
  { text: 'name:*', holds: (who: Somebody) => who.name !== undefined },
  { text: 'source:*', holds: (who: Somebody) => who.source !== undefined },
  { text: 'language:*', holds: (who: Somebody) => who.language !== undefined },
  { text: 'city:*', holds: (who: Somebody) => who.notes?.['city'] !== undefined },
  { text: 'model:*', holds: (who: Somebody) => good(who).some(({ model }) => model !== undefined) },
);

const choices: fc.Arbitrary<Meaning> = fc.constantFrom(
  { text: 'messenger:viber', holds: (who: Somebody) => who.messenger === 'viber' },
  { text: 'state:Blocked', holds: (who: Somebody) => who.state === 'blocked' },
  { text: 'language:UK', holds: (who: Somebody) => /^uk(-|$)/i.test(who.language ?? '') },
  { text: 'language:u*', holds: (who: Somebody) => /^u/i.test(who.language ?? '') },
  { text: 'phone:"+38 (067) 123-45-67"', holds: (who: Somebody) => who.phone === '380671234567' },
  { text: 'phone:067*', holds: (who: Somebody) => (who.phone ?? '').startsWith('38067') },
  { text: 'phone:*4567', holds: (who: Somebody) => (who.phone ?? '').endsWith('4567') },
  { text: 'vip:yes', holds: (who: Somebody) => who.notes?.['vip'] === 'так' },
  { text: 'vip:ні', holds: (who: Somebody) => who.notes?.['vip'] === 'no' },
  { text: 'born:1990', holds: (who: Somebody) => who.notes?.['born'] === '1990-01-31' },
  { text: 'born:>=2025-10-08', holds: (who: Somebody) => who.notes?.['born'] === '2025-10-08' },
  { text: 'born:<7d', holds: (who: Somebody) => who.notes?.['born'] === '2025-10-08' },
);

/** The first moments of these days in Kyiv, worked out by hand: summer time until 2025-10-26. */
const DAYS = {
  '2025-10-02': '2025-10-01T21:00:00Z',
  '2025-09': '2025-08-31T21:00:00Z',
  '2025-10': '2025-09-30T21:00:00Z',
};

function times(): fc.Arbitrary<Meaning> {
  const start = (day: keyof typeof DAYS) => Date.parse(DAYS[day]);
  const tests: [string, (moment: number) => boolean][] = [
    ['<7d', (moment) => moment > NOW - 7 * DAY],
    ['>=1w', (moment) => moment <= NOW - 7 * DAY],
    ['>720h', (moment) => moment < NOW - 30 * DAY],
    ['>=2025-10-02', (moment) => moment >= start('2025-10-02')],
    ['<2025-10-02', (moment) => moment < start('2025-10-02')],
    ['2025-09', (moment) => moment >= start('2025-09') && moment < start('2025-10')],
    ['>2025-09', (moment) => moment >= start('2025-10')],
    ['<=2025-09', (moment) => moment < start('2025-10')],
  ];
  const fields = { subscribed: (who: Somebody) => who.subscribed, seen: (who: Somebody) => who.seen };
  return fc.tuple(fc.constantFrom(...Object.entries(fields)), fc.constantFrom(...tests)).map(([[field, of], test]) => ({
    text: `${field}:${test[0]}`,
    holds: (who) => test[1](of(who) ?? NOW),
  }));
}

type Sale = NonNullable<Somebody['sales']>[number];

function good({ sales = [] }: Somebody): Sale[] {
  return sales.filter(({ state, fate }) => state === 'registered' && fate !== 'rejected');
}

const SCOPES: Record<string, (sale: Sale) => boolean> = {
  '': ({ state, fate }) => state === 'registered' && fate !== 'rejected',
  '.30d': ({ state, fate, at = NOW }) => state === 'registered' && fate !== 'rejected' && at >= NOW - 30 * DAY,
  '.any': () => true,
  '.refused.7d': ({ state, at = NOW }) => state === 'refused' && at >= NOW - 7 * DAY,
  '.rejected': ({ fate }) => fate === 'rejected',
  '.confirmed': ({ fate }) => fate === 'confirmed' || fate === 'on balance',
  '.any.2025-09': ({ at = NOW }) => at >= Date.parse('2025-08-31T21:00:00Z') && at < Date.parse('2025-09-30T21:00:00Z'),
  '.any.since-2025-10-02': ({ at = NOW }) => at >= Date.parse('2025-10-01T21:00:00Z'),
  '.any.until-2025-10-02': ({ at = NOW }) => at < Date.parse('2025-10-02T21:00:00Z'),
};

const TESTS: [string, (number: number) => boolean][] = [
  ['0', (number) => number === 0],
  ['=2', (number) => number === 2],
  ['>0', (number) => number > 0],
  ['>=2', (number) => number >= 2],
  ['<1', (number) => number < 1],
  ['<=60', (number) => number <= 60],
  ['[1 TO 2]', (number) => number >= 1 && number <= 2],
  ['{0 TO 70}', (number) => number > 0 && number < 70],
  ['>-3', (number) => number > -3],
];

const numbers: fc.Arbitrary<Meaning> = fc
  .tuple(
    fc.constantFrom('sales', 'points', 'visits'),
    fc.constantFrom(...Object.keys(SCOPES)),
    fc.constantFrom(...TESTS),
  )
  .map(([field, scope, [text, test]]) => {
    if (field === 'visits') {
      const visits = (who: Somebody) => who.notes?.['visits'];
      return { text: `visits:${text}`, holds: (who) => visits(who) !== undefined && test(Number(visits(who))) };
    }
    const sold = (who: Somebody) => (who.sales ?? []).filter((one) => SCOPES[scope]?.(one));
    const amount = (who: Somebody) =>
      field === 'sales' ? sold(who).length : sold(who).reduce((sum, { points = 0 }) => sum + points, 0);
    return { text: `${field}${scope}:${text}`, holds: (who) => test(amount(who)) };
  });

const models: fc.Arbitrary<Meaning> = fc
  .tuple(fc.constantFrom('', '.30d', '.any'), fc.constantFrom('ergo*', '"ERGO 43"', 'id-Ноутбук', '*5500'))
  .map(([scope, text]) => ({
    text: `model${scope}:${text}`,
    holds: (who) =>
      (who.sales ?? [])
        .filter((one) => SCOPES[scope]?.(one))
        .some(({ model }) =>
          [model, model && `id-${model}`].some((known) => matches(known, text.replaceAll('"', ''), lower)),
        ),
  }));

const leaf = fc.oneof(textLeaves(), folds, present, choices, times(), numbers, models);

const not: (part: Meaning) => Meaning = ({ text, holds }) => ({
  text: /^[a-z]/.test(text) ? `-${text}` : `NOT ${text}`,
  holds: (who) => !holds(who),
});

/** Alternatives of things that all hold, the brackets left out where AND binds first. */
const anyMeaning: fc.Arbitrary<Meaning> = fc.letrec<{ filter: Meaning; part: Meaning }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    leaf.map(not),
    tie('filter').map(({ text, holds }) => ({ text: `(${text})`, holds })),
    tie('filter').map(({ text, holds }) => not({ text: `(${text})`, holds })),
  ),
  filter: fc
    .array(fc.array(tie('part'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .chain((alternatives) =>
      fc.constantFrom(' ', ' AND ').map((and) => ({
        text: alternatives.map((parts) => parts.map(({ text }) => text).join(and)).join(' OR '),
        holds: (who: Somebody) => alternatives.some((parts) => parts.every(({ holds }) => holds(who))),
      })),
    ),
})).filter;

/** Those within the limits of a filter (each term has a colon); larger ones are refused, which is a claim of its own. */
export const meaning = anyMeaning.filter(
  ({ text }) => text.length <= LONGEST_FILTER && text.split(':').length - 1 <= MOST_TERMS,
);

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telegramForm } from '../../src/messengers/telegram/telegram-form.ts';
import { viberForm } from '../../src/messengers/viber/viber-form.ts';
import { definitionFaults } from '../../src/surveys/definition-faults.ts';
import { readDefinition } from '../../src/surveys/definition-file.ts';
import { ownPictures, picturesOf } from '../../src/surveys/pictures.ts';
import { routeFaults } from '../../src/surveys/routes-through.ts';
import { SPRING } from './spring.ts';

const FORMS = [telegramForm, viberForm];

/** What is wrong with a file, as it is read. */
const wrong = (source: string): string[] => {
  const read = readDefinition(source);
  return read.ok ? [] : read.failure;
};

/** What is wrong with what it says, each with the line of its place. */
const faults = (source: string): string[] => {
  const read = readDefinition(source);
  if (!read.ok) throw new Error(read.failure.join('\n'));
  const { definition, lineOf } = read.value;
  return definitionFaults(ownPictures(definition, {}), FORMS).map(({ path, what }) => `${lineOf(path)}: ${what}`);
};

const asked = (...questions: string[]) =>
  `title: Т\nintroduction: П\nfinal: К\nquestions:\n${questions.map((one) => `  - ${one}`).join('\n')}\n`;

describe('a file with a survey', () => {
  it('is read from YAML and from JSON', () => {
    const yaml = readDefinition(SPRING);
    if (!yaml.ok) throw new Error(yaml.failure.join());
    expect(yaml.value.definition.questions.map(({ id }) => id)).toEqual(['knows', 'source', 'liked']);
    const json = readDefinition(JSON.stringify(yaml.value.definition));
    expect(json.ok && json.value.definition).toEqual(yaml.value.definition);
    expect(faults(SPRING)).toEqual([]);
  });

  it.each([
    [
      'a key that is not known',
      SPRING.replace('introduction:', 'intro:'),
      ['line 2, intro: found a key', 'introduction'],
    ],
    [
      'an unknown key deep in it',
      SPRING.replace('next: liked', 'nekst: liked'),
      ['line 8, questions[0].answers[0].nekst: found a key that is not known, expected one of: text, emoji, next'],
    ],
    [
      'an id with capitals',
      SPRING.replace('id: source', 'id: Source'),
      ['line 10, questions[1].id: found "Source", expected a name of its own'],
    ],
    ['a question without text', asked('{ id: a }'), ['line 5, questions[0].text: found nothing']],
    [
      'no questions',
      'title: Т\nintroduction: П\nfinal: К\nquestions: []\n',
      ['line 4, questions: found an empty list, expected 1 to 50 questions'],
    ],
    ['what is no YAML', 'title: "a\nintroduction: b', ['line ']],
    ['a list', '- a\n- b\n', ['the whole file: found a list, expected a survey']],
    ['nothing', '', ['the whole file: found ']],
  ])('%s is said with its line and path', (_, source, said) => {
    const all = wrong(source).join('\n');
    for (const one of said) expect(all).toContain(one);
  });

  it('whatever it is, reading it answers', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (source) => void readDefinition(source)));
    fc.assert(fc.property(fc.json(), (source) => void readDefinition(source)));
  });

  it('a bomb of aliases does not blow up', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((name, at) => {
        const before = 'abcdefghi'[at];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    expect(wrong(bomb)).toEqual([expect.stringContaining('the whole file')]);
  });

  it('names each picture once', () => {
    const read = readDefinition(asked('{ id: a, text: Т, picture: p.jpg }', '{ id: b, text: Т, picture: p.jpg }'));
    expect(read.ok && picturesOf(read.value.definition)).toEqual(['p.jpg']);
  });
});

describe('the ways through the questions', () => {
  it.each([
    ['an id twice', ['{ id: a, text: Т }', '{ id: a, text: Т }'], '"a" is the id of an earlier question too'],
    [
      'an answer twice',
      ['{ id: a, text: Т, answers: [{ text: Так }, { text: так }] }'],
      '"так" is an earlier answer too',
    ],
    ['a way to nowhere', ['{ id: a, text: Т, next: b }'], 'there is no question "b"'],
    ['a circle', ['{ id: a, text: Т }', '{ id: b, text: Т, next: a }'], 'goes in a circle: a → b → a'],
    ['a question that asks itself', ['{ id: a, text: Т, next: a }'], 'goes in a circle: a → a'],
    [
      'what nobody comes to',
      ['{ id: a, text: Т, next: c }', '{ id: b, text: Т }', '{ id: c, text: Т }'],
      'no answer leads to "b"',
    ],
    ['what follows the end', ['{ id: a, text: Т, next: end }', '{ id: b, text: Т }'], 'no answer leads to "b"'],
    ['own words without answers', ['{ id: a, text: Т, own: { text: Інше } }'], 'is answered in own words anyway'],
  ])('%s is refused', (_, questions, what) => {
    expect(faults(asked(...questions)).join('\n')).toContain(what);
  });

  it('without a fault every question is come to, and every way ends', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const next = fc.option(fc.constantFrom(...ids, 'end'), { nil: undefined });
    const question = fc.record({ next, answers: fc.array(next, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 5 }), (drawn) => {
        const questions = drawn.map((one, at) => ({
          id: ids[at] ?? '',
          text: 'Т',
          ...(one.next !== undefined && { next: one.next }),
          answers: one.answers.map((to, place) => ({ text: String(place), ...(to !== undefined && { next: to }) })),
        }));
        if (routeFaults({ questions }).length > 0) return;
        const seen = new Set<string>();
        const walk = (at: number, steps: number): void => {
          const here = questions[at];
          if (!here) return;
          expect(steps).toBeLessThanOrEqual(questions.length);
          seen.add(here.id);
          const ways = here.answers.length > 0 ? here.answers.map((answer) => answer.next ?? here.next) : [here.next];
          for (const to of ways)
            if (to === undefined) walk(at + 1, steps + 1);
            else if (to !== 'end')
              walk(
                questions.findIndex(({ id }) => id === to),
                steps + 1,
              );
        };
        walk(0, 1);
        expect(seen.size).toBe(questions.length);
      }),
    );
  });
});

describe('what messengers take', () => {
  it('a question that is too long below its picture is refused, with the place and the count', () => {
    const long = asked(`{ id: a, text: ${'а'.repeat(900)}, picture: p.jpg }`);
    expect(faults(long)).toEqual([
      expect.stringMatching(/^5: viber: the text below a picture has at most 768 characters, this one has 900/),
    ]);
  });

  it('a button that is too long is refused', () => {
    const long = asked(`{ id: a, text: Т, answers: [{ text: ${'б'.repeat(80)}, emoji: 👍 }] }`);
    expect(faults(long)).toEqual(['5: telegram: a button has one line of 1 to 64 characters, this one has 83']);
  });

  it('a placeholder that is none is refused', () => {
    expect(faults(asked('{ id: a, text: "Привіт, {nam}!" }')).join()).toContain('{nam} is no field of a profile');
  });
});

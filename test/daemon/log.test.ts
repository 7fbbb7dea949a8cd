import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/daemon/log.ts';

function collect(props: { journal?: boolean; level?: 'debug' | 'info' } = {}) {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLog({ level: props.level ?? 'debug', journal: props.journal ?? false, stream }) };
}

const word = fc.stringMatching(/^[\w-]*$/);
const telegramToken = fc.stringMatching(/^[1-9]\d{5,11}:[\w-]{35}$/);
const viberToken = fc.stringMatching(/^[0-9a-z]{16}-[0-9a-z]{16}-[0-9a-z]{16}$/);
const session = fc.stringMatching(/^[0-9a-f]{32}$/);
const bearer = word.filter((text) => text.length > 3).map((text) => `Bearer ${text}`);
const separator = fc.constantFrom('', ' ', '-', ') ', '.', ' - ');
const phone = fc
  .tuple(
    fc.constantFrom('+38', '38', '', '8', '+38 ('),
    fc.stringMatching(/^0[3-9]\d$/),
    separator,
    fc.stringMatching(/^\d{7}$/),
    separator,
  )
  .map(
    ([country, operator, gap, number, inner]) =>
      `${country}${operator}${gap}${number.slice(0, 3)}${inner}${number.slice(3)}`,
  );

const secret = fc.oneof(telegramToken, viberToken, session, bearer, phone);

describe('the final line', () => {
  test('never holds a token, a session or a phone, wherever it stood', () => {
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('', ' ', '/bot', 'url=', '"', '('),
        fc.constantFrom('', ' ', '/getMe', '"', ')'),
        (hidden, before, after) => {
          const { lines, log } = collect();
          const text = `${before}${hidden}${after}`;
          log.error({ text, error: new Error(text), nested: { list: [text], [text]: 1 } }, text);
          log.child({ text }).debug({}, 'child');
          expect(lines.join('')).not.toContain(hidden);
          for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
        },
      ),
    );
  });

  test('is JSON with level, time and words', () => {
    const { lines, log } = collect();
    log.child({ bot: 'ergo-club' }).info({ count: 2 }, 'two things');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      bot: 'ergo-club',
      count: 2,
      words: 'two things',
    });
  });

  test('tells an error in full', () => {
    const { lines, log } = collect();
    log.error({ error: new Error('outer', { cause: new Error('inner') }) }, 'failed');
    expect(lines[0]).toContain('outer: inner');
    expect(lines[0]).toContain('log.test.ts');
  });

  test('begins with its priority when the journal reads it', () => {
    const { lines, log } = collect({ journal: true });
    log.debug({}, 'd');
    log.info({}, 'i');
    log.warn({}, 'w');
    log.error({}, 'e');
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['<7>{', '<6>{', '<4>{', '<3>{']);
  });

  test('is not written below the level', () => {
    const { lines, log } = collect({ level: 'info' });
    log.debug({}, 'small talk');
    expect(lines).toEqual([]);
  });
});

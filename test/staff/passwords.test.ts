import { describe, expect, test } from 'vitest';
import { makePassword, passwordProblem, Passwords } from '../../src/staff/passwords.ts';

const cheap = new Passwords({ cost: { log2n: 10, r: 8, p: 1 } });

describe('a stored password', () => {
  test('fits itself and nothing else, and says nothing of itself', async () => {
    const stored = await cheap.hash('сім мокрих котів');
    expect(stored).toMatch(/^scrypt\$10\$8\$1\$/);
    expect(await cheap.matches('сім мокрих котів', stored)).toBe(true);
    expect(await cheap.matches('сім мокрих кот', stored)).toBe(false);
    expect(await cheap.matches('', stored)).toBe(false);
    expect(await cheap.hash('сім мокрих котів')).not.toBe(stored);
  });

  test('is checked at the cost it was stored with', async () => {
    const stored = await new Passwords({ cost: { log2n: 11, r: 4, p: 2 } }).hash('another password');
    expect(await cheap.matches('another password', stored)).toBe(true);
  });

  test('is the same however its letters are composed', async () => {
    const stored = await cheap.hash('їжак у тумані');
    expect(await cheap.matches('їжак у тумані'.normalize('NFD'), stored)).toBe(true);
  });

  test('of nobody fits nothing', async () => {
    expect(await cheap.matches('anything at all', undefined)).toBe(false);
  });
});

test('many checks at once are made one after another', async () => {
  const stored = await cheap.hash('сім мокрих котів');
  const order: number[] = [];
  await Promise.all(
    [0, 1, 2, 3].map(async (at) => {
      await cheap.matches('сім мокрих котів', stored);
      order.push(at);
    }),
  );
  expect(order).toEqual([0, 1, 2, 3]);
});

test.each([
  ['коротко', 'found 7 characters'],
  ['aaaaaaaaaaaa', 'almost always the same'],
  ['my-olena-password', 'found the login'],
  ['x'.repeat(201), 'found 201 characters'],
])('%s cannot be a password', (password, why) => expect(passwordProblem(password, 'olena')).toContain(why));

test('a password that is made can be one, and is another each time', () => {
  const made = Array.from({ length: 50 }, makePassword);
  expect(new Set(made).size).toBe(50);
  expect(made.map((password) => passwordProblem(password, 'olena')).filter(Boolean)).toEqual([]);
});

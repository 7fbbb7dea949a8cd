import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsWords } from '../../src/store/any-case.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';

const letters = fc.constantFrom(...Array.from('абгґеєжиіїйщьюяAbZ09 .,-*?[]^%_\'’"{}🙂'));
const words = fc.array(letters, { minLength: 1, maxLength: 6 }).map((some) => some.join(''));

const plainly = (text: string) => text.toLowerCase().replaceAll('’', "'");

it('finds words in whatever case and with whatever apostrophe, and signs as themselves', async () => {
  const store = await openTestStore(hastyClock());
  const { id } = await meet(store, 'seller');
  const run = fc.asyncProperty(words, words, words, fc.boolean(), async (before, wanted, after, isThere) => {
    const text = isThere ? before + wanted.toUpperCase() + after : before + after;
    await store.write((tx) => tx.db.updateTable('subscribers').set({ name: text }).where('id', '=', id).execute());
    const found = await store.read
      .selectFrom('subscribers')
      .select('id')
      .where((where) => holdsWords(where.ref('name'), wanted))
      .execute();
    expect({ text, wanted, found: found.length }).toEqual({
      text,
      wanted,
      found: plainly(text).includes(plainly(wanted)) ? 1 : 0,
    });
  });
  await fc.assert(run, { numRuns: 300 });
});

import { contract } from '../../control/contract.ts';
import { PAGE } from '../model/conversation.ts';
import { queryOf } from '../model/dialog-list.ts';
import type { EffectParts, Performers } from './effects.ts';

const { dialogs, profiles } = contract;
const LISTED = 100;
const MOST_FOUND = 200;
const SEARCHES = 20;

type Reading = 'list' | 'count' | 'show' | 'page' | 'surroundings' | 'balance' | 'noted' | 'search';

/** What is read from the daemon. */
export function readingEffects({ client, operator }: EffectParts): Performers<Reading> {
  const pageOf = (id: number, query: { before?: number; after?: number }) =>
    client.call(dialogs.messages, { params: { id }, query: { ...query, limit: PAGE } });
  return {
    list: async ({ filter, cursor }) => {
      const query = { ...queryOf(filter, operator), cursor, limit: LISTED };
      const { items, next } = await client.call(dialogs.list, { query });
      return { type: 'listed', filter, isFirst: cursor === undefined, items, next };
    },
    count: async () => ({ type: 'counted', ...(await client.call(dialogs.counts, { query: {} })) }),
    show: async ({ dialog: id }) => ({ type: 'shown', ...(await client.call(dialogs.show, { params: { id } })) }),
    page: async (effect) => {
      const { dialog, part } = effect;
      const query =
        effect.part === 'newest' ? {} : effect.part === 'older' ? { before: effect.from } : { after: effect.from };
      return { type: 'page', dialog, part, messages: (await pageOf(dialog, query)).items };
    },
    surroundings: async ({ dialog, message }) => {
      const [before, after] = await Promise.all([
        pageOf(dialog, { before: message }),
        pageOf(dialog, { after: message - 1 }),
      ]);
      return { type: 'surroundings', dialog, message, before: before.items, after: after.items };
    },
    balance: async ({ dialog }) => {
      const { balance } = await client.call(dialogs.balance, { params: { id: dialog } });
      return { type: 'balance', dialog, balance };
    },
    noted: async ({ dialog, bot, subscriber }) => {
      const { items } = await client.call(profiles.show, { params: { bot, who: String(subscriber) } });
      const { tags = [], attributes = [] } = items[0] ?? {};
      return { type: 'noted', dialog, noted: { tags, attributes } };
    },
    search: async ({ dialog, words: searched }) => {
      const found: number[] = [];
      let before: number | undefined;
      for (let searches = 0; searches < SEARCHES && found.length < MOST_FOUND; searches++) {
        const query = { words: searched, before, limit: MOST_FOUND };
        const { items, next } = await client.call(dialogs.search, { params: { id: dialog }, query });
        found.push(...items.map(({ id }) => id));
        before = next;
        if (next === undefined) break;
      }
      return { type: 'found', dialog, words: searched, messages: found };
    },
  };
}

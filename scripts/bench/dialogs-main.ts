import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { Addressees } from '../../src/support/addressees.ts';
import { DialogList, type DialogFilter } from '../../src/support/dialog-list.ts';
import { DialogStatistics } from '../../src/support/dialog-statistics.ts';
import { History } from '../../src/support/history.ts';
import { BOT, makeUpDialogs } from './made-up-dialogs.ts';

const HELP = `scripts/bench/dialogs [--dialogs COUNT] [--messages COUNT] [--times COUNT] [--make FILE]

Makes up a database of 10,000 dialogs and 1,000,000 messages, unless told otherwise, and says how long each thing takes
that consoles ask for: the median and the worst of so many times (100). With --make it leaves the database in a file, and
measures nothing.`;

const { values } = parseArgs({
  options: {
    dialogs: { type: 'string', default: '10000' },
    messages: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '100' },
    make: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const END = Date.parse('2026-10-25T10:00:00Z');
const talks = { end: END, dialogs: Number(values.dialogs), messages: Number(values.messages) };
const times = Number(values.times);

if (values.help) console.log(HELP);
else if (values.make !== undefined) await makeUpDialogs(values.make, talks);
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-bench-'));
  try {
    const file = join(folder, 'ergo-bot.db');
    await makeUpDialogs(file, talks);
    const store = await openStore({ file, clock: { now: () => END, sleep: async () => {} } });
    console.log(`${talks.dialogs} dialogs, ${talks.messages} messages; milliseconds`);
    console.log('median  worst');
    await measureLists(store);
    await measureHistory(store);
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureLists(store: Store): Promise<void> {
  const list = new DialogList({ store });
  const filter: DialogFilter = { botIds: [BOT], order: 'recent', limit: 51 };
  await measure('the first 50 dialogs', () => list.list(filter));
  const middle = (await list.list({ ...filter, limit: Math.floor(talks.dialogs / 2) })).at(-1);
  const after = { at: middle?.lastAt ?? 0, id: middle?.id ?? 0 };
  await measure('50 dialogs from the middle', () => list.list({ ...filter, after }));
  await measure('50 open dialogs', () => list.list({ ...filter, state: 'open' }));
  await measure('50 that wait longest', () => list.list({ ...filter, order: 'waiting' }));
  await measure('50 unread ones', () => list.list({ ...filter, unread: true }));
  await measure('how many there are of each kind', () => list.counts([BOT], 1));
  await measure('dialogs by a part of a name', () => list.list({ ...filter, search: 'ґала' }));
  await measure('dialogs by a part of a number', () => list.list({ ...filter, search: '78040' }));
  await measure('sellers by a part of a name', () => new Addressees({ store }).find('ковал', [BOT], 20));
  const statistics = new DialogStatistics({ store });
  const month = { botIds: [BOT], from: END - 30 * 86_400_000, to: END };
  await measure('figures of operators, a month', () => statistics.operators(month));
}

async function measureHistory(store: Store): Promise<void> {
  const history = new History({ store });
  // The first has said the most of all.
  await measure('the newest 50 messages', () => history.page(1, { limit: 50 }));
  const before = Math.floor(talks.messages / 2);
  await measure('50 messages before one a year ago', () => history.page(1, { before: 5_000, limit: 50 }));
  await measure('50 messages after one half a year ago', () => history.page(1, { after: before, limit: 50 }));
  await measure('one message', () => history.byId(before));
  const busy = Math.floor(talks.messages / 50);
  await measure(`a word often said among ${busy} messages`, () => history.search(1, 'гарантія', { limit: 50 }));
  await measure(`a word never said among ${busy} messages`, () => history.search(1, 'пилосос', { limit: 50 }));
  await measure('a word never said in an ordinary dialog', () => history.search(2, 'пилосос', { limit: 50 }));
}

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  const shown = [taken[Math.floor(times / 2)] ?? 0, taken.at(-1) ?? 0].map((one) => one.toFixed(1).padStart(6));
  console.log(`${shown.join(' ')}  ${what}`);
}

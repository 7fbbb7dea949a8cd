import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countHeads } from '../../src/audience/head-count.ts';
import { buildFilters } from '../../src/daemon/build-audience.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import { openStore } from '../../src/store/open.ts';
import { BOT, makeUpPeople } from './made-up-people.ts';

const HELP = `scripts/bench/segments [--people COUNT] [--sales COUNT] [--database FILE]

Makes up people with their sales and broadcasts (1,000,000 and three times as many sales unless told) in a temporary
folder, and says how long counting takes for filters of each kind, in the thread of a long read. With --database they stay
there, and are made up only when the file is not there.`;

const FILTERS = [
  '',
  'messenger:viber',
  'phone:*',
  'seen:<30d',
  'name:олена*',
  'source:poster',
  'tag:vip',
  '-tag:новий',
  'city:Київ',
  'visits:>=5',
  'sales:>=3',
  'sales.30d:0',
  'points.90d:>=200',
  'model:"ERGO 32*" OR model:ERGO*',
  'broadcast:1',
  'broadcasts.30d:<2',
  'tag:vip AND sales.30d:>=1 AND -broadcast:2',
];

const END = Date.parse('2026-10-25T10:00:00Z');

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    sales: { type: 'string' },
    database: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const people = Number(values.people);
  const sales = Number(values.sales ?? people * 3);
  const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-bench-'));
  try {
    const file = values.database ?? join(folder, 'ergo-bot.db');
    const begun = performance.now();
    const isMade = await makeUpPeople(file, { end: END, people, sales, recipients: Math.floor(people * 1.5) });
    if (isMade) console.log(`${people} people, ${sales} sales: made up in ${seconds(begun)}`);
    await measure(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(file: string): Promise<void> {
  const clock = { now: () => END, sleep: async () => {} };
  const store = await openStore({ file, clock });
  const { filters } = buildFilters({ store, clock, localTime: new LocalTime('Europe/Kyiv') });
  for (const filter of FILTERS) {
    const begun = performance.now();
    const heads = await countHeads(store, { botId: BOT, condition: await filters.read(BOT, filter) });
    console.log(`${(filter || '(everybody)').padEnd(44)} ${String(heads.people).padStart(8)}  ${seconds(begun)}`);
  }
  await store.close();
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

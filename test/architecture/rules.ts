/** Whom a room may import: `from` for values, `types` for types only. Paths are below src; the longest that fits counts. */
export type RoomRule = { room: string; from: string[]; types?: string[]; dynamic?: string[] };

const TIER_1 = ['domain', 'store', 'config'];

/** For rooms that make reports: workbooks and charts are files, and reach nothing outside. */
const WITH_WORKBOOKS = [...TIER_1, 'workbooks', 'charts'];

/** What tier 3 may know of tier 2: the ports and the shapes they speak in. */
const PORTS = ['messengers/messenger.ts', 'club/club.ts', 'club/club-types.ts', 'barcodes'];

/** What the command line may know of the daemon's door. */
const CONTROL_API = ['control/contract.ts', 'control/contract', 'control/client.ts'];

/** The design's tiers, from bottom to top. A room that is not listed may not exist. */
export const ROOMS: RoomRule[] = [
  { room: 'domain', from: [] },
  { room: 'store', from: ['domain'] },
  { room: 'config', from: ['domain'] },
  { room: 'messengers', from: ['domain'] },
  { room: 'messengers/telegram', from: ['domain', 'messengers'] },
  { room: 'messengers/viber', from: ['domain', 'messengers'] },
  { room: 'club', from: ['domain'] },
  { room: 'barcodes', from: ['domain'] },
  { room: 'images', from: ['domain'] },
  { room: 'workbooks', from: ['domain'] },
  { room: 'charts', from: ['domain'] },
  { room: 'audience', from: WITH_WORKBOOKS, types: PORTS },
  { room: 'delivery', from: TIER_1, types: PORTS },
  { room: 'staff', from: TIER_1, types: PORTS },
  { room: 'statistics', from: WITH_WORKBOOKS, types: PORTS },
  { room: 'sales', from: [...WITH_WORKBOOKS, 'audience', 'delivery'], types: PORTS },
  { room: 'support', from: [...TIER_1, 'audience', 'delivery', 'staff', 'statistics'], types: PORTS },
  { room: 'broadcasts', from: [...WITH_WORKBOOKS, 'audience', 'delivery', 'staff', 'statistics'], types: PORTS },
  // A survey goes out as a broadcast does.
  {
    room: 'surveys',
    from: [...WITH_WORKBOOKS, 'audience', 'delivery', 'staff', 'statistics', 'broadcasts'],
    types: PORTS,
  },
  { room: 'upkeep', from: [...TIER_1, 'audience', 'delivery'], types: PORTS },
  {
    room: 'conversations',
    from: [...TIER_1, 'audience', 'delivery', 'staff', 'statistics', 'sales', 'support', 'broadcasts', 'surveys'],
    types: PORTS,
  },
  { room: 'control', from: ['domain'] },
  {
    room: 'control/server',
    from: [
      ...WITH_WORKBOOKS,
      'control',
      'audience',
      'delivery',
      'staff',
      'statistics',
      'sales',
      'support',
      'broadcasts',
      'surveys',
      'conversations',
      'upkeep',
    ],
    types: PORTS,
  },
  { room: 'cli', from: ['domain', 'config', ...CONTROL_API] },
  { room: 'cli/commands/run.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/commands/init.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/init/administrator.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/commands/restore.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/commands/migrate.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/commands/doctor.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/commands/staff/add.ts', from: ['domain', 'config', 'cli', ...CONTROL_API], dynamic: ['daemon'] },
  { room: 'cli/commands/bot/map.ts', from: ['domain', 'config', 'cli'], dynamic: ['daemon'] },
  { room: 'cli/commands/sandbox.ts', from: ['domain', 'cli'], types: ['sandbox'], dynamic: ['sandbox'] },
  {
    room: 'cli/commands/console.ts',
    from: ['domain', 'config', 'cli'],
    dynamic: ['console', 'daemon/system-clock.ts'],
  },
  { room: 'console', from: ['domain', ...CONTROL_API], dynamic: ['images'] },
  {
    room: 'daemon',
    from: [
      ...WITH_WORKBOOKS,
      'messengers',
      'club',
      'barcodes',
      'images',
      'audience',
      'delivery',
      'staff',
      'statistics',
      'sales',
      'support',
      'broadcasts',
      'surveys',
      'upkeep',
      'conversations',
      'control',
    ],
  },
  // It must not share the product's mistakes: not even the values of the domain.
  { room: 'sandbox', from: [], types: ['domain'] },
];

/** Which rooms or files may import a package. A dependency that is not listed may not be imported at all. */
export const VENDORS: Record<string, string[]> = {
  grammy: ['messengers/telegram'],
  'viber-bot': ['messengers/viber'],
  kysely: ['store'],
  'better-sqlite3': ['store'],
  '@zxing/library': ['barcodes'],
  'zxing-wasm': ['barcodes'],
  sharp: ['barcodes', 'images'],
  echarts: ['charts'],
  '@resvg/resvg-js': ['charts'],
  'dejavu-fonts-ttf': ['charts'],
  exceljs: ['workbooks'],
  fflate: ['workbooks'],
  'csv-parse': ['workbooks'],
  'csv-stringify': ['workbooks'],
  'jsonc-parser': ['club'],
  'libphonenumber-js': ['audience'],
  liqe: ['audience'],
  htmlparser2: ['conversations'],
  'intl-messageformat': ['conversations'],
  '@formatjs/icu-messageformat-parser': ['conversations'],
  croner: ['broadcasts', 'daemon/schedule.ts'],
  pino: ['daemon/log.ts'],
  'prom-client': ['upkeep'],
  yaml: ['surveys'],
  commander: ['cli'],
  inquirer: ['cli'],
  '@bomb.sh/tab': ['cli'],
  'cli-table3': ['cli'],
  'simple-ascii-chart': ['cli'],
  sparkly: ['cli'],
  blessed: ['console/screen'],
  'get-east-asian-width': ['console'],
  undici: ['messengers', 'club', 'control/client.ts', 'daemon/doctor.ts', 'sandbox'],
  hono: ['control/server', 'daemon', 'sandbox'],
  '@hono/zod-openapi': ['control/server'],
  '@hono/node-server': ['control/server', 'daemon', 'sandbox'],
  zod: [
    'barcodes',
    'club',
    'config',
    'console',
    'control',
    'conversations',
    'daemon',
    'messengers',
    'sandbox',
    'store',
    'surveys',
    'upkeep',
  ],
};

/** What reaches outside behind the caller's back, and who may: everybody else is given a Clock, a Random or a Config. */
export const EFFECTS: { what: string; pattern: RegExp; allowed: { where: string; why: string }[] }[] = [
  {
    what: 'reading the time',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b/,
    allowed: [
      { where: 'daemon', why: 'makes the Clock that all others are given' },
      {
        where: 'barcodes/reading-worker.ts',
        why: 'is a thread of its own, which no Clock reaches, and must end in time',
      },
      { where: 'sandbox', why: 'is another program: the services it stands for have their own clock' },
    ],
  },
  {
    what: 'timers',
    pattern: /\bset(?:Timeout|Interval)\b|node:timers/,
    allowed: [
      { where: 'daemon', why: 'makes the Clock that all others are given' },
      { where: 'sandbox', why: 'is another program: slow answers and repeated webhooks are its own' },
    ],
  },
  {
    what: 'chance',
    pattern: /\bMath\.random\b/,
    allowed: [
      { where: 'daemon', why: 'makes the Random that all others are given' },
      { where: 'sandbox', why: 'is another program' },
    ],
  },
  {
    what: 'the environment',
    pattern: /\bprocess\.env\b/,
    allowed: [{ where: 'config', why: 'is the room that reads it' }],
  },
  {
    what: 'leaving',
    pattern: /\bprocess\.exit\b(?!Code)/,
    allowed: [{ where: 'daemon/stop-signal.ts', why: 'a second signal ends the process at once, whatever hangs' }],
  },
  { what: 'the console', pattern: /(?<![\w/-])console\.\w/, allowed: [] },
];

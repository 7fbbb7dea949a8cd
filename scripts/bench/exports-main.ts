import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { openStore } from '../../src/store/open.ts';
import { makeUpYear } from './made-up-year.ts';
import salesWorkbook from './sales-workbook.ts';

const HELP = `scripts/bench/exports [--rows COUNT] [--keep FILE]

Writes a workbook of so many sales (1,000,000 unless told), as an export does: in the thread of a long read, to a disk.
Says how long that takes, the memory of the whole process at its peak, and how long the event loop was ever held up.`;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    keep: { type: 'string' },
    make: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const END = Date.parse('2026-10-25T10:00:00Z');

if (values.help) console.log(HELP);
else if (values.make !== undefined)
  await makeUpYear(values.make, { end: END, subscribers: 1_000, messages: 0, sales: Number(values.rows) });
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-bench-'));
  try {
    const file = join(folder, 'ergo-bot.db');
    // In another process, whose memory is not what is measured.
    await promisify(execFile)(process.execPath, [
      fileURLToPath(import.meta.url),
      '--make',
      file,
      '--rows',
      values.rows,
    ]);
    const before = peakMegabytes();
    await measure(file, values.keep ?? join(folder, 'sales.xlsx'));
    console.log(`memory at the peak: ${peakMegabytes()} MB (before it began: ${before} MB)`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(file: string, workbook: string): Promise<void> {
  const store = await openStore({ file, clock: { now: () => END, sleep: async () => {} } });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  const bytes = store.long.rows(salesWorkbook, null, { timeLimitMs: 60 * 60_000 });
  await pipeline(Readable.from(bytes), createWriteStream(workbook));
  const seconds = (performance.now() - begun) / 1000;
  delay.disable();
  await store.close();
  const megabytes = Math.round((await stat(workbook)).size / 1e6);
  console.log(`${values.rows} rows in ${seconds.toFixed(1)} s, ${megabytes} MB`);
  console.log(`the event loop was held up by ${Math.round(delay.max / 1e6)} ms at the most`);
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

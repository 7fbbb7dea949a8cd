import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { engineContestants, pipeline, type Contestant } from './barcodes-contestants.ts';
import { photosOfFolder, syntheticPhotos, type MeasuredPhoto } from './barcodes-photos.ts';
import { REFERENCE, remarksOn, scoreOf, table, type Measurement } from './barcodes-score.ts';

const HELP = `scripts/bench/barcodes [FOLDER] [--json FILE]
scripts/bench/barcodes --synthetic COUNT [--seed NUMBER]

Reads every photo that FOLDER/manifest.tsv lists (tab-separated, with a head line: file, format, expected,
also_in_frame; format NONE: nothing may be read) and says how much was read, how much wrongly, and how fast:
engine by engine, or, with --json, by the product's own reader only, writing [{ file, ms, texts, confirmed }].
Without FOLDER it takes the one that ERGO_BOT_BARCODE_PHOTOS names.
--synthetic makes photos of labels instead: random angles, tilt, blur, noise and contrast, fixed by the seed.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    synthetic: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else process.exitCode = await main();

async function main(): Promise<number> {
  const photos = await chosenPhotos();
  if (typeof photos === 'string') {
    console.error(photos);
    return 2;
  }
  const own = await measured(pipeline(), photos);
  console.error(`peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  if (values.json !== undefined) {
    const lines = own.map(({ photo, ms, texts, confirmed }) => ({ file: photo.file, ms, texts, confirmed }));
    await writeFile(values.json, `${JSON.stringify(lines, null, 1)}\n`);
    report([scoreOf('pipeline (workers)', own)], own);
    return 0;
  }

  const rows = [];
  for (const contestant of await engineContestants())
    rows.push(scoreOf(contestant.name, await measured(contestant, photos)));
  report([...rows, scoreOf('pipeline (workers)', own)], own);
  if (values.synthetic === undefined)
    console.log(`\nThe reference measurement on the development photos:\n${table(REFERENCE)}`);
  return 0;
}

function report(rows: Parameters<typeof table>[0], own: Measurement[]): void {
  console.log(table(rows));
  console.log(`\nOf the pipeline: ${remarksOn(own).join('\n  ')}`);
}

/** The photos to measure with, or a sentence on why there are none. */
async function chosenPhotos(): Promise<MeasuredPhoto[] | string> {
  if (values.synthetic !== undefined) return syntheticPhotos(Number(values.synthetic), Number(values.seed));
  const folder = positionals[0] ?? process.env['ERGO_BOT_BARCODE_PHOTOS'];
  if (!folder) return `Which photos? Name a folder, or set ERGO_BOT_BARCODE_PHOTOS.\n\n${HELP}`;
  try {
    return await photosOfFolder(folder);
  } catch (error) {
    return `${folder}: its manifest.tsv cannot be read (${error instanceof Error ? error.message : 'no reason given'})`;
  }
}

async function measured(contestant: Contestant, photos: MeasuredPhoto[]): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const photo of photos) {
    const bytes = await photo.bytes();
    const started = performance.now();
    const outcome = await contestant.read(bytes);
    measurements.push({ photo, ms: Math.round((performance.now() - started) * 10) / 10, ...outcome });
  }
  await contestant.close();
  return measurements;
}

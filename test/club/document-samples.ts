import { readFileSync } from 'node:fs';

const SOURCE = readFileSync(new URL('document-samples.txt', import.meta.url), 'utf8');

const SAMPLES = new Map(
  SOURCE.split(/^=== /m)
    .slice(1)
    .map((block): [string, string] => {
      const end = block.indexOf('\n');
      return [block.slice(0, end), block.slice(end + 1)];
    }),
);

/** The places where the document lost a bracket, which no reader can put right: a brace the wrong way round (L1013) and a missing `,{` (L1165). */
const MENDED: Record<string, [wrong: RegExp, right: string]> = {
  L1001: [/\}\n“notice_id”: 29/, '{\n“notice_id”: 29'],
  L1139: [/\}\n“action_id”: 147/, '},{\n“action_id”: 147'],
};

/** A sample answer of the club's document, word for word, by the line it begins at. */
export function documentSample(line: string): string {
  const sample = SAMPLES.get(line);
  if (sample === undefined) throw new Error(`no sample ${line}`);
  return sample;
}

/** The same with the brackets that the document lost. */
export function mendedSample(line: string): string {
  const mend = MENDED[line];
  return mend ? documentSample(line).replace(mend[0], mend[1]) : documentSample(line);
}

import * as z from 'zod';
import type { Code, PhotoReading } from '../barcodes/photo-reading.ts';
import { offerCodes, type Offer } from '../sales/label-sense.ts';
import type { Label, LabelCode } from '../sales/label-shape.ts';
import type { Context } from './scene.ts';

/** A label as it is kept while the seller is asked. */
export const labelSchema = z.object({
  codes: z.array(z.object({ serial: z.string(), format: z.string(), confirmed: z.boolean() })),
  article: z.string().optional(),
});

const ARTICLES: Code['format'][] = ['ean-13', 'ean-8', 'upc-a'];
/** What a serial number may look like at all, and what the ledger takes. */
const POSSIBLE = /^[A-Z0-9][A-Z0-9._-]{3,39}$/i;

/** What the photo's label says, and which of its codes to offer after all that labels have taught so far. */
export async function offerOf(context: Context, reading: PhotoReading): Promise<{ label: Label; offer: Offer }> {
  const likely = reading.candidates.map(({ serial, confirmed, text }) => {
    return { serial, confirmed, format: reading.codes.find((code) => code.text === text)?.format ?? 'unknown' };
  });
  const label = labelOf(likely, reading.codes);
  const experience = await context.labelMemory.recall(context.subscriber.botId, label);
  return { label, offer: offerCodes(likely, label, experience) };
}

function labelOf(likely: LabelCode[], codes: Code[]): Label {
  const others = codes
    .filter((code) => !ARTICLES.includes(code.format))
    .map(({ text, format, confirmed }) => ({ serial: text.trim(), format, confirmed }))
    .filter(({ serial }) => POSSIBLE.test(serial) && !likely.some((one) => one.serial === serial));
  const article = codes.find((code) => ARTICLES.includes(code.format) && code.confirmed)?.text;
  return { codes: [...likely, ...others], ...(article !== undefined && { article }) };
}

import { labelPhoto, type LabelCode } from '../../test/support/label-photo.ts';
import type { Picture } from './chat-view.ts';

const ARTICLE: LabelCode = { text: '482000012345', format: 'ean-13' };
const WIDTH = 1280;
const HEIGHT = 960;

/** A photo of a label with these serial numbers and, as on every carton, the EAN of the article; held a little askew. */
export async function photoOfLabel(...serials: string[]): Promise<Picture> {
  const codes = [...serials.map((text): LabelCode => ({ text, format: 'code-128' })), ARTICLE];
  const bytes = await labelPhoto({ codes, angle: 4, blur: 0.6, noise: 6, contrast: 190, width: WIDTH, share: 0.85 });
  const list = [...serials.map((serial) => `Code 128 ${serial}`), `EAN-13 ${ARTICLE.text}…`].join(', ');
  return { bytes, words: `photo ${WIDTH}×${HEIGHT} of a label: ${list}` };
}

/** A photo of the receipt of a sale. */
export async function photoOfReceipt(): Promise<Picture> {
  const bytes = await labelPhoto({ codes: [{ text: 'https://example.com/receipt/118', format: 'qr' }], width: 900 });
  return { bytes, words: 'photo 900×675 of the receipt' };
}

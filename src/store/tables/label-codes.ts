import type { Generated } from 'kysely';

/** The shape of one code of a photographed label, and what the club's answer said of it. */
export interface LabelCodesTable {
  id: Generated<number>;
  sale_id: number;
  bot_id: string;
  /** The EAN or UPC on the same label. */
  article: string | null;
  format: string;
  length: number;
  /** Letters as A, digits as 9, other characters as they are. */
  mask: string;
  /** The first characters. */
  prefix: string;
  /** The code that the sale was made with. */
  chosen: 0 | 1;
  /** Nothing until the club has answered. */
  verdict: 'serial' | 'not serial' | null;
  model_id: string | null;
}

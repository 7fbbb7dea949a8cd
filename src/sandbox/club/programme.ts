import type { Entry, Product, Promotion } from './book-types.ts';
import { HEADPHONES } from './demo-products.ts';
import { kyivDate } from './kyiv-time.ts';

const DAYS_AFTER_END = 3;

/** The promotions, and which serial number stands for which products in them. */
export class Programme {
  readonly promotions: Promotion[];
  /** Made by ERGO, in no promotion. */
  readonly outside: Product[] = [...HEADPHONES];
  readonly #named = new Map<string, Entry[]>();

  constructor(promotions: Promotion[]) {
    this.promotions = promotions;
  }

  find(promotionId: string): Promotion | undefined {
    return this.promotions.find((promotion) => String(promotion.id) === promotionId);
  }

  running(now: number): Promotion[] {
    const today = kyivDate(now);
    return this.promotions.filter((promotion) => promotion.from <= today && today <= promotion.to);
  }

  /** Whether a sale of `date` may be registered now: in the promotion's days, and at most three days after them (L1379). */
  takes(promotion: Promotion, date: string, now: number): boolean {
    const sold = date.slice(0, 10);
    return promotion.from <= sold && sold <= promotion.to && kyivDate(now, -DAYS_AFTER_END) <= promotion.to;
  }

  /** Makes one serial number stand for these entries, whatever its form; for none, it is known and in no promotion. */
  name(serial: string, entries: Entry[]): void {
    this.#named.set(serial, entries);
  }

  /** What a serial number may stand for; undefined when it is no serial number of ERGO's. */
  entries(serial: string): Entry[] | undefined {
    const named = this.#named.get(serial);
    if (named) return named;

    const all = this.promotions.flatMap((promotion) => promotion.products.map((product) => ({ promotion, product })));
    const fitting = all.filter(({ product }) => fits(product, serial));
    const known = fitting.length > 0 || this.outside.some((product) => fits(product, serial));
    return known ? fitting : undefined;
  }

  /** The `number`th serial of a product: `E32G0000000001`. */
  serial(product: Product, number: number): string {
    return product.serialPrefix + String(number).padStart(product.serialLength - product.serialPrefix.length, '0');
  }
}

function fits(product: Product, serial: string): boolean {
  const rest = serial.slice(product.serialPrefix.length);
  return serial.length === product.serialLength && serial.startsWith(product.serialPrefix) && /^\d+$/.test(rest);
}

import type { Product } from './book-types.ts';
import type { ClubBooks } from './club-books.ts';
import { GADGETS, HEADPHONES, LAMPS, LARGE_APPLIANCES, TELEVISIONS, VACUUM_CLEANERS } from './demo-products.ts';

/** A serial number of the demo programme and what PostSN makes of it today. */
export type SerialExample = { serial: string; product: string; answer: string };

const EXAMPLES: [products: Product[], at: number, answer: string][] = [
  [TELEVISIONS, 0, 'registered'],
  [TELEVISIONS, 1, 'registered'],
  [GADGETS, 0, 'registered'],
  [LAMPS, 0, 'needs model: two lamps with such numbers (result 2)'],
  [LARGE_APPLIANCES, 0, 'needs model: wants photo and shop (result 2)'],
  [TELEVISIONS, 2, 'needs model: in two actions (error 17)'],
  [VACUUM_CLEANERS, 0, 'not in promotion: the action has ended (error 16)'],
  [HEADPHONES, 0, 'not in promotion (error 13)'],
];

/** Fresh serial numbers, one for every kind of answer, for people and tests that try things out. */
export function serialExamples(books: ClubBooks, now: number): SerialExample[] {
  const fresh = EXAMPLES.flatMap(([products, at, answer]) => {
    const product = products[at];
    return product ? [{ serial: freshSerial(books, product, now), product: product.name, answer }] : [];
  });
  const [television] = TELEVISIONS;
  if (!television) return fresh;
  const taken = {
    serial: books.programme.serial(television, 999),
    product: television.name,
    answer: 'already registered',
  };
  return [...fresh, taken, { serial: 'X123', product: '', answer: 'bad serial (error 16)' }];
}

/** One that nobody has registered, other numbers at other times. */
function freshSerial(books: ClubBooks, product: Product, now: number): string {
  let number = 1_000 + (Math.floor(now / 1_000) % 100_000);
  while (books.sales.isRegistered(books.programme.serial(product, number))) number++;
  return books.programme.serial(product, number);
}

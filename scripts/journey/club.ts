import * as z from 'zod';
import type { PhonesClient } from '../../src/sandbox/phones-client.ts';
import type { Seller } from './seller.ts';

const Example = z.object({ serial: z.string(), product: z.string(), answer: z.string() });
const Attempt = z.object({ outcome: z.string() });
const Registration = z.object({
  phone: z.string(),
  tradePointId: z.string().optional(),
  photoBytes: z.number().optional(),
});

export type Product = { serial: string; product: string };

/** The club behind its counter: serial numbers of the demo programme, its books, and troubles on demand. */
export class Club {
  readonly #phones: PhonesClient;
  #given = 0;

  constructor(props: { phones: PhonesClient }) {
    this.#phones = props.phones;
  }

  /** Something sold that nobody has registered, and that the club answers so; another one at every call. */
  async newlySold(answer = 'registered'): Promise<Product> {
    const { serial, product } = await this.serialThatIs(answer);
    const [, prefix = '', number = ''] = /^(.*?)(\d+)$/.exec(serial) ?? [];
    return { serial: prefix + String(Number(number) + ++this.#given).padStart(number.length, '0'), product };
  }

  /** A serial number that the club answers so. */
  async serialThatIs(answer: string): Promise<Product> {
    const examples = await this.#phones.get('/club/serials', z.array(Example));
    const found = examples.find((one) => one.answer.includes(answer));
    if (!found) throw new Error(`the sandbox has no serial that is ${answer}`);
    return found;
  }

  /** What became of every attempt to register this serial number. */
  async attempts(serial: string): Promise<string[]> {
    const attempts = await this.#phones.get(`/club/attempts?serial=${serial}`, z.array(Attempt));
    return attempts.map(({ outcome }) => outcome);
  }

  /** Whether the serial number stands in the books once, under this seller's phone. */
  async hasOnce(serial: string, { phone }: Seller): Promise<boolean> {
    const found = await this.#phones.get(`/club/registrations?serial=${serial}`, z.array(Registration));
    return found.length === 1 && found[0]?.phone === phone.phoneNumber;
  }

  /** Whether its registration came with a photo and a shop. */
  async hasProofOf(serial: string): Promise<boolean> {
    const [found] = await this.#phones.get(`/club/registrations?serial=${serial}`, z.array(Registration));
    return found?.tradePointId !== undefined && (found.photoBytes ?? 0) > 0;
  }

  /** Registers sales, and keeps the answer back for so long. */
  async answersLate(milliseconds: number): Promise<void> {
    await this.#phones.addFault({ service: 'club', method: 'PostSN', kind: 'slow', milliseconds });
  }

  /** Answers everything with an error page of its web server. */
  async goesDown(): Promise<void> {
    await this.#phones.addFault({ service: 'club', method: '*', kind: 'html', status: 502 });
  }

  async isWellAgain(): Promise<void> {
    await this.#phones.liftFault();
  }
}

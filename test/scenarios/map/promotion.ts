import type { World } from '../../support/world.ts';

const DAY = 24 * 60 * 60_000;
const LONG_AGO = '2020-01-31';

let promotions = 9_000;

/** A promotion of one product, which runs until a test ends it. */
export class Promotion {
  readonly #world: World;
  readonly #id: number;
  #sold = 0;

  private constructor(world: World) {
    this.#world = world;
    this.#id = ++promotions;
  }

  static async begin(world: World): Promise<Promotion> {
    const promotion = new Promotion(world);
    const [from, to] = [-5, 30].map((days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10));
    const product = {
      id: promotion.#id * 10,
      name: promotion.product,
      serialPrefix: promotion.#prefix,
      serialLength: 12,
    };
    await world.phones.post('/club/actions', {
      id: promotion.#id,
      name: promotion.name,
      from,
      to,
      products: [product],
    });
    return promotion;
  }

  get name(): string {
    return `Акція ${this.#id}`;
  }

  get product(): string {
    return `Товар ${this.#id}`;
  }

  /** Another serial number of the product. */
  serial(): string {
    return `${this.#prefix}${String(++this.#sold).padStart(7, '0')}`;
  }

  /** The club takes no more sales; the bot has not heard of it. */
  async end(): Promise<void> {
    await this.#world.phones.post(`/club/actions/${this.#id}`, { from: LONG_AGO, to: LONG_AGO });
  }

  get #prefix(): string {
    return `Z${this.#id}`;
  }
}

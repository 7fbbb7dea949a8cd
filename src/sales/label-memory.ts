import type { SaleState } from '../domain/sale.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { SaleOutcome } from './ledger.ts';
import type { Experience } from './label-sense.ts';
import { shapeOf, type Label } from './label-shape.ts';

/** What photographed labels have taught: which of their codes the club took for the serial number. */
export class LabelMemory {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Keeps the shapes of a label with the sale that was made of one of its codes, until the club has answered. */
  async keep(tx: Transaction, botId: string, saleId: number, chosen: string, label: Label): Promise<void> {
    const rows = label.codes.map((code) => ({
      ...shapeOf(code),
      sale_id: saleId,
      bot_id: botId,
      article: label.article ?? null,
      chosen: code.serial === chosen ? (1 as const) : (0 as const),
    }));
    if (rows.some((row) => row.chosen === 1)) await tx.db.insertInto('label_codes').values(rows).execute();
  }

  /** The club has answered: an accepted sale speaks for its code and against the others; an unknown number against it. */
  async learn(tx: Transaction, saleId: number, state: SaleState, outcome: SaleOutcome): Promise<void> {
    const codes = tx.db.updateTable('label_codes').where('sale_id', '=', saleId).where('verdict', 'is', null);
    if (state === 'registered') {
      const model_id = outcome.model_id ?? null;
      await codes.set({ verdict: 'serial', model_id }).where('chosen', '=', 1).execute();
      await codes.set({ verdict: 'not serial', model_id }).where('chosen', '=', 0).execute();
    }
    if (state === 'refused' && outcome.refusal === 'bad serial')
      await codes.set({ verdict: 'not serial' }).where('chosen', '=', 1).execute();
  }

  /** The sale is about another serial number now, which is not known to be on the label. */
  async drop(tx: Transaction, saleId: number): Promise<void> {
    await tx.db.deleteFrom('label_codes').where('sale_id', '=', saleId).execute();
  }

  /** What is known of codes like those of this label. */
  async recall(botId: string, label: Label): Promise<Experience[]> {
    if (label.codes.length === 0) return [];
    const shapes = label.codes.map(shapeOf);
    const rows = await this.#store.read
      .selectFrom('label_codes')
      .select(['article', 'format', 'length', 'mask', 'prefix', 'verdict'])
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('bot_id', '=', botId)
      .where('verdict', 'is not', null)
      .where('length', 'in', [...new Set(shapes.map((shape) => shape.length))])
      .where((where) =>
        where.or([
          where('mask', 'in', [...new Set(shapes.map((shape) => shape.mask))]),
          where('article', '=', label.article ?? ''),
        ]),
      )
      .groupBy(['article', 'format', 'length', 'mask', 'prefix', 'verdict'])
      .execute();
    return rows.map(({ verdict, count, ...shape }) => ({
      ...shape,
      accepted: verdict === 'serial' ? count : 0,
      against: verdict === 'serial' ? 0 : count,
    }));
  }
}

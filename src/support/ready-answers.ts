import { AppError } from '../domain/app-error.ts';
import { PLACEHOLDERS, unknownPlaceholder } from '../domain/dialog.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

export type ReadyAnswer = { name: string; text: string; picture: string | null; changedAt: number };

/** Answers that the operators of a bot keep ready, each under a short name. */
export class ReadyAnswers {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async list(botId: string): Promise<ReadyAnswer[]> {
    return this.#store.read
      .selectFrom('ready_answers')
      .select(['name', 'text', 'picture', 'changed_at as changedAt'])
      .where('bot_id', '=', botId)
      .orderBy('name')
      .execute();
  }

  /** Keeps it in place of one of that name. AppError `usage` for a placeholder that nobody can fill in. */
  async keep(
    tx: Transaction,
    botId: string,
    name: string,
    { text, picture }: { text: string; picture: string | null },
  ): Promise<void> {
    const unknown = unknownPlaceholder(text);
    if (unknown !== undefined)
      throw new AppError(
        'usage',
        `text: found {${unknown}}, expected ${PLACEHOLDERS.map((one) => `{${one}}`).join(', ')}`,
      );
    const row = { text, picture, changed_at: tx.now };
    await tx.db
      .insertInto('ready_answers')
      .values({ bot_id: botId, name, ...row })
      .onConflict((conflict) => conflict.columns(['bot_id', 'name']).doUpdateSet(row))
      .execute();
  }

  /** AppError `not found`. */
  async remove(tx: Transaction, botId: string, name: string): Promise<void> {
    const result = await tx.db
      .deleteFrom('ready_answers')
      .where('bot_id', '=', botId)
      .where('name', '=', name)
      .executeTakeFirst();
    if (result.numDeletedRows === 0n) throw new AppError('not found', `there is no ready answer "${name}"`);
  }
}

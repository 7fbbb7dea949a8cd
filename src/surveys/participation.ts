import type { Addressee } from '../broadcasts/placeholders.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { ParticipantState } from '../domain/survey.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Survey, Surveys } from './surveys.ts';

/** How far somebody is: at which question of which version, and how many they have behind them. */
export type Progress = { version: number; state: ParticipantState; question: string | null; position: number };

/** A survey that somebody has been invited to, and how far they are; nothing when they have said neither yes nor no. */
export type Offer = { survey: Survey; progress: Progress | undefined };

/** Where somebody is asked: a question of a version, and its place on their way. */
export type Asked = { surveyId: number; version: number; question: string; position: number };

/** What was answered: the text of an answer that could be pressed, or what was written. */
export type Given = { choice: string } | { words: string };

/** Who takes part in which survey, how far they are, and what they have answered. */
export class Participation {
  readonly #store: Store;
  readonly #surveys: Surveys;

  constructor(props: { store: Store; surveys: Surveys }) {
    this.#store = props.store;
    this.#surveys = props.surveys;
  }

  /** A survey of their bot that they were invited to, over or not; undefined when they were not. */
  async offer({ id, botId }: Subscriber, surveyId: number): Promise<Offer | undefined> {
    const survey = await this.#store.read
      .selectFrom('surveys')
      .select('id')
      .where('id', '=', surveyId)
      .where('bot_id', '=', botId)
      .executeTakeFirst();
    return survey && this.#offerOf(id, await this.#surveys.get(botId, surveyId));
  }

  /** Every survey that they were invited to and that may take answers, the oldest first. */
  async offers({ id, botId }: Subscriber): Promise<Offer[]> {
    const open = await this.#surveys.open(botId);
    const all = await Promise.all(open.map((survey) => this.#offerOf(id, survey)));
    return all.flatMap((offer) => offer ?? []);
  }

  /** What a message is made out to. */
  async addressee({ id }: Subscriber): Promise<Addressee> {
    return this.#store.read
      .selectFrom('subscribers')
      .select(['name', 'username'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }

  /** What somebody answered at this place of their way, or to this question; undefined when nothing. */
  async answered(
    { id }: Subscriber,
    surveyId: number,
    which: { position: number } | { question: string },
  ): Promise<{ question: string; said: string } | undefined> {
    const row = await this.#store.read
      .selectFrom('survey_answers')
      .select(['question', 'choice', 'words'])
      .where('survey_id', '=', surveyId)
      .where('subscriber_id', '=', id)
      .$if('position' in which, (all) => all.where('position', '=', 'position' in which ? which.position : 0))
      .$if('question' in which, (all) => all.where('question', '=', 'question' in which ? which.question : ''))
      .executeTakeFirst();
    return row && { question: row.question, said: row.choice ?? row.words ?? '' };
  }

  /** They are asked this from now on, at the beginning or where they stopped. */
  async begin(tx: Transaction, { id }: Subscriber, { surveyId, version, question, position }: Asked): Promise<void> {
    const standing = { state: 'answering', version, question, position, updated_at: tx.now } as const;
    await tx.db
      .insertInto('survey_participants')
      .values({ survey_id: surveyId, subscriber_id: id, started_at: tx.now, ...standing })
      .onConflict((conflict) =>
        conflict.columns(['survey_id', 'subscriber_id']).doUpdateSet((old) => ({
          ...standing,
          started_at: old.fn.coalesce('survey_participants.started_at', old.val(tx.now)),
          finished_at: null,
        })),
      )
      .execute();
  }

  /** They have said yes, and get it when they are through with another. */
  async queue(tx: Transaction, { id }: Subscriber, { id: surveyId, version }: Survey): Promise<void> {
    await tx.db
      .insertInto('survey_participants')
      .values({
        survey_id: surveyId,
        subscriber_id: id,
        version,
        state: 'queued',
        position: 0,
        queued_at: tx.now,
        updated_at: tx.now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['survey_id', 'subscriber_id'])
          .doUpdateSet({ state: 'queued', queued_at: tx.now, finished_at: null, updated_at: tx.now }),
      )
      .execute();
  }

  /** Not this one; what they have answered stays. */
  async refuse(
    tx: Transaction,
    { id }: Subscriber,
    { id: surveyId, version }: Pick<Survey, 'id' | 'version'>,
  ): Promise<void> {
    const refused = { state: 'refused', finished_at: tx.now, updated_at: tx.now } as const;
    await tx.db
      .insertInto('survey_participants')
      .values({ survey_id: surveyId, subscriber_id: id, version, position: 0, ...refused })
      .onConflict((conflict) => conflict.columns(['survey_id', 'subscriber_id']).doUpdateSet(refused))
      .execute();
  }

  /** They are at this question once more. What they have answered stays until they answer anew. */
  async stepBack(tx: Transaction, { id }: Subscriber, { surveyId, question, position }: Asked): Promise<void> {
    await tx.db
      .updateTable('survey_participants')
      .set({ question, position, updated_at: tx.now })
      .where('survey_id', '=', surveyId)
      .where('subscriber_id', '=', id)
      .execute();
  }

  /**
   * Keeps an answer, in place of what was answered there and after it before, and where they go on: `next` is the id of a
   * question; without one they have completed it, and the last whose answers are wanted closes it.
   */
  async record(
    tx: Transaction,
    { id }: Subscriber,
    { surveyId, version, question, position }: Asked,
    given: Given,
    next: string | undefined,
  ): Promise<void> {
    await tx.db
      .deleteFrom('survey_answers')
      .where('survey_id', '=', surveyId)
      .where('subscriber_id', '=', id)
      .where('position', '>=', position)
      .execute();
    const where = { survey_id: surveyId, subscriber_id: id, question, version, position };
    const said = 'choice' in given ? { choice: given.choice, words: null } : { choice: null, words: given.words };
    await tx.db
      .insertInto('survey_answers')
      .values({ ...where, ...said, answered_at: tx.now })
      .execute();
    const standing =
      next === undefined
        ? { state: 'completed' as const, question: null, finished_at: tx.now }
        : { question: next, finished_at: null };
    await tx.db
      .updateTable('survey_participants')
      .set({ ...standing, position: position + 1, updated_at: tx.now })
      .where('survey_id', '=', surveyId)
      .where('subscriber_id', '=', id)
      .execute();
    if (next === undefined) await this.#closeWhenEnough(tx, surveyId);
  }

  async #closeWhenEnough(tx: Transaction, surveyId: number): Promise<void> {
    const { most_completed: most } = await tx.db
      .selectFrom('surveys')
      .select('most_completed')
      .where('id', '=', surveyId)
      .executeTakeFirstOrThrow();
    if (most === null) return;
    const { count } = await tx.db
      .selectFrom('survey_participants')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('survey_id', '=', surveyId)
      .where('state', '=', 'completed')
      .executeTakeFirstOrThrow();
    if (count >= most) await this.#surveys.close(tx, surveyId, 'enough answers');
  }

  /** Whoever presses a button of an invitation has got it, whether its outcome has been noted or not. */
  async #offerOf(subscriberId: number, survey: Survey): Promise<Offer | undefined> {
    const row = await this.#store.read
      .selectFrom('broadcast_recipients as r')
      .leftJoin('survey_participants as p', (join) =>
        join.onRef('p.subscriber_id', '=', 'r.subscriber_id').on('p.survey_id', '=', survey.id),
      )
      .select(['p.version', 'p.state', 'p.question', 'p.position'])
      .where('r.broadcast_id', '=', survey.invitation.id)
      .where('r.subscriber_id', '=', subscriberId)
      .where('r.state', 'in', ['sending', 'sent', 'unknown'])
      .executeTakeFirst();
    if (!row) return undefined;
    const { version, state, question, position } = row;
    if (version === null || state === null || position === null) return { survey, progress: undefined };
    return { survey, progress: { version, state, question, position } };
  }
}

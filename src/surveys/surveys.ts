import { fromRow as broadcastFromRow, type Broadcast } from '../broadcasts/broadcasts.ts';
import { AppError } from '../domain/app-error.ts';
import type { Closing, SurveyDefinition, SurveyState } from '../domain/survey.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** A survey as the program works with it. Times are epoch milliseconds. */
export type Survey = {
  id: number;
  botId: string;
  title: string;
  /** The newest version, and what it asks. */
  version: number;
  definition: SurveyDefinition;
  state: SurveyState;
  /** What brings it to people. */
  invitation: Broadcast;
  reminderId: number | null;
  deadlineAt: number | null;
  remindAt: number | null;
  mostCompleted: number | null;
  closedAt: number | null;
  closedBecause: Closing | null;
  createdBy: string;
  createdAt: number;
};

export type NewSurvey = Pick<Survey, 'botId' | 'definition' | 'createdBy'>;

/** For how long it takes answers, and whom it reminds. */
export type SurveyTerms = Pick<Survey, 'deadlineAt' | 'remindAt' | 'mostCompleted'>;

/** Every survey of every bot, with every version of what it asks. */
export class Surveys {
  readonly #store: Store;
  /** Versions never change. */
  readonly #definitions = new Map<string, SurveyDefinition>();

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** To be followed, in the same transaction, by {@link invite}. */
  async create(tx: Transaction, { botId, definition, createdBy }: NewSurvey): Promise<number> {
    const row = { bot_id: botId, title: definition.title, version: 0, created_by: createdBy, created_at: tx.now };
    const { id } = await tx.db.insertInto('surveys').values(row).returning('id').executeTakeFirstOrThrow();
    await this.addVersion(tx, { id, version: 0 }, definition, createdBy);
    return id;
  }

  /** From now on this broadcast brings it to people. */
  async invite(tx: Transaction, id: number, invitationId: number): Promise<void> {
    await tx.db.updateTable('surveys').set({ invitation_id: invitationId }).where('id', '=', id).execute();
  }

  /** From now on people who begin are asked this; who has begun goes on as they began. Answers the version's number. */
  async addVersion(
    tx: Transaction,
    { id, version: before }: Pick<Survey, 'id' | 'version'>,
    definition: SurveyDefinition,
    createdBy: string,
  ): Promise<number> {
    const version = before + 1;
    await tx.db
      .insertInto('survey_versions')
      .values({
        survey_id: id,
        version,
        definition: JSON.stringify(definition),
        created_by: createdBy,
        created_at: tx.now,
      })
      .execute();
    await tx.db.updateTable('surveys').set({ version, title: definition.title }).where('id', '=', id).execute();
    return version;
  }

  async setTerms(tx: Transaction, id: number, { deadlineAt, remindAt, mostCompleted }: SurveyTerms): Promise<void> {
    await tx.db
      .updateTable('surveys')
      .set({ deadline_at: deadlineAt, remind_at: remindAt, most_completed: mostCompleted })
      .where('id', '=', id)
      .execute();
  }

  /** This broadcast is its one reminder. */
  async remind(tx: Transaction, id: number, reminderId: number): Promise<void> {
    await tx.db.updateTable('surveys').set({ reminder_id: reminderId }).where('id', '=', id).execute();
  }

  /** No more answers are taken; answers whether they had been until now. */
  async close(tx: Transaction, id: number, because: Closing): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('surveys')
      .set({ closed_at: tx.now, closed_because: because })
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  /** AppError `not found`, also for one of another bot. */
  async get(botId: string, id: number, db: Queries = this.#store.read): Promise<Survey> {
    const [found] = await this.#read(db, (query) =>
      query.where('surveys.bot_id', '=', botId).where('surveys.id', '=', id),
    );
    if (!found) throw new AppError('not found', `there is no survey ${id}: see them with \`ergo-bot survey list\``);
    return found;
  }

  /** The newest first, only those before the id `before`. */
  async list(botId: string, { before, limit }: { before: number | undefined; limit: number }): Promise<Survey[]> {
    return this.#read(this.#store.read, (query) =>
      query
        .where('surveys.bot_id', '=', botId)
        .$if(before !== undefined, (all) => all.where('surveys.id', '<', before ?? 0))
        .orderBy('surveys.id', 'desc')
        .limit(limit),
    );
  }

  /** Those that take answers, or may come to, oldest first: of a bot, or of all. */
  async open(botId?: string): Promise<Survey[]> {
    const all = await this.#read(this.#store.read, (query) =>
      query
        .where('surveys.closed_at', 'is', null)
        .$if(botId !== undefined, (those) => those.where('surveys.bot_id', '=', botId ?? ''))
        .orderBy('surveys.id'),
    );
    return all.filter(({ state }) => state === 'running' || state === 'paused');
  }

  /** What a version asks. AppError `not found`. */
  async definition(id: number, version: number): Promise<SurveyDefinition> {
    const key = `${id} ${version}`;
    const known = this.#definitions.get(key);
    if (known) return known;
    const row = await this.#store.read
      .selectFrom('survey_versions')
      .select('definition')
      .where('survey_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!row) throw new AppError('not found', `survey ${id} has no version ${version}`);
    const definition: SurveyDefinition = JSON.parse(row.definition);
    this.#definitions.set(key, definition);
    return definition;
  }

  /** Every version of what a survey asks, the oldest first. */
  async versions(id: number): Promise<{ version: number; definition: SurveyDefinition }[]> {
    const rows = await this.#store.read
      .selectFrom('survey_versions')
      .select(['version', 'definition'])
      .where('survey_id', '=', id)
      .orderBy('version')
      .execute();
    return rows.map(({ version, definition }) => ({ version, definition: JSON.parse(definition) }));
  }

  async #read(db: Queries, narrow: (query: ReturnType<typeof rowsOf>) => ReturnType<typeof rowsOf>): Promise<Survey[]> {
    const rows = await narrow(rowsOf(db)).execute();
    if (rows.length === 0) return [];
    const invitations = await db
      .selectFrom('broadcasts')
      .selectAll()
      .where(
        'id',
        'in',
        rows.flatMap(({ invitation_id: invitation }) => invitation ?? []),
      )
      .execute();
    const byId = new Map(invitations.map((row) => [row.id, broadcastFromRow(row)]));
    return rows.flatMap((row) => {
      const invitation = byId.get(row.invitation_id ?? 0);
      return invitation ? [fromRow(row, invitation)] : [];
    });
  }
}

/** Surveys, each with its newest version. */
function rowsOf(db: Queries) {
  return db
    .selectFrom('surveys')
    .innerJoin('survey_versions as newest', (join) =>
      join.onRef('newest.survey_id', '=', 'surveys.id').onRef('newest.version', '=', 'surveys.version'),
    )
    .selectAll('surveys')
    .select('newest.definition');
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** The definition is our own JSON. */
function fromRow(row: Row, invitation: Broadcast): Survey {
  return {
    id: row.id,
    botId: row.bot_id,
    title: row.title,
    version: row.version,
    definition: JSON.parse(row.definition),
    state: stateOf(invitation, row.closed_because),
    invitation,
    reminderId: row.reminder_id,
    deadlineAt: row.deadline_at,
    remindAt: row.remind_at,
    mostCompleted: row.most_completed,
    closedAt: row.closed_at,
    closedBecause: row.closed_because,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

/** It takes answers from its launch until it is closed, also when everybody has been invited. */
function stateOf({ state }: Broadcast, closedBecause: Closing | null): SurveyState {
  if (closedBecause !== null) return closedBecause === 'cancelled' ? 'cancelled' : 'finished';
  return state === 'finished' ? 'running' : state;
}

/** Whether answers are taken at this moment: a deadline holds to the moment, before anybody has closed it. */
export function takesAnswers({ state, deadlineAt }: Survey, now: number): boolean {
  return (state === 'running' || state === 'paused') && (deadlineAt === null || now < deadlineAt);
}

import type { Broadcasts } from '../broadcasts/broadcasts.ts';
import { checkPlan, type By, type Conditions, type Desk, type Plan, type WantedAudience } from '../broadcasts/desk.ts';
import type { Launch } from '../broadcasts/launch.ts';
import type { Running } from '../broadcasts/running.ts';
import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { SurveyDefinition } from '../domain/survey.ts';
import type { Audit } from '../staff/audit.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { definitionFaults } from './definition-faults.ts';
import { placeText, readDefinition, type ReadDefinition } from './definition-file.ts';
import { endSurvey } from './end-survey.ts';
import { invitationOf, type SurveyVoice } from './invitation.ts';
import { ownPictures, picturesOf } from './pictures.ts';
import type { Survey, Surveys, SurveyTerms } from './surveys.ts';

export type SurveyDeskProps = {
  store: Store;
  audit: Audit;
  surveys: Surveys;
  broadcasts: Broadcasts;
  /** Of broadcasts: whom a survey reaches, and how messengers show what it says. */
  desk: Desk;
  launch: Launch;
  running: Running;
  voice: (botId: string) => SurveyVoice;
  clock: Clock;
};

/** A file with a survey, and under which names its pictures have been kept. */
export type Draft = { source: string; pictures: Readonly<Record<string, string>> };

/** What staff do with surveys. Every change is in the audit log. */
export class SurveyDesk {
  readonly #props: SurveyDeskProps;

  constructor(props: SurveyDeskProps) {
    this.#props = props;
  }

  /** The paths of the pictures that a file names. AppError `usage` names everything that keeps it from being asked. */
  check(botId: string, source: string, wanted?: readonly MessengerName[]): { title: string; pictures: string[] } {
    const read = readOrRefuse(source);
    this.#refuseFaulty(read, this.#props.desk.messengersOf(botId, wanted), botId);
    return { title: read.definition.title, pictures: picturesOf(read.definition) };
  }

  /** AppError `usage` as {@link check}, and for a picture that has not been kept. */
  async create(by: By, draft: Draft, wanted: WantedAudience): Promise<Survey> {
    const { store, surveys, broadcasts, desk, voice } = this.#props;
    const audience = await desk.audienceFor(by.botId, wanted);
    const definition = this.#definition(by.botId, draft, audience.messengers);
    const createdBy = by.actor.login;
    const id = await store.write(async (tx) => {
      const made = await surveys.create(tx, { botId: by.botId, definition, createdBy });
      const invitation = await broadcasts.create(tx, {
        botId: by.botId,
        title: definition.title,
        content: invitationOf(definition, made, voice(by.botId)),
        audience,
        createdBy,
        surveyId: made,
      });
      await surveys.invite(tx, made, invitation);
      await this.#note(tx, by, 'create', made, { after: { title: definition.title, version: 1 } });
      return made;
    });
    return surveys.get(by.botId, id);
  }

  /**
   * A new version: who begins from now on is asked this. AppError `conflict` once it is over, `not allowed` for somebody
   * who may not release words (`mayRelease`) once others have released these.
   */
  async edit(by: By, id: number, draft: Draft, { mayRelease }: { mayRelease: boolean }): Promise<Survey> {
    const { store, surveys, broadcasts, voice } = this.#props;
    const survey = await surveys.get(by.botId, id);
    const definition = this.#definition(by.botId, draft, survey.invitation.audience.messengers);
    await store.write(async (tx) => {
      const now = await surveys.get(by.botId, id, tx.db);
      if (now.closedAt !== null || now.state === 'cancelled') throw over(now);
      if (!mayRelease && now.state !== 'draft') throw released(now);
      const version = await surveys.addVersion(tx, now, definition, by.actor.login);
      // What is going out stays as it was launched.
      if (now.invitation.launchedAt === null)
        await broadcasts.reword(tx, now.invitation.id, {
          title: definition.title,
          content: invitationOf(definition, id, voice(by.botId)),
        });
      await this.#note(tx, by, 'edit', id, { before: { version: now.version }, after: { version } });
    });
    return surveys.get(by.botId, id);
  }

  /** Whom it would be sent to now. */
  plan({ invitation }: Survey): Promise<Plan> {
    return this.#props.desk.plan(invitation);
  }

  /** Lets it go. AppError `conflict` as for broadcasts, `usage` for terms that make no sense. */
  async send(by: By, id: number, expected: number, conditions: Conditions, terms: SurveyTerms): Promise<void> {
    const { surveys, broadcasts, launch, clock } = this.#props;
    const { invitation } = await surveys.get(by.botId, id);
    this.#props.desk.wantChannels(invitation);
    checkTerms(terms, clock.now());
    checkPlan(await this.#props.desk.plan(invitation), expected, conditions);
    await this.#change(by, id, 'send', async (tx) => {
      await surveys.setTerms(tx, id, terms);
      const change = { ...conditions, approvedBy: by.actor.login, heldBecause: null };
      await broadcasts.become(tx, invitation, 'running', change);
      await launch.begin(tx, invitation);
    });
  }

  /** AppError `usage` for a moment that has passed. */
  async schedule(
    by: By,
    id: number,
    { at, ...conditions }: Conditions & { at: number },
    terms: SurveyTerms,
  ): Promise<Survey> {
    const { surveys, broadcasts, clock } = this.#props;
    const { invitation } = await surveys.get(by.botId, id);
    this.#props.desk.wantChannels(invitation);
    if (at <= clock.now()) throw new AppError('usage', 'at: found a moment that has passed, expected one to come');
    checkTerms(terms, at);
    await this.#change(by, id, 'schedule', async (tx) => {
      await surveys.setTerms(tx, id, terms);
      const change = { ...conditions, dueAt: at, approvedBy: by.actor.login, heldBecause: null };
      await broadcasts.become(tx, invitation, 'scheduled', change);
    });
    return surveys.get(by.botId, id);
  }

  /** Holds what goes out: who has been invited may answer. */
  async pause(by: By, id: number): Promise<void> {
    await this.#turn(by, id, 'pause');
  }

  async resume(by: By, id: number): Promise<void> {
    await this.#turn(by, id, 'resume');
  }

  /** No more answers, for good. `close`: it is over, as after its deadline; `cancel`: it is called off. */
  async end(by: By, id: number, deed: 'close' | 'cancel'): Promise<void> {
    const { surveys, broadcasts } = this.#props;
    await this.#change(by, id, deed, async (tx) => {
      const survey = await surveys.get(by.botId, id, tx.db);
      if (deed === 'close' && survey.state !== 'running' && survey.state !== 'paused')
        throw new AppError('conflict', `survey ${id} is ${survey.state}: only one that runs can be closed`);
      const because = deed === 'close' ? 'closed' : 'cancelled';
      if (!(await endSurvey(tx, { surveys, broadcasts }, survey, because))) throw over(survey);
    });
  }

  /** Notes what was done that changes no state. */
  async note(by: By, id: number, deed: string, after?: unknown): Promise<void> {
    await this.#props.store.write((tx) => this.#note(tx, by, deed, id, { after }));
  }

  async #turn(by: By, id: number, deed: 'pause' | 'resume'): Promise<void> {
    const { surveys, broadcasts } = this.#props;
    const [from, to] = deed === 'pause' ? (['running', 'paused'] as const) : (['paused', 'running'] as const);
    await this.#change(by, id, deed, async (tx) => {
      const { invitation, reminderId, state } = await surveys.get(by.botId, id, tx.db);
      const ids = [invitation.id, ...(reminderId === null ? [] : [reminderId])];
      const all = await Promise.all(ids.map((one) => broadcasts.get(by.botId, one, tx.db)));
      const those = all.filter((one) => one.state === from);
      if (those.length === 0)
        throw new AppError(
          'conflict',
          `survey ${id} is ${state}, and nothing of it ${deed === 'pause' ? 'is going out' : 'has been held'}`,
        );
      for (const one of those) await broadcasts.become(tx, one, to, { heldBecause: null });
    });
  }

  #definition(botId: string, { source, pictures }: Draft, messengers: readonly MessengerName[]): SurveyDefinition {
    const read = readOrRefuse(source);
    const missing = picturesOf(read.definition).find((path) => pictures[path] === undefined);
    if (missing !== undefined) throw new AppError('usage', `pictures: "${missing}" has not been uploaded`);
    this.#refuseFaulty(read, messengers, botId);
    return ownPictures(read.definition, pictures);
  }

  #refuseFaulty({ definition, lineOf }: ReadDefinition, messengers: readonly MessengerName[], botId: string): void {
    const faults = definitionFaults(ownPictures(definition, {}), this.#props.desk.formsOf(botId, { messengers }));
    if (faults.length === 0) return;
    throw new AppError(
      'usage',
      listed(faults.map(({ path, what }) => `${placeText(lineOf(path), pathOf(path))}: ${what}`)),
    );
  }

  async #change<Value>(by: By, id: number, deed: string, make: (tx: Transaction) => Promise<Value>): Promise<Value> {
    const { store, surveys, running } = this.#props;
    const value = await store.write(async (tx) => {
      const { state: before } = await surveys.get(by.botId, id, tx.db);
      const made = await make(tx);
      const { state } = await surveys.get(by.botId, id, tx.db);
      await this.#note(tx, by, deed, id, { before: { state: before }, after: { state } });
      return made;
    });
    await running.refresh();
    return value;
  }

  async #note(
    tx: Transaction,
    { actor, botId }: By,
    deed: string,
    id: number,
    what: { before?: unknown; after?: unknown },
  ): Promise<void> {
    await this.#props.audit.note(tx, actor, { action: `surveys.${deed}`, botId, target: String(id), ...what });
  }
}

function readOrRefuse(source: string): ReadDefinition {
  const read = readDefinition(source);
  if (read.ok) return read.value;
  throw new AppError('usage', listed(read.failure));
}

function listed(faults: readonly string[]): string {
  return faults.length === 1 ? faults.join('') : `${faults.length} things are wrong:\n${faults.join('\n')}`;
}

/** `['questions', 2, 'text']` → `questions[2].text`, as the configuration's problems are shown. */
function pathOf(path: readonly (string | number)[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

function over({ id, state }: Survey): AppError {
  return new AppError('conflict', `survey ${id} is ${state}: make another`);
}

function released({ id, state }: Survey): AppError {
  const why = `survey ${id} is ${state}: an administrator has approved its words`;
  return new AppError('not allowed', `${why}. Ask an administrator for the change, or draft another survey`);
}

function checkTerms({ deadlineAt, remindAt }: SurveyTerms, from: number): void {
  if (deadlineAt !== null && deadlineAt <= from)
    throw new AppError('usage', 'deadline: found a moment before it begins, expected a later one');
  if (remindAt !== null && remindAt <= from)
    throw new AppError('usage', 'remind: found a moment before it begins, expected a later one');
  if (remindAt !== null && deadlineAt !== null && remindAt >= deadlineAt)
    throw new AppError('usage', 'remind: found a moment after the deadline, expected an earlier one');
}

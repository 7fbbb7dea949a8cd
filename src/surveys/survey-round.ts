import { tooDear, type Desk } from '../broadcasts/desk.ts';
import { BROADCAST_STATES, mayBecome } from '../domain/broadcast.ts';
import type { Broadcasts } from '../broadcasts/broadcasts.ts';
import type { Launch } from '../broadcasts/launch.ts';
import type { Running } from '../broadcasts/running.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Store } from '../store/store.ts';
import { reminderOf, type SurveyVoice } from './invitation.ts';
import { takesAnswers, type Survey, type Surveys } from './surveys.ts';

export type SurveyRoundProps = {
  store: Store;
  surveys: Surveys;
  broadcasts: Broadcasts;
  desk: Desk;
  launch: Launch;
  running: Running;
  voice: (botId: string) => SurveyVoice;
  clock: Clock;
  log: Log;
};

/** Those that can still be called off. */
const ALIVE = BROADCAST_STATES.filter((state) => mayBecome(state, 'cancelled'));

/** Ends surveys whose time is over, and reminds those who have not finished. */
export class SurveyRound {
  readonly #props: SurveyRoundProps;

  constructor(props: SurveyRoundProps) {
    this.#props = props;
  }

  /** At most one at a time. */
  async run(signal: AbortSignal): Promise<void> {
    const { surveys, store, clock, log } = this.#props;
    const open = await surveys.open();
    for (const survey of open) {
      if (signal.aborted) return;
      const now = clock.now();
      if (survey.deadlineAt !== null && survey.deadlineAt <= now) {
        await store.write((tx) => surveys.close(tx, survey.id, 'deadline'));
        log.info({ survey: survey.id, bot: survey.botId }, 'a survey is over: its deadline has come');
      } else if (isToRemind(survey, now)) await this.#remind(survey);
    }
    await this.#callOff();
  }

  /** What still goes out for surveys that are over does not. */
  async #callOff(): Promise<void> {
    const { store, broadcasts, running } = this.#props;
    const left = await store.read
      .selectFrom('surveys as s')
      .innerJoin('broadcasts as b', 'b.survey_id', 's.id')
      .select(['b.id', 'b.bot_id'])
      .where('s.closed_at', 'is not', null)
      .where('b.state', 'in', ALIVE)
      .execute();
    if (left.length === 0) return;
    await store.write(async (tx) => {
      for (const { id, bot_id: botId } of left)
        await broadcasts.become(tx, await broadcasts.get(botId, id, tx.db), 'cancelled');
    });
    await running.refresh();
  }

  async #remind(survey: Survey): Promise<void> {
    const { store, surveys, broadcasts, desk, launch, running, voice } = this.#props;
    const { id, botId, title, definition, invitation } = survey;
    const { window, mostPaid, approvedBy } = invitation;
    const audience = {
      messengers: invitation.audience.messengers,
      everyAccount: true,
      unfinished: { surveyId: id, invitationId: invitation.id },
    };
    const dear = tooDear((await desk.plan({ ...invitation, audience })).messengers, mostPaid);
    await store.write(async (tx) => {
      const content = reminderOf(definition, id, voice(botId));
      const draft = { botId, title, content, audience, createdBy: survey.createdBy, surveyId: id };
      const reminder = await broadcasts.get(botId, await broadcasts.create(tx, draft), tx.db);
      await surveys.remind(tx, id, reminder.id);
      if (dear !== undefined) return broadcasts.become(tx, reminder, 'approved', { heldBecause: dear });
      await broadcasts.become(tx, reminder, 'running', { window, mostPaid, approvedBy });
      return launch.begin(tx, reminder);
    });
    await running.refresh();
  }
}

/** A survey that is held reminds nobody until it goes on. */
function isToRemind(survey: Survey, now: number): boolean {
  const { remindAt, reminderId, state } = survey;
  return (
    remindAt !== null && remindAt <= now && reminderId === null && state === 'running' && takesAnswers(survey, now)
  );
}

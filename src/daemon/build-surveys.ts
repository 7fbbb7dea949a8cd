import type { SurveyParts } from '../control/server/parts.ts';
import { surveyVoice } from '../conversations/survey-voice.ts';
import type { Words } from '../conversations/words.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { Audit } from '../staff/audit.ts';
import type { Store } from '../store/store.ts';
import { SurveyDesk } from '../surveys/survey-desk.ts';
import { SurveyRound } from '../surveys/survey-round.ts';
import { Surveys } from '../surveys/surveys.ts';
import type { BroadcastOffice } from './build-broadcasts.ts';

export type SurveyProps = {
  store: Store;
  /** Surveys go out as broadcasts. */
  office: BroadcastOffice;
  wordsOf: (botId: string) => Words;
  clock: Clock;
  log: Log;
};

/** Surveys without the conversations: what the control API and the timetable work with. */
export type SurveyOffice = SurveyParts & { round: SurveyRound };

export function buildSurveys({ office, wordsOf, ...parts }: SurveyProps): SurveyOffice {
  const { store } = parts;
  const all = new Surveys({ store });
  const shared = {
    ...parts,
    surveys: all,
    broadcasts: office.all,
    desk: office.desk,
    running: office.running,
    launch: office.launch,
    voice: (botId: string) => surveyVoice(wordsOf(botId)),
  };
  return { all, desk: new SurveyDesk({ ...shared, audit: new Audit({ store }) }), round: new SurveyRound(shared) };
}

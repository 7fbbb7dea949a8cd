import type { Attributes } from '../../audience/attributes.ts';
import type { Filters } from '../../audience/filters.ts';
import type { ClubSessions } from '../../audience/club-sessions.ts';
import type { Forgetting } from '../../audience/forget.ts';
import type { Notes } from '../../audience/notes.ts';
import type { ListedProfile } from '../../audience/profile-list.ts';
import type { Profiles } from '../../audience/profiles.ts';
import type { Segments } from '../../audience/segments.ts';
import type { Tags } from '../../audience/tags.ts';
import type { Broadcasts } from '../../broadcasts/broadcasts.ts';
import type { Desk } from '../../broadcasts/desk.ts';
import type { TryOut } from '../../broadcasts/try-out.ts';
import type { Pauses } from '../../delivery/pauses.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Texts } from '../../conversations/texts/texts.ts';
import type { LocalTime } from '../../domain/local-time.ts';
import type { SalesDesk } from '../../sales/sales-desk.ts';
import type { Result } from '../../domain/result.ts';
import type { Accounts } from '../../staff/accounts.ts';
import type { Audit } from '../../staff/audit.ts';
import type { LoginLimits } from '../../staff/login-limits.ts';
import type { Logins } from '../../staff/logins.ts';
import type { Passwords } from '../../staff/passwords.ts';
import type { Tokens } from '../../staff/tokens.ts';
import type { Statistics } from '../../statistics/statistics.ts';
import type { Store } from '../../store/store.ts';
import type { SupportDesk } from '../../support/desk.ts';
import type { SurveyDesk } from '../../surveys/survey-desk.ts';
import type { Surveys } from '../../surveys/surveys.ts';
import type { SupportHours } from '../../support/support-hours.ts';
import type { Backups } from '../../upkeep/backups.ts';
import type { ControlServices } from '../services.ts';
import type { Admission } from './admission.ts';
import type { EventBus } from './event-bus.ts';

/** What the routes work with. */
export type ControlParts = ControlServices & {
  store: Store;
  clock: Clock;
  localTime: LocalTime;
  admission: Admission;
  accounts: Accounts;
  tokens: Tokens;
  passwords: Passwords;
  logins: Logins;
  limits: LoginLimits;
  audit: Audit;
  events: EventBus;
  pauses: Pauses;
  texts: Texts;
  salesDesk: SalesDesk;
  statistics: Statistics;
  supportHours: SupportHours;
  backups: Backups;
  /** There may be sales to post. */
  wakePoster: () => void;
  broadcasts: BroadcastParts;
  desk: SupportDesk;
  audience: AudienceParts;
  surveys: SurveyParts;
};

/** What surveys are made, sent and looked at with. */
export type SurveyParts = { all: Surveys; desk: SurveyDesk };

/** What broadcasts are made, sent and looked at with. */
export type BroadcastParts = {
  all: Broadcasts;
  desk: Desk;
  tryOut: TryOut;
  /** Makes a picture fit for the messengers and keeps it; says what is wrong with one that cannot be. */
  keepPicture: (picture: Uint8Array) => Promise<Result<{ file: string; bytes: number }, string>>;
  localTime: LocalTime;
  zone: string;
};

/** What is known of people, and the filters over them. */
export type AudienceParts = {
  attributes: Attributes;
  filters: Filters;
  forgetting: Forgetting;
  notes: Notes;
  profiles: Profiles;
  segments: Segments;
  sessions: ClubSessions;
  tags: Tags;
  /** The accounts of a profile's id or of a phone number, one at least. AppError `not found`. */
  find: (botId: string, who: string) => Promise<ListedProfile[]>;
};

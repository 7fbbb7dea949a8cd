import type { Result } from '../domain/result.ts';
import type {
  Action,
  BalanceInfo,
  Changes,
  ModelRegistration,
  NewsItem,
  Notice,
  Profile,
  ProfileChange,
  Registration,
  RegistrationKind,
  SignIn,
  SnAnswer,
} from './club-types.ts';

/** Why the club refused what was asked; by code, and for 14–16 by code and comment (`club-api.md`). */
export type RefusalReason =
  | 'unknown phone'
  | 'code already sent'
  | 'wrong code'
  | 'unknown action'
  | 'action ended'
  | 'not in promotion'
  | 'already registered'
  | 'bad serial'
  | 'several actions'
  | 'trade point missing'
  | 'photo missing'
  | 'other';

/**
 * - `session`: expired or unknown; sign in again. - `inactive`: the person is shut out of the club: the site.
 *   By error 3, by GetToken with `active` 0, or by `active` 0 in place of an answer.
 * - `refused`: the club's own word on this request. `comment` is the club's, in any of three languages.
 * - `unavailable`: down, slow or talking garbage; `done` is `no` only when the request never went out or was turned away in front; `reason` says more to whoever looks after the machine.
 */
export type ClubFailure =
  | { kind: 'session'; code: number }
  | { kind: 'inactive' }
  | { kind: 'refused'; reason: RefusalReason; code: number; comment: string }
  | { kind: 'unavailable'; why: 'timeout' | 'network' | 'http' | 'garbage'; done: 'no' | 'maybe'; reason?: string };

export type ClubAnswer<Value> = Promise<Result<Value, ClubFailure>>;

/** The loyalty programme's API, every method of its document. Errors are values; nothing here throws. */
export interface Club {
  getAuthCode(phone: string): ClubAnswer<void>;
  getToken(phone: string, code: string): ClubAnswer<SignIn>;
  getChanges(session: string): ClubAnswer<Changes>;
  getProfile(session: string): ClubAnswer<Profile>;
  postProfile(session: string, change: ProfileChange): ClubAnswer<Profile>;
  getBalanceInfo(session: string): ClubAnswer<BalanceInfo>;
  getRegistrations(session: string, kind: RegistrationKind): ClubAnswer<Registration[]>;
  getNotices(session: string): ClubAnswer<Notice[]>;
  getActions(session: string): ClubAnswer<Action[]>;
  postSn(session: string, serial: string): ClubAnswer<SnAnswer>;
  postSnModel(session: string, registration: ModelRegistration): ClubAnswer<SnAnswer>;
  postQuestion(session: string, question: string, photo?: Uint8Array): ClubAnswer<void>;
  getNews(session: string): ClubAnswer<NewsItem[]>;
  getArticle(session: string, articleId: string): ClubAnswer<string>;
}

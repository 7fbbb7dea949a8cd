import { getActions } from './actions.ts';
import { getBalanceInfo } from './balance.ts';
import { getChanges } from './changes.ts';
import type { Method } from './method.ts';
import { getArticle, getNews } from './news.ts';
import { getNotices } from './notices.ts';
import { getProfile, postProfile } from './profile.ts';
import { postQuestion } from './question.ts';
import { getRegistrations } from './registrations.ts';
import { postSn, postSnModel } from './sale.ts';
import { getAuthCode, getToken } from './sign-in.ts';

/** Every method of the document, by its name on the wire. */
export const METHODS = new Map<string, Method>([
  ['GetAuthCode', getAuthCode],
  ['GetToken', getToken],
  ['GetChanges', getChanges],
  ['GetProfile', getProfile],
  ['PostProfile', postProfile],
  ['GetBalanceInfo', getBalanceInfo],
  ['GetRegistrations', getRegistrations],
  ['GetNotices', getNotices],
  ['GetActions', getActions],
  ['PostSN', postSn],
  ['PostSNModel', postSnModel],
  ['PostQuestion', postQuestion],
  ['GetNews', getNews],
  ['GetArticle', getArticle],
]);

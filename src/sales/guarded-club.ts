import type { Club, ClubAnswer } from '../club/club.ts';

/** What stands around every call of a club. */
export type Guard = <Value>(call: () => ClubAnswer<Value>, method: keyof Club) => ClubAnswer<Value>;

/** The club with every call going through the guard. */
export function guardedClub(club: Club, guard: Guard): Club {
  return {
    getAuthCode: (phone) => guard(() => club.getAuthCode(phone), 'getAuthCode'),
    getToken: (phone, code) => guard(() => club.getToken(phone, code), 'getToken'),
    getChanges: (session) => guard(() => club.getChanges(session), 'getChanges'),
    getProfile: (session) => guard(() => club.getProfile(session), 'getProfile'),
    postProfile: (session, change) => guard(() => club.postProfile(session, change), 'postProfile'),
    getBalanceInfo: (session) => guard(() => club.getBalanceInfo(session), 'getBalanceInfo'),
    getRegistrations: (session, kind) => guard(() => club.getRegistrations(session, kind), 'getRegistrations'),
    getNotices: (session) => guard(() => club.getNotices(session), 'getNotices'),
    getActions: (session) => guard(() => club.getActions(session), 'getActions'),
    postSn: (session, serial) => guard(() => club.postSn(session, serial), 'postSn'),
    postSnModel: (session, registration) => guard(() => club.postSnModel(session, registration), 'postSnModel'),
    postQuestion: (session, question, photo) =>
      guard(() => club.postQuestion(session, question, photo), 'postQuestion'),
    getNews: (session) => guard(() => club.getNews(session), 'getNews'),
    getArticle: (session, articleId) => guard(() => club.getArticle(session, articleId), 'getArticle'),
  };
}

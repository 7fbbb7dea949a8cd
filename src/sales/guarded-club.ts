import type { Club, ClubAnswer } from '../club/club.ts';

/** What stands around every call of a club. */
export type Guard = <Value>(call: () => ClubAnswer<Value>) => ClubAnswer<Value>;

/** The club with every call going through the guard. */
export function guardedClub(club: Club, guard: Guard): Club {
  return {
    getAuthCode: (phone) => guard(() => club.getAuthCode(phone)),
    getToken: (phone, code) => guard(() => club.getToken(phone, code)),
    getChanges: (session) => guard(() => club.getChanges(session)),
    getProfile: (session) => guard(() => club.getProfile(session)),
    postProfile: (session, change) => guard(() => club.postProfile(session, change)),
    getBalanceInfo: (session) => guard(() => club.getBalanceInfo(session)),
    getRegistrations: (session, kind) => guard(() => club.getRegistrations(session, kind)),
    getNotices: (session) => guard(() => club.getNotices(session)),
    getActions: (session) => guard(() => club.getActions(session)),
    postSn: (session, serial) => guard(() => club.postSn(session, serial)),
    postSnModel: (session, registration) => guard(() => club.postSnModel(session, registration)),
    postQuestion: (session, question, photo) => guard(() => club.postQuestion(session, question, photo)),
    getNews: (session) => guard(() => club.getNews(session)),
    getArticle: (session, articleId) => guard(() => club.getArticle(session, articleId)),
  };
}

/** Every method of the club API's document, as the wire names it. */
export type ClubMethod =
  | 'GetAuthCode'
  | 'GetToken'
  | 'GetChanges'
  | 'GetProfile'
  | 'PostProfile'
  | 'GetBalanceInfo'
  | 'GetRegistrations'
  | 'GetNotices'
  | 'GetActions'
  | 'PostSN'
  | 'PostSNModel'
  | 'PostQuestion'
  | 'GetNews'
  | 'GetArticle';

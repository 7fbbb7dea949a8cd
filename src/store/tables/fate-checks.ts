/** When a seller's registrations are to be compared with the ledger next. */
export interface FateChecksTable {
  subscriber_id: number;
  next_check_at: number;
  checks_without_news: number;
}

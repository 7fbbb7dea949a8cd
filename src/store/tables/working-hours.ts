/** When support of a bot is there in a usual week; a bot without a row is never said to be closed. */
export interface WorkingWeeksTable {
  bot_id: string;
  /** JSON of a Week. */
  week: string;
  changed_at: number;
}

/** What holds on one date in place of its weekday. */
export interface WorkingDatesTable {
  bot_id: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** JSON of spans; none when it is closed. */
  spans: string;
}

/** What the club API said that its document does not, counted per day, with one raw answer (secrets masked). */
export interface ClubSurprisesTable {
  bot_id: string;
  day: string;
  method: string;
  what: string;
  count: number;
  raw: string;
}

/** The way out of a channel for what goes to many: below everything interactive, within the rate of the bulk lane. */
export interface BulkGate {
  /**
   * Takes a place for one request and answers 0; or takes none and answers for how many milliseconds to wait, because
   * the lane has used up its rate, somebody waits for a reply, or the messenger has asked the channel to wait.
   */
  takeBulk(): number;
  /** Nothing goes out at all: the bot is paused. */
  readonly isShut: boolean;
  /** The messenger has asked the whole channel to wait until this moment. */
  holdUntil(moment: number): void;
}

/** Where a subscriber stands. */
export interface ConversationsTable {
  subscriber_id: number;
  scene: string;
  step: string;
  /** JSON: what the step has gathered. */
  data: string;
  /** Counts the questions asked: a choice of an older question is stale. */
  turn: number;
  /** The last press that was acted on: messengers repeat presses. */
  last_press: string | null;
  /** JSON: the place to come back to after signing in. */
  resume: string | null;
  /** JSON: the buttons of the question that stands, which news of a sale must not take away. */
  keyboard: string | null;
  updated_at: number;
}

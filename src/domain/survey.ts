import type { BroadcastState } from './broadcast.ts';

/** An answer that can be pressed: the emoji stands before the text on its button. `next` as in {@link SurveyQuestion}. */
export type SurveyAnswer = { text: string; emoji?: string; next?: string };

/**
 * One question. Without `answers` it is open: whatever is written answers it; with `own` people may press an answer or
 * write theirs. `next` is the id of the question that follows, {@link END} for none; without it the next in order.
 */
export type SurveyQuestion = {
  id: string;
  text: string;
  /** A file in the media folder. */
  picture?: string;
  answers: readonly SurveyAnswer[];
  own?: SurveyAnswer;
  next?: string;
};

/** What is asked. Texts are in the markup and with the placeholders of broadcasts. */
export type SurveyDefinition = {
  title: string;
  introduction: string;
  /** A file in the media folder, over the introduction. */
  picture?: string;
  questions: readonly SurveyQuestion[];
  final: string;
  /** What is said to those who have not finished; a usual one unless given. */
  reminder?: string;
};

/** Where a path through the questions ends. */
export const END = 'end';

/** Where a survey stands: as a broadcast does, but it runs for as long as it takes answers. */
export type SurveyState = BroadcastState;

/** Why a survey takes no more answers. */
export const CLOSINGS = ['closed', 'deadline', 'enough answers', 'cancelled'] as const;

export type Closing = (typeof CLOSINGS)[number];

/**
 * How far somebody is with a survey that they were invited to. `queued`: has said yes and is in the middle of another.
 * Who has not said anything has no state.
 */
export const PARTICIPANT_STATES = ['queued', 'answering', 'completed', 'refused'] as const;

export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** What stands on the button of an answer. */
export function labelOf({ emoji, text }: SurveyAnswer): string {
  return emoji === undefined ? text : `${emoji} ${text}`;
}

/** The question that follows an answer; undefined when it was the last one. */
export function questionAfter(
  { questions }: Pick<SurveyDefinition, 'questions'>,
  question: SurveyQuestion,
  answer: SurveyAnswer | undefined,
): SurveyQuestion | undefined {
  const named = answer?.next ?? question.next;
  if (named === undefined) return questions[questions.indexOf(question) + 1];
  return questions.find(({ id }) => id === named);
}

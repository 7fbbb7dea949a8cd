import { readTemplate } from '../broadcasts/placeholders.ts';
import type { SurveyDefinition, SurveyQuestion } from '../domain/survey.ts';
import type { AnswerCount } from './reads/answer-counts.ts';
import type { StandingAt } from './reads/standing-at.ts';

/** What came of one question. Shares are of its answers, 0 to 1. */
export type QuestionResult = {
  id: string;
  /** Its place in the newest version that asks it, counted from 1. */
  number: number;
  text: string;
  answered: number;
  /** Have come to it and not answered it. */
  stopped: number;
  choices: { text: string; emoji: string | null; count: number; share: number }[];
  /** Answered in own words; null where that cannot be. */
  written: { count: number; share: number } | null;
};

/** A version of what is asked. */
export type Version = { version: number; definition: SurveyDefinition };

/**
 * The results of each question, in the order of the newest version; then of those that only older ones ask. An answer
 * that a version has reworded is another answer.
 */
export function resultsOf(
  versions: readonly Version[],
  counts: readonly AnswerCount[],
  standing: readonly StandingAt[],
): QuestionResult[] {
  return questionsOf(versions).map(({ question, number }) => {
    const own = counts.filter((one) => one.question === question.id);
    const answered = sum(own);
    const share = (count: number) => (answered === 0 ? 0 : count / answered);
    const known = answersOf(versions, question.id);
    const former = own.flatMap(({ choice }) =>
      choice !== null && !known.some(({ text }) => text === choice) ? [{ text: choice, emoji: null }] : [],
    );
    const written = sum(own.filter(({ choice }) => choice === null));
    const isWritten = written > 0 || question.own !== undefined || question.answers.length === 0;
    return {
      id: question.id,
      number,
      text: plainText(question),
      answered,
      stopped: standing.find((one) => one.question === question.id)?.count ?? 0,
      choices: [...known, ...former].map(({ text, emoji }) => {
        const count = sum(own.filter(({ choice }) => choice === text));
        return { text, emoji, count, share: share(count) };
      }),
      written: isWritten ? { count: written, share: share(written) } : null,
    };
  });
}

/** Every question that any version asks, as the newest of these asks it, with its place there. */
export function questionsOf(versions: readonly Version[]): { question: SurveyQuestion; number: number }[] {
  const found = new Map<string, { question: SurveyQuestion; number: number }>();
  for (const { definition } of newestFirst(versions))
    for (const [place, question] of definition.questions.entries())
      if (!found.has(question.id)) found.set(question.id, { question, number: place + 1 });
  return [...found.values()];
}

/** The words of a question without their formatting. */
export function plainText({ text }: Pick<SurveyQuestion, 'text'>): string {
  return readTemplate(text).text.text;
}

/** The answers that could be pressed, those of the newest version first. */
function answersOf(versions: readonly Version[], id: string): { text: string; emoji: string | null }[] {
  const found = new Map<string, { text: string; emoji: string | null }>();
  for (const { definition } of newestFirst(versions))
    for (const { text, emoji = null } of definition.questions.find((one) => one.id === id)?.answers ?? [])
      if (!found.has(text)) found.set(text, { text, emoji });
  return [...found.values()];
}

function newestFirst(versions: readonly Version[]): Version[] {
  return versions.toSorted((a, b) => b.version - a.version);
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

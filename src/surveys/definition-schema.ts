import * as z from 'zod';
import { END } from '../domain/survey.ts';

const words = z.string().trim().min(1).max(20_000);
const picture = z.string().min(1).max(500).describe('a path to a JPEG, PNG, WebP or GIF, relative to this file');
const next = z
  .string()
  .min(1)
  .max(64)
  .describe(`the id of the question that follows, or "${END}"; without it the next in order`);

const label = z.string().trim().min(1).max(250).describe('the words on the button, 1 to 250 characters');
const emoji = z.string().trim().min(1).max(16).describe('an emoji, which stands before the words');

const answer = z.strictObject({ text: label, emoji: emoji.optional(), next: next.optional() });

const question = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .refine((id) => id !== END)
    .describe(
      `a name of its own in small latin letters, digits and dashes, such as "knows", and not "${END}": results are found by it`,
    ),
  text: words.describe('the question, 1 to 20,000 characters'),
  picture: picture.optional(),
  answers: z
    .array(answer)
    .min(1)
    .max(12)
    .optional()
    .describe('1 to 12 answers, each with a text; without them people write their answer'),
  own: answer.optional().describe('the button for an answer in own words, beside the others'),
  next: next.optional(),
});

/** A survey as it stands in a file. */
export const definitionFile = z
  .strictObject({
    title: z.string().trim().min(1).max(60).describe('1 to 60 characters: sellers and colleagues know it by this name'),
    introduction: words.describe('what it is about, 1 to 20,000 characters'),
    picture: picture.optional(),
    questions: z.array(question).min(1).max(50).describe('1 to 50 questions, each with an id and a text'),
    final: words.describe('what is said at the end, 1 to 20,000 characters'),
    reminder: words.optional().describe('what is said to those who have not finished; a usual one unless given'),
  })
  .describe('a survey: title, introduction, questions, final');

export type DefinitionFile = z.output<typeof definitionFile>;

/** The schema of such files, for editors. */
export function definitionJsonSchema(): unknown {
  return z.toJSONSchema(definitionFile, { io: 'input' });
}

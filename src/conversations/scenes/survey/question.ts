import * as z from 'zod';
import { Letter } from '../../../broadcasts/content.ts';
import {
  labelOf,
  questionAfter,
  type SurveyAnswer,
  type SurveyDefinition,
  type SurveyQuestion,
} from '../../../domain/survey.ts';
import type { Given } from '../../../surveys/participation.ts';
import { contentOf } from '../../../surveys/parts.ts';
import { alike } from '../../../surveys/routes-through.ts';
import { takesAnswers, type Survey } from '../../../surveys/surveys.ts';
import { menuButton } from '../../navigation.ts';
import type { Reply, ReplyButton } from '../../reply.ts';
import { at, type Context, type StepInput, type Turn } from '../../scene.ts';
import { atHome, goOn, questionAt } from './way-in.ts';

export const asked = z.object({
  surveyId: z.number(),
  version: z.number(),
  question: z.string(),
  position: z.number(),
  /** They have come back to it, and had answered it. */
  isAnew: z.boolean().optional(),
});

type Where = z.output<typeof asked>;

type On = Turn<'survey.question' | 'survey.own' | 'menu.home'>;

/** Characters of a written answer that are kept. */
const LONGEST = 1000;
/** Labels up to so long stand side by side: so many of them. */
const SIDE_BY_SIDE = [
  { longest: 4, each: 3 },
  { longest: 14, each: 2 },
];

/** Asks a question, with what was answered before where somebody has come back to it. */
export async function askQuestion(context: Context, where: Where): Promise<On> {
  const { participation, subscriber, words } = context;
  const found = await find(context, where);
  if (!found) return atHome(context, words.say('survey.none'));
  const { question } = found;
  const { surveyId, isAnew } = where;
  const former = isAnew ? await participation.answered(subscriber, surveyId, { question: question.id }) : undefined;
  const letter = await letterOf(context, question.text, question.picture);
  return {
    replies: [
      ...(former ? [{ text: words.say('survey.former', { answer: former.said }) }] : []),
      { ...letter, buttons: buttonsOf(context, where, question) },
    ],
  };
}

/** Takes an answer; anything else gets a word, and the question again. */
export async function hearQuestion(context: Context, input: StepInput, where: Where): Promise<On> {
  const found = await find(context, where);
  if (!found) return atHome(context, context.words.say('survey.none'));
  if (!takesAnswers(found.survey, context.now)) return overNow(context, found.survey);
  const { question } = found;
  if (input.kind === 'choice') return hearPress(context, input.value, where, found);
  if (input.kind === 'text') {
    const meant = question.answers.find(
      (answer) => alike(answer.text, input.text) || alike(labelOf(answer), input.text),
    );
    if (meant) return take(context, where, found, { choice: meant.text }, meant);
    if (isWritten(question)) return takeWords(context, input.text, where, found);
  }
  return { replies: [{ text: wordOf(context, question) }], next: questionAt(where) };
}

/** Asks for the answer in own words. */
export function askOwn({ words }: Context): Turn {
  const toAnswers = { label: words.label('survey.to-answers'), choose: 'answers' };
  return { replies: [{ text: words.say('survey.write-own'), buttons: [[toAnswers], [menuButton('menu', words)]] }] };
}

export async function hearOwn(context: Context, input: StepInput, where: Where): Promise<On> {
  const found = await find(context, where);
  if (!found) return atHome(context, context.words.say('survey.none'));
  if (!takesAnswers(found.survey, context.now)) return overNow(context, found.survey);
  if (input.kind === 'choice') return { next: questionAt(where) };
  if (input.kind === 'text') return takeWords(context, input.text, where, found);
  return { replies: [{ text: context.words.say('survey.write') }], next: at('survey.own', where) };
}

/** A question with all that belongs to it. */
type Found = { survey: Survey; definition: SurveyDefinition; question: SurveyQuestion };

async function find({ surveys, participation, subscriber }: Context, where: Where): Promise<Found | undefined> {
  const offer = await participation.offer(subscriber, where.surveyId);
  if (!offer) return undefined;
  const definition = await surveys.definition(where.surveyId, where.version);
  const question = definition.questions.find(({ id }) => id === where.question);
  return question && { survey: offer.survey, definition, question };
}

async function hearPress(context: Context, value: string, where: Where, found: Found): Promise<On> {
  if (value === 'back') return back(context, where);
  const { answers, own } = found.question;
  if (value === 'own' && own) return { next: at('survey.own', where) };
  const answer = answers[Number(value)];
  return answer ? take(context, where, found, { choice: answer.text }, answer) : { next: questionAt(where) };
}

/** To the question before, whose answer may then be another. */
async function back({ participation, subscriber }: Context, where: Where): Promise<On> {
  const position = where.position - 1;
  const before = await participation.answered(subscriber, where.surveyId, { position });
  if (!before) return { next: questionAt(where) };
  const there = { ...where, question: before.question, position, isAnew: true };
  return { effects: [(tx) => participation.stepBack(tx, subscriber, there)], next: questionAt(there) };
}

function takeWords(context: Context, text: string, where: Where, found: Found): On | Promise<On> {
  const said = text.trim();
  if (said.length <= LONGEST) return take(context, where, found, { words: said }, found.question.own);
  return { replies: [{ text: context.words.say('survey.too-long') }], next: questionAt(where) };
}

async function take(
  context: Context,
  where: Where,
  { survey, definition, question }: Found,
  given: Given,
  answer: SurveyAnswer | undefined,
): Promise<On> {
  const { participation, subscriber } = context;
  const next = questionAfter(definition, question, answer);
  const effects = [
    (tx: Parameters<typeof participation.record>[0]) => participation.record(tx, subscriber, where, given, next?.id),
  ];
  const { surveyId, version, position } = where;
  if (next) return { effects, next: questionAt({ surveyId, version, question: next.id, position: position + 1 }) };
  return goOn(context, survey, [await letterOf(context, definition.final)], effects);
}

/** It ended while somebody was answering. */
function overNow(context: Context, survey: Survey): Promise<On> {
  return goOn(context, survey, [{ text: context.words.say('survey.closed', { survey: survey.title }) }]);
}

function isWritten({ answers, own }: SurveyQuestion): boolean {
  return answers.length === 0 || own !== undefined;
}

function wordOf({ words }: Context, { answers, own }: SurveyQuestion): Reply['text'] {
  if (answers.length === 0) return words.say('survey.write');
  return words.say(own ? 'survey.choose-or-write' : 'survey.choose');
}

async function letterOf(context: Context, text: string, picture?: string): Promise<Reply> {
  const message = new Letter(contentOf(text, picture)).to(await context.participation.addressee(context.subscriber));
  return { text: message.text, ...(message.picture && { picture: message.picture.file }) };
}

function buttonsOf(
  { words }: Context,
  { surveyId, position }: Where,
  { answers, own }: SurveyQuestion,
): ReplyButton[][] {
  const choices = answers.map((answer, place) => ({ label: labelOf(answer), choose: String(place) }));
  return [
    ...inRows(choices),
    ...(own ? [[{ label: labelOf(own), choose: 'own' }]] : []),
    ...(position > 0 ? [[{ label: words.label('survey.back'), choose: 'back' }]] : []),
    [{ label: words.label('survey.stop'), go: `refuse:${surveyId}` }, menuButton('menu', words)],
  ];
}

function inRows(buttons: ReplyButton[]): ReplyButton[][] {
  const longest = Math.max(...buttons.map(({ label }) => label.length));
  const each = SIDE_BY_SIDE.find((rule) => longest <= rule.longest)?.each ?? 1;
  return Array.from({ length: Math.ceil(buttons.length / each) }, (_, row) =>
    buttons.slice(row * each, (row + 1) * each),
  );
}

import type { Asked, Offer } from '../../../surveys/participation.ts';
import { takesAnswers, type Survey } from '../../../surveys/surveys.ts';
import { menuButton } from '../../navigation.ts';
import { HOME } from '../../places.ts';
import type { Reply } from '../../reply.ts';
import { at, type Context, type Effect, type Place, type Turn } from '../../scene.ts';

type On = Turn<'survey.question' | 'menu.home'>;

/** Those first that somebody is in the middle of; who has refused one may still change their mind. */
const ORDER = ['answering', 'queued', undefined, 'refused'] as const;

/** Comes to the survey that is named, or to what waits for an answer. */
export async function openSurvey(context: Context, { surveyId }: { surveyId?: number | undefined }): Promise<On> {
  const { participation, subscriber, words, now } = context;
  const open = (await participation.offers(subscriber)).filter(({ survey }) => takesAnswers(survey, now));
  const wanted = surveyId === undefined ? firstOf(open) : await participation.offer(subscriber, surveyId);
  if (!wanted) return atHome(context, words.say('survey.none'));
  const { survey, progress } = wanted;
  const { title } = survey;
  if (progress?.state === 'completed') return atHome(context, words.say('survey.already', { survey: title }));
  if (!takesAnswers(survey, now)) return atHome(context, words.say('survey.closed', { survey: title }));

  const current = open.find((offer) => offer.progress?.state === 'answering');
  if (!current || current.survey.id === survey.id) return enter(context, wanted);
  const { replies = [], effects = [], ...on } = enter(context, current);
  return {
    ...on,
    replies: [
      { text: words.say('survey.queued', { current: current.survey.title, survey: title }) },
      ...replies.slice(1),
    ],
    effects: [(tx) => participation.queue(tx, subscriber, survey), ...effects],
  };
}

/** Not this one. Whoever said yes to another meanwhile goes on with that. */
export async function refuseSurvey(context: Context, { surveyId }: { surveyId: number }): Promise<On> {
  const { participation, subscriber, words } = context;
  const offer = await participation.offer(subscriber, surveyId);
  if (!offer) return atHome(context, words.say('survey.none'));
  const { survey, progress } = offer;
  const { title } = survey;
  if (progress?.state === 'completed') return atHome(context, words.say('survey.already', { survey: title }));
  if (!takesAnswers(survey, context.now)) return atHome(context, words.say('survey.closed', { survey: title }));
  const buttons = [[{ label: words.label('survey.go-on'), go: `survey:${surveyId}` }], [menuButton('menu', words)]];
  const effect: Effect = (tx) => participation.refuse(tx, subscriber, survey);
  return goOn(context, survey, [{ text: words.say('survey.refused', { survey: title }), buttons }], [effect]);
}

/**
 * What comes after a survey that is through, refused, or over: one that they are in the middle of, one that has waited, or
 * the menu.
 */
export async function goOn(
  context: Context,
  { id }: Pick<Survey, 'id'>,
  replies: Reply[],
  effects: Effect[] = [],
): Promise<On> {
  const { participation, subscriber, words, now } = context;
  const others = (await participation.offers(subscriber)).filter(
    ({ survey, progress }) => progress && survey.id !== id && takesAnswers(survey, now),
  );
  const current = others.find(({ progress }) => progress?.state === 'answering');
  if (current) {
    const { replies: welcome = [], ...on } = enter(context, current);
    return { ...on, replies: [...replies, ...welcome], effects };
  }
  const waiting = others.find(({ progress }) => progress?.state === 'queued');
  if (!waiting) return { replies, effects, next: HOME, show: false };
  const next = enter(context, waiting);
  return {
    ...next,
    replies: [...replies, { text: words.say('survey.next', { survey: waiting.survey.title }) }],
    effects: [...effects, ...(next.effects ?? [])],
  };
}

/** To the first question, or to the one that somebody had come to. */
function enter({ participation, subscriber, words }: Context, { survey, progress }: Offer): On {
  const asked = whereOf(survey, progress);
  const hasBegun = progress !== undefined && progress.question !== null;
  const text = words.say('survey.continue', { survey: survey.title });
  return {
    replies: hasBegun ? [{ text }] : [],
    effects: progress?.state === 'answering' ? [] : [(tx) => participation.begin(tx, subscriber, asked)],
    next: questionAt(asked),
  };
}

function whereOf({ id: surveyId, version, definition }: Survey, progress: Offer['progress']): Asked {
  if (progress && progress.question !== null)
    return { surveyId, version: progress.version, question: progress.question, position: progress.position };
  return { surveyId, version, question: definition.questions[0]?.id ?? '', position: 0 };
}

/** Where a question is asked. */
export function questionAt(asked: Asked & { isAnew?: boolean | undefined }): Place<'survey.question'> {
  return at('survey.question', asked);
}

function firstOf(offers: readonly Offer[]): Offer | undefined {
  return ORDER.flatMap((state) => offers.find(({ progress }) => progress?.state === state) ?? [])[0];
}

/** A word, and the way home. */
export function atHome({ words }: Context, text: Reply['text']): On {
  return { replies: [{ text, buttons: [[menuButton('menu', words)]] }], next: HOME, show: false };
}

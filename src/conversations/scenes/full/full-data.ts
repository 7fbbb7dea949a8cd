import * as z from 'zod';
import type { Action, Model } from '../../../club/club-types.ts';
import { clubTrouble } from '../../club-trouble.ts';
import { labelSchema } from '../../photo-label.ts';
import type { ReplyButton } from '../../reply.ts';
import { at, step, type AnyStep, type Context, type Exit, type Place, type Step, type Turn } from '../../scene.ts';

const AGAIN = 'again';

const demand = z.enum(['photo', 'shop']);

/** What a product may demand beside its serial number: the photo of the receipt, the shop. */
export type Demand = z.infer<typeof demand>;

/** What full registration gathers on its way. Every step passes all of it on, so that nothing is asked for twice. */
export const fullData = z.object({
  /** The sale of quick registration that needs its model, or one that is to be completed. */
  saleId: z.number().optional(),
  captured: z
    .object({
      serial: z.string(),
      source: z.enum(['typed', 'photo']),
      photoId: z.number().optional(),
      capturedAt: z.number(),
      label: labelSchema.optional(),
    })
    .optional(),
  actionId: z.string().optional(),
  modelId: z.string().optional(),
  /** The model that the club takes the serial number for; the seller has the last word. */
  likelyModelId: z.string().optional(),
  receiptPhotoId: z.number().optional(),
  tradePointId: z.string().optional(),
  /** The club has asked for these, whatever its list of products says. */
  wants: z.array(demand).optional(),
  /** The seller wants to choose another one than last time. */
  changing: z.literal('shop').optional(),
  query: z.string().optional(),
  page: z.number().optional(),
});

export type FullData = z.infer<typeof fullData>;

/** A step of full registration that asks the club; "try again" after trouble with it shows the step once more. */
export function fullStep<const To extends Exit>({ exits, show, hear }: Omit<Step<FullData, To>, 'data'>): AnyStep {
  return step<FullData, To>({
    data: fullData,
    exits,
    show,
    hear: (context, input, data) =>
      input.kind === 'choice' && input.value === AGAIN ? { next: 'again' } : hear(context, input, data),
  });
}

/** The button that repeats what the club could not do. */
export function tryAgain({ words }: Context): ReplyButton {
  return { label: words.label('general.try-again'), choose: AGAIN };
}

/**
 * On to what is still missing. A place of its own, so that what has just been given is kept when the club is away, or
 * wants its session renewed first.
 */
export function onward(data: FullData): Turn<'full.onward'> {
  return { next: at('full.onward', data) };
}

/** The data without what belongs to the product chosen before. Photo and shop stay: the next may demand them too. */
export function withoutModel(data: FullData): FullData {
  return { ...data, modelId: undefined, wants: undefined, changing: undefined, query: undefined, page: undefined };
}

/** The promotions that a sale of this data can be registered in; a turn when they cannot be had. */
export async function openActions(
  context: Context,
  { captured }: FullData,
): Promise<{ actions: Action[] } | { turn: Turn<'signIn'> }> {
  const { session, club, subscriber, promotions, now } = context;
  if (session === undefined) return { turn: { next: 'signIn' } };
  const seller = { subscriberId: subscriber.id, session, club };
  const answer = await context.busy(promotions.open(seller, captured?.capturedAt ?? now, now));
  if (answer.ok) return { actions: answer.value };
  return { turn: clubTrouble(context, answer.failure, tryAgain(context)) };
}

/** What has been chosen of what is open; what is open no more counts as not chosen. */
export function chosenOf(actions: Action[], data: FullData): { action?: Action; model?: Model } {
  const action = actions.find((one) => one.id === data.actionId);
  const model = action?.models.find((one) => one.id === data.modelId);
  return { ...(action && { action }), ...(model && { model }) };
}

/** Where a product that can no longer be had leads. */
export type ChoosingExit = 'full.actions' | 'full.models' | 'signIn';

/** Goes on with the chosen product, or back to choosing when it is no longer to be had. */
export async function withModel<To extends Exit = never>(
  context: Context,
  data: FullData,
  goOn: (chosen: { action: Action; model: Model }) => Turn<To> | Promise<Turn<To>>,
): Promise<Turn<To | ChoosingExit>> {
  const open = await openActions(context, data);
  if ('turn' in open) return open.turn;
  const { action, model } = chosenOf(open.actions, data);
  return action && model
    ? goOn({ action, model })
    : { next: at(action ? 'full.models' : 'full.actions', withoutModel(data)) };
}

/** Whether the product demands it, or the club has asked for it: only then it is asked for and sent. */
export function demands(data: FullData, model: Model, what: Demand): boolean {
  const byList = what === 'photo' ? model.needsPhoto : model.needsTradePoint;
  return byList || (data.wants?.includes(what) ?? false);
}

/** What is asked for one by one. */
export type MissingStep = 'full.serial' | 'full.receipt' | 'full.shop';

/** The next thing that the chosen product demands and that is not there yet, if there is one. */
export function missingStep(data: FullData, model: Model): Place<MissingStep> | undefined {
  if (!data.captured) return at('full.serial', data);
  if (demands(data, model, 'photo') && data.receiptPhotoId === undefined) return at('full.receipt', data);
  if (demands(data, model, 'shop') && data.tradePointId === undefined) return at('full.shop', data);
  return undefined;
}

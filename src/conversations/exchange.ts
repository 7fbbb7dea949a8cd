import type { Keyboard } from '../domain/keyboard.ts';
import type { OutgoingMessage, OutgoingOperation } from '../domain/message.ts';
import { destinationOf, type Move } from './move.ts';
import { arrival, keyboardRows, type Arrival } from './navigation.ts';
import { HOME, type Standing } from './places.ts';
import { composeMessage, hasChoices, type Reply } from './reply.ts';
import { at, type Context, type Effect, type Exit, type Place, type StepInput, type Turn } from './scene.ts';
import { exitsOf, stepAt } from './scenes/scenes.ts';
import type { StepName } from './step-names.ts';

/** Full registration comes by six places at the most before it asks. */
const MOST_SHOWN = 8;

/** One update being answered: gathers what is said and changed, and moves the person from place to place. */
export class Exchange {
  readonly context: Context;
  readonly standing: Standing;
  readonly effects: Effect[] = [];
  /** The ways that were taken, in order. */
  readonly moves: Move[] = [];
  /** The buttons that stood when the person spoke. */
  readonly asked: Keyboard | null;
  /** What was said is for support. */
  toSupport: Turn['toSupport'];
  /** The person is no longer known: where they stand is not kept. */
  isForgotten = false;
  readonly #replies: Reply[] = [];
  readonly #closings: OutgoingOperation[] = [];
  readonly #from: Place;
  #shown = 0;
  #choiceTaken = false;

  constructor(context: Context, standing: Standing) {
    this.context = context;
    this.standing = { ...standing };
    this.#from = standing.place;
    this.asked = standing.keyboard;
  }

  say(...replies: Reply[]): void {
    this.#replies.push(...replies);
  }

  /** A choice of the question that stands has been taken: its buttons are of no more use. */
  takeChoice(mark: string, closing: OutgoingOperation | undefined): void {
    this.standing.lastPress = mark;
    this.#choiceTaken = true;
    if (closing) this.#closings.push(closing);
  }

  /** Comes to a place from wherever the person stood, and asks its question. */
  async enter({ by, place }: Arrival): Promise<void> {
    if (!stepAt(place)) return this.enter(arrival('lost'));
    this.moves.push({ by, to: place.step });
    await this.#show(place);
  }

  /** Asks once more what stands. */
  async askAgain(): Promise<void> {
    await this.#show(this.standing.place);
  }

  /** Lets the current step answer. */
  async hear(input: StepInput): Promise<void> {
    const { place } = this.standing;
    const step = stepAt(place);
    if (!step) return this.enter(arrival('lost'));
    const turn = await step.hear(this.context, input);
    if (turn.next === 'again') return this.askAgain();
    if (turn.next !== 'notUnderstood') return this.#take(turn, place);

    const { words } = this.context;
    this.say({ text: words.say(input.kind === 'other' ? 'general.only-text-and-photo' : 'general.not-understood') });
    return this.askAgain();
  }

  /** The club session has ended meanwhile; once signed in, the person goes on at `place`. */
  async sessionEnded(place: Place): Promise<void> {
    this.moves.push({ by: 'session ended', to: 'sign-in.phone' });
    await this.#signIn(place);
  }

  /** Takes an answer that leaves the person where they stand. */
  async tell(answer: Promise<Turn<'menu.home'>>): Promise<void> {
    const { replies = [], effects = [], toSupport } = await answer;
    this.say(...replies);
    this.effects.push(...effects);
    this.toSupport = toSupport;
  }

  /** What is to be sent, in order. The last message always leaves a keyboard behind: in Viber nothing else stays. */
  operations(): OutgoingOperation[] {
    const last = this.#replies.at(-1);
    if (last && !last.buttons && !last.keyboard) last.keyboard = this.#standingKeyboard();

    if (this.#choiceTaken || this.#replies.some(hasChoices)) this.standing.turn++;
    const standing = keyboardRows(this.context.words);
    const messages = this.#replies.map((reply) => composeMessage(reply, this.standing.turn, standing));
    this.#keepKeyboard(messages.at(-1));
    return [...this.#closings, ...messages.map((message) => ({ kind: 'message' as const, message }))];
  }

  /** The question that stands is the one asked last, until it is answered or left. */
  #keepKeyboard(last: OutgoingMessage | undefined): void {
    const isLeft = this.#choiceTaken || this.standing.place !== this.#from;
    if (last?.keyboard) this.standing.keyboard = last.keyboard.kind === 'menu' ? null : last.keyboard;
    else if (isLeft) this.standing.keyboard = null;
  }

  /** What can be pressed when nothing else is offered: the menu, or before signing in the own number. */
  #standingKeyboard(): Reply['keyboard'] & {} {
    const { session, words } = this.context;
    return session === undefined ? { share: words.label('sign-in.share') } : 'menu';
  }

  async #take(turn: Turn<Exit>, place: Place): Promise<void> {
    this.say(...(turn.replies ?? []));
    this.effects.push(...(turn.effects ?? []));
    if (turn.toSupport) this.toSupport = turn.toSupport;
    if (turn.session !== undefined) this.context.session = turn.session;

    const { next } = turn;
    if (next === undefined) return;
    this.#leave(place.step, typeof next === 'object' ? next.step : next);
    if (next === 'signIn') return this.#signIn(turn.resume ?? place);
    if (next === 'resume') return this.#resume();
    if (next === 'forgotten') return this.#forget();
    if (turn.show !== false) return this.#show(next);
    this.standing.place = next;
  }

  /** What the map does not show does not happen. */
  #leave(from: StepName, exit: Exit): void {
    if (!exitsOf(from).includes(exit)) throw new Error(`the step ${from} has no exit ${exit}`);
    this.moves.push({ from, to: destinationOf(exit) });
  }

  async #show(place: Place): Promise<void> {
    // A step that sends on to another that sends back would never end.
    if (++this.#shown > MOST_SHOWN) throw new Error(`the scenes go in a circle at ${place.step}`);
    const step = stepAt(place);
    if (!step) return this.enter(arrival('lost'));
    this.standing.place = place;
    await this.#take(await step.show(this.context), place);
  }

  async #signIn(place: Place): Promise<void> {
    if (!isSigningIn(place)) this.standing.resume = place;
    const why = this.context.subscriber.phone === null ? 'first' : 'expired';
    await this.#show(at('sign-in.phone', { why }));
  }

  #forget(): void {
    this.isForgotten = true;
    this.context.session = undefined;
  }

  async #resume(): Promise<void> {
    const place = this.standing.resume ?? HOME;
    this.standing.resume = null;
    this.standing.place = place;
    // Home has nothing to ask: the menu already stands under the words that signing in is done.
    if (place.step !== HOME.step) await this.#show(place);
  }
}

/** Whether somebody who stands here is about to sign in anyway. */
export function isSigningIn({ step }: Place): boolean {
  return step === 'sign-in.phone' || step === 'sign-in.code';
}

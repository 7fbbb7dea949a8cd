import type { Incoming, IncomingContent, Press } from '../domain/incoming.ts';
import type { OutgoingOperation } from '../domain/message.ts';
import { isSigningIn, type Exchange } from './exchange.ts';
import { hearSupport } from './hear-support.ts';
import { arrival, destination, destinationByLabel } from './navigation.ts';
import { AFTER_WAITING } from './places.ts';
import { readPress } from './press-data.ts';

const DAY = 24 * 60 * 60_000;

/** Answers one update of a private chat. */
export async function respond(exchange: Exchange, update: Incoming): Promise<void> {
  const { content } = update;
  const cameBack = returnToLife(exchange, content);
  if (await hearSupport(exchange, content)) return undefined;
  switch (content.kind) {
    case 'opened':
      // The welcome has gone out in the webhook's response already.
      return rememberSource(exchange, content.payload);
    case 'unsubscribed':
    case 'receipt':
    case 'edited':
    case 'group':
      return undefined;
    case 'subscribed':
      return cameBack || exchange.standing.isNew ? greet(exchange) : undefined;
    case 'session ended':
      return askToSignIn(exchange);
    case 'start':
      rememberSource(exchange, content.payload);
      return greet(exchange);
    case 'text':
    case 'command':
    case 'contact':
    case 'photo':
    case 'press':
    case 'unsupported':
      return isLate(exchange, update) ? answerLate(exchange) : hear(exchange, content);
  }
}

/** Marks who has gone, and welcomes back who had been away; true for the latter. */
function returnToLife(exchange: Exchange, content: IncomingContent): boolean {
  const { subscriber, profiles, words } = exchange.context;
  if (content.kind === 'unsubscribed') {
    exchange.effects.push((tx) => profiles.changeState(tx, subscriber, 'unsubscribed'));
    return false;
  }
  if (
    subscriber.state === 'active' ||
    content.kind === 'opened' ||
    content.kind === 'session ended' ||
    content.kind === 'edited'
  )
    return false;
  exchange.effects.push((tx) => profiles.changeState(tx, subscriber, 'active'));
  exchange.say({ text: words.say('welcome.back') });
  return true;
}

/** A sale found the club session ended; who is signing in already, because of another sale, is not asked twice. */
async function askToSignIn(exchange: Exchange): Promise<void> {
  const { place } = exchange.standing;
  if (exchange.context.session !== undefined || isSigningIn(place)) return;
  await exchange.sessionEnded(place.step === AFTER_WAITING.step ? AFTER_WAITING : place);
}

function rememberSource(exchange: Exchange, payload: string | undefined): void {
  const { profiles, subscriber } = exchange.context;
  if (payload !== undefined) exchange.effects.push((tx) => profiles.rememberSource(tx, subscriber, payload));
}

async function greet(exchange: Exchange): Promise<void> {
  const { words, programme } = exchange.context;
  if (exchange.standing.isNew) exchange.say({ text: words.say('welcome.first', { title: programme.title }) });
  await exchange.enter(arrival('start'));
}

function isLate(exchange: Exchange, update: Incoming): boolean {
  return exchange.context.now - update.sentAt > DAY;
}

async function answerLate(exchange: Exchange): Promise<void> {
  exchange.say({ text: exchange.context.words.say('general.late') });
  await exchange.enter(arrival('late message'));
}

type Heard = Extract<IncomingContent, { kind: 'text' | 'command' | 'contact' | 'photo' | 'press' | 'unsupported' }>;

async function hear(exchange: Exchange, content: Heard): Promise<void> {
  // Only a press right after its like is a repeated one; later it is a button of an old question.
  if (content.kind !== 'press') exchange.standing.lastPress = null;
  switch (content.kind) {
    case 'press':
      return hearPress(exchange, content.press);
    case 'command':
      return exchange.enter(destination(content.name) ?? arrival('unknown command'));
    case 'unsupported':
      return exchange.hear({ kind: 'other' });
    case 'contact':
    case 'photo':
      return exchange.hear(content);
    case 'text': {
      // Somebody new is greeted, whatever their first words are.
      if (exchange.standing.isNew) return greet(exchange);
      const there = destinationByLabel(content.text, exchange.context.words);
      return there ? exchange.enter(there) : exchange.hear(content);
    }
  }
}

/** A way to somewhere is always good; a choice only while its question stands, and once. */
async function hearPress(exchange: Exchange, press: Press): Promise<void> {
  const { standing, context } = exchange;
  if (press.pressId !== undefined) void context.messenger.acknowledge(press.pressId);

  const data = readPress(press.data);
  if (data?.kind === 'go') {
    if (data.to === 'start') return greet(exchange);
    const there = destination(data.to);
    if (there) return exchange.enter(there);
  }
  const mark = `${press.data}@${press.message?.id ?? ''}`;
  // Messengers repeat a press whose acknowledgement they have lost.
  if (mark === standing.lastPress) return undefined;
  if (data?.kind === 'choose' && data.turn === standing.turn) {
    exchange.takeChoice(mark, closingOf(exchange, press));
    return exchange.hear({ kind: 'choice', value: data.value });
  }
  exchange.say({ text: context.words.say('general.old-button') });
  return exchange.askAgain();
}

/** Lets the question show which answer was taken, where the messenger can. */
function closingOf({ context }: Exchange, { message }: Press): OutgoingOperation | undefined {
  if (!context.messenger.abilities.closesChoices || message?.label === undefined) return undefined;
  const { id, text, hasPicture } = message;
  // Many a label has the mark already.
  const label = message.label.replace(/^✅\s*/u, '');
  const chosen = context.words.label('general.chosen', { label });
  return { kind: 'close choice', closing: { messageId: id, text, hasPicture, chosen } };
}

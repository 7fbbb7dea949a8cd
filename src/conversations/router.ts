import type { Club } from '../club/club.ts';
import type { Commit } from '../delivery/update-attempt.ts';
import type { Inbox, InboxUpdate } from '../delivery/inbox.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { Log } from '../domain/log.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Messenger } from '../messengers/messenger.ts';
import { keepEdited, keepHeard, keepTold } from '../delivery/said.ts';
import { Exchange } from './exchange.ts';
import { keyboardRows, menuButton } from './navigation.ts';
import type { Places, Standing } from './places.ts';
import { composeMessage, NO_STANDING } from './reply.ts';
import { pressedLabel } from './pressed-label.ts';
import { respond } from './respond.ts';
import type { Context, Programme, Services } from './scene.ts';
import { showBusy } from './show-busy.ts';
import type { Words } from './words.ts';

/** A bot as the conversations know it. */
export type BotVoice = {
  words: Words;
  programme: Programme;
  club: Club;
  messengers: Partial<Record<MessengerName, Messenger>>;
};

export type RouterProps = {
  services: Services;
  bots: ReadonlyMap<string, BotVoice>;
  places: Places;
  inbox: Inbox;
  outbox: Outbox;
  /** For what is told unasked. */
  news: Outbox;
  clock: Clock;
  log: Log;
  /** Aborted when the program stops: what takes long gives up then. */
  signal: AbortSignal;
};

/** Works out what an update means and what is answered. Sends nothing: the commit it returns writes everything down. */
export class Router {
  readonly #props: RouterProps;

  constructor(props: RouterProps) {
    this.#props = props;
  }

  /** Throws for bugs, and for trouble that another try may get over. */
  async handle(taken: InboxUpdate): Promise<Commit> {
    const { botId, update } = taken;
    const { voice, messenger } = this.#voiceOf(botId, update.messenger);
    if (update.content.kind === 'group') return this.#leaveGroup(voice, messenger, update.from.id);

    const { standing, context } = await this.#contextOf(taken, voice, messenger);
    const exchange = new Exchange(context, standing);
    await respond(exchange, update);
    return this.#commitOf(exchange, update);
  }

  /** The one bland sentence for an update that has been set aside, with the number that finds it. */
  async apologise(taken: InboxUpdate): Promise<Commit> {
    const { botId, update, id } = taken;
    if (update.content.kind === 'group') return async () => {};
    const { voice, messenger } = this.#voiceOf(botId, update.messenger);
    const { standing, context } = await this.#contextOf(taken, voice, messenger);
    const exchange = new Exchange(context, standing);
    exchange.say({ text: context.words.say('general.trouble', { number: id }) });
    return this.#commitOf(exchange, update);
  }

  /** What somebody is told whose photo takes longer than usual: that it has come. */
  async reassure({ botId, update }: InboxUpdate): Promise<Commit> {
    const { services, news, clock } = this.#props;
    const { words } = this.#bot(botId);
    const who = { botId, messenger: update.messenger };
    const subscriber = await services.profiles.meet(who, update.from, clock.now());
    const reply = { text: words.say('general.photo-waits'), buttons: [[menuButton('menu', words)]] };
    const message = composeMessage(reply, 0, NO_STANDING);
    return async (tx) => void (await news.add(tx, subscriber, [{ kind: 'message', message }]));
  }

  /** What somebody sees who opens a Viber chat for the first time. */
  welcome(botId: string): OutgoingMessage {
    const { words, programme } = this.#bot(botId);
    const { title } = programme;
    const start = { label: words.label('welcome.start'), go: 'start' };
    return composeMessage({ text: words.say('welcome.first', { title }), buttons: [[start]] }, 0, keyboardRows(words));
  }

  async #contextOf(
    { id, botId, update, attempts }: InboxUpdate,
    voice: BotVoice,
    messenger: Messenger,
  ): Promise<{ standing: Standing; context: Context }> {
    const { services, places, clock, signal } = this.#props;
    const now = clock.now();
    const subscriber = await services.profiles.meet({ botId, messenger: update.messenger }, update.from, now);
    const typing = () => void messenger.showTyping(subscriber.externalId);
    const context: Context = {
      ...services,
      subscriber,
      supportStanding: await services.support.standing(subscriber.id),
      messenger,
      programme: voice.programme,
      club: voice.club,
      words: voice.words,
      now,
      sentAt: update.sentAt,
      updateId: id,
      failures: attempts,
      session: await services.sessions.token(subscriber.id),
      signal,
      typing,
      photosWaiting: () => this.#props.inbox.hasOtherPhotos(botId, update),
      busy: (work) => showBusy(work, typing, clock),
    };
    return { standing: await places.of(subscriber.id), context };
  }

  #commitOf(exchange: Exchange, update: Incoming): Commit {
    const { subscriber, support } = exchange.context;
    const { botId: bot, messenger } = subscriber;
    for (const move of exchange.moves) this.#props.log.debug({ bot, messenger, ...move }, 'moved');
    const label = update.content.kind === 'press' ? pressedLabel(exchange, update.content.press) : undefined;
    const operations = exchange.operations();
    return async (tx) => {
      // It went out in the webhook's response, before it was known to whom.
      if (update.content.kind === 'opened')
        await keepTold(tx, [{ subscriberId: subscriber.id, message: this.welcome(bot) }]);
      const heard = await keepHeard(tx, subscriber, update, label);
      if (update.content.kind === 'edited') await keepEdited(tx, subscriber, update.content);
      if (heard !== undefined && exchange.toSupport) await support.hear(tx, subscriber, heard, exchange.toSupport);
      for (const effect of exchange.effects) await effect(tx);
      if (!exchange.isForgotten) await this.#props.places.keep(tx, subscriber.id, exchange.standing);
      await this.#props.outbox.add(tx, subscriber, operations);
    };
  }

  #voiceOf(botId: string, name: MessengerName): { voice: BotVoice; messenger: Messenger } {
    const voice = this.#bot(botId);
    const messenger = voice.messengers[name];
    if (!messenger) throw new Error(`bot ${botId} is not configured for ${name} any more`);
    return { voice, messenger };
  }

  #bot(botId: string): BotVoice {
    const voice = this.#props.bots.get(botId);
    if (!voice) throw new Error(`bot ${botId} is not configured any more`);
    return voice;
  }

  /** Groups are no place for a seller's data: a word, and out. Nothing is kept of it. */
  async #leaveGroup({ words }: BotVoice, messenger: Messenger, groupId: string): Promise<Commit> {
    const message = composeMessage({ text: words.say('general.group') }, 0, NO_STANDING);
    await messenger.send(groupId, { kind: 'message', message }, this.#props.signal);
    await messenger.leave?.(groupId);
    return async () => {};
  }
}

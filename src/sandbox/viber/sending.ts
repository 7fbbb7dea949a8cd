import type { ViberMessage } from './message-rules.ts';
import { readMessage } from './message-rules.ts';
import { showOnPhone } from './showing.ts';
import { ViberRefusal } from './statuses.ts';
import type { ViberBot } from './viber-bot.ts';
import type { ViberPerson } from './viber-person.ts';

type Body = Record<string, unknown>;
type Failed = { receiver: string; status: number; status_message: string };

const HOUR = 3_600_000;
const MOST_RECEIVERS = 300;
const BILLED = { chat_hostname: 'SN-CHAT-05_', billing_status: 1 };

export function sendMessage(bot: ViberBot, body: Body): Body {
  checkWebhook(bot);
  const { receiver } = body;
  if (typeof receiver !== 'string' || receiver === '') throw new ViberRefusal(4, 'missingData: receiver');
  const message = readMessage(body);
  const person = reach(bot, receiver);
  const message_token = bot.newMessageToken();
  send(bot, person, message, message_token);
  return { message_token, ...BILLED };
}

/** One token for all; whom it does not reach stands in `failed_list`. */
export function broadcastMessage(bot: ViberBot, body: Body): Body {
  checkWebhook(bot);
  if (!bot.settings.broadcastAllowed) throw new ViberRefusal(20);
  const receivers = body['broadcast_list'];
  if (!Array.isArray(receivers) || receivers.length === 0) throw new ViberRefusal(4, 'missingData: broadcast_list');
  if (receivers.length > MOST_RECEIVERS) throw new ViberRefusal(3, `badData: broadcast_list is longer than 300`);
  const message = readMessage(body);
  const message_token = bot.newMessageToken();
  const failed_list = receivers.flatMap((one: unknown) => sendOne(bot, String(one), message, message_token));
  return { message_token, ...BILLED, failed_list };
}

function sendOne(bot: ViberBot, receiver: string, message: ViberMessage, token: string): Failed[] {
  try {
    const person = reach(bot, receiver);
    send(bot, person, { ...message, text: fillIn(message.text, person) }, token);
    return [];
  } catch (error) {
    if (!(error instanceof ViberRefusal)) throw error;
    return [{ receiver, status: error.status, status_message: error.message }];
  }
}

function fillIn(text: string, { account }: ViberPerson): string {
  return text
    .replaceAll('replace_me_with_receiver_id', account.id)
    .replaceAll('replace_me_with_url_encoded_receiver_id', encodeURIComponent(account.id))
    .replaceAll('replace_me_with_user_name', account.name);
}

function checkWebhook(bot: ViberBot): void {
  if (bot.webhookUrl === '') throw new ViberRefusal(10);
}

/** The person, if a message may go to them now: registered, subscribed, not written to too often. */
function reach(bot: ViberBot, receiver: string): ViberPerson {
  const person = bot.people.get(receiver);
  if (!person) throw new ViberRefusal(5);
  if (!person.subscribed) throw new ViberRefusal(6);
  const { unansweredPerHour } = bot.settings;
  if (unansweredPerHour > 0) {
    person.unanswered = person.unanswered.filter((at) => at > bot.now() - HOUR);
    if (person.unanswered.length >= unansweredPerHour) throw new ViberRefusal(12);
  }
  return person;
}

function send(bot: ViberBot, person: ViberPerson, message: ViberMessage, token: string): void {
  person.unanswered.push(bot.now());
  void showOnPhone(bot, person, message, token);
}

import * as z from 'zod';
import { STATUSES, ViberRefusal } from './statuses.ts';
import type { ViberBot } from './viber-bot.ts';
import { ALWAYS, EVENT_TYPES } from './viber-bot.ts';
import { viberJson } from './webhook-post.ts';

type Body = Record<string, unknown>;

const HALF_DAY = 12 * 3_600_000;
const MOST_ONLINE = 100;

const Webhook = z.object({
  url: z.string(),
  event_types: z.array(z.enum([...EVENT_TYPES, ...ALWAYS])).nullish(),
  send_name: z.boolean().default(false),
  send_photo: z.boolean().default(false),
});

/** Sets or (with an empty url) removes the webhook; Viber calls it at once and wants 200. */
export async function setWebhook(bot: ViberBot, body: Body): Promise<Body> {
  const read = Webhook.safeParse(body);
  if (!read.success) throw new ViberRefusal(body['url'] === undefined ? 4 : 3);
  const { url, event_types, send_name, send_photo } = read.data;
  if (url === '') {
    bot.webhookUrl = '';
    return {};
  }
  if (!isAllowedWebhook(url)) throw new ViberRefusal(1);
  const event = viberJson({ message_token: bot.newMessageToken(), event: 'webhook', timestamp: bot.now() });
  const answer = await bot.webhookPost.post(url, bot.token, event);
  if (answer.status !== 200) throw new ViberRefusal(1, `Result for Webhook ${url}: HTTP ${answer.status}`);

  bot.webhookUrl = url;
  bot.sendName = send_name;
  bot.sendPhoto = send_photo;
  bot.eventTypes = new Set([...(event_types ?? EVENT_TYPES), ...ALWAYS]);
  return { event_types: [...bot.eventTypes] };
}

/** The real one takes HTTPS only; on loopback there is nobody to sign a certificate. */
function isAllowedWebhook(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname));
}

export function getAccountInfo(bot: ViberBot): Body {
  return {
    chat_hostname: 'SN-CHAT-05_',
    id: bot.id,
    name: bot.name,
    uri: bot.uri,
    icon: '',
    category: 'Companies, Brands & Products',
    subcategory: 'Shopping & Retail',
    country: 'UA',
    webhook: bot.webhookUrl,
    event_types: bot.webhookUrl === '' ? [] : [...bot.eventTypes],
    members: [],
    subscribers_count: [...bot.people.values()].filter((person) => person.subscribed).length,
  };
}

/** At most twice in twelve hours for each person. */
export function getUserDetails(bot: ViberBot, body: Body): Body {
  const { id } = body;
  if (typeof id !== 'string') throw new ViberRefusal(4, 'missingData: id');
  const person = bot.people.get(id);
  if (!person) throw new ViberRefusal(5);
  person.detailsAsked = person.detailsAsked.filter((at) => at > bot.now() - HALF_DAY);
  if (person.detailsAsked.length >= 2) throw new ViberRefusal(12);
  if (!person.subscribed) throw new ViberRefusal(6);
  person.detailsAsked.push(bot.now());
  const device = person.account.desktop ? 'Windows 11' : 'Android 15';
  const user = {
    ...person.wire({ name: true, photo: true }),
    primary_device_os: device,
    viber_version: '25.1.0',
    mcc: 255,
    mnc: 1,
    device_type: person.account.desktop ? 'desktop' : 'SM-A546B',
  };
  return { message_token: bot.newMessageToken(), user };
}

export function getOnline(bot: ViberBot, body: Body): Body {
  const { ids } = body;
  if (!Array.isArray(ids)) throw new ViberRefusal(4, 'missingData: ids');
  if (ids.length > MOST_ONLINE) throw new ViberRefusal(3, 'badData: ids');
  const users = ids.map((id: unknown) =>
    bot.people.get(String(id))?.subscribed
      ? { id, online_status: 0, online_status_message: 'online' }
      : { id, online_status: 3, online_status_message: STATUSES[6] },
  );
  return { users };
}

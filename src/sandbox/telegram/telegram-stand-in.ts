import type { Context } from 'hono';
import { Hono } from 'hono';
import { actWithFault } from '../act-with-fault.ts';
import type { CallLog } from '../call-log.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Bindings } from '../http-listener.ts';
import {
  answerCallbackQuery,
  deleteMyCommands,
  getChat,
  getMe,
  getMyCommands,
  leaveChat,
  sendChatAction,
  setMyCommands,
} from './account-methods.ts';
import type { TelegramBot } from './bot.ts';
import { deleteMessage, editMessageCaption, editMessageReplyMarkup, editMessageText } from './editing.ts';
import type { Parameters } from './parameters.ts';
import { readParameters } from './parameters.ts';
import { deleteWebhook, getFile, getUpdates, getWebhookInfo, setWebhook } from './receiving.ts';
import { badRequest, Refusal } from './refusal.ts';
import { sendMessage, sendPhoto } from './sending.ts';

type Method = (bot: TelegramBot, parameters: Parameters) => unknown;

const METHODS: Record<string, Method> = {
  getMe,
  sendMessage,
  sendPhoto,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  sendChatAction,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  getChat,
  leaveChat,
  getFile,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
};
/** The server takes method names in any case. */
const NAMES = new Map([...Object.keys(METHODS), 'getUpdates'].map((name) => [name.toLowerCase(), name]));

/** What the real server says with a code; `error` faults without a comment use it. */
const DESCRIPTIONS: Record<number, string> = {
  400: 'Bad Request: chat not found',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  429: 'Too Many Requests: retry after 1',
  500: 'Internal Server Error: restart',
};

/** The Telegram Bot API for these bots: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function createTelegramStandIn(props: {
  bots: readonly TelegramBot[];
  faults: Faults;
  calls: CallLog;
  now: () => number;
}): Hono<Bindings> {
  const bots = new Map(props.bots.map((bot) => [bot.token, bot]));
  props.faults.onAdd((fault) => {
    if (fault.service === 'telegram') for (const bot of bots.values()) bot.updates.interrupt();
  });

  const app = new Hono<Bindings>();
  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (context) => {
    const bot = findBot(bots, context.req.param('bot'));
    if (bot instanceof Refusal) return refuse(bot);
    return call(context, bot, context.req.param('method') ?? '', props);
  });
  app.get('/file/:bot{bot[^/]+}/:folder/:name', async (context) => {
    const bot = findBot(bots, context.req.param('bot'));
    if (bot instanceof Refusal) return refuse(bot);
    return download(context, bot, `${context.req.param('folder')}/${context.req.param('name')}`, props);
  });
  app.all('*', () => refuse(new Refusal(404, 'Not Found')));
  return app;
}

function findBot(bots: ReadonlyMap<string, TelegramBot>, segment: string | undefined): TelegramBot | Refusal {
  const token = segment?.slice('bot'.length) ?? '';
  const bot = bots.get(token);
  if (bot) return bot;
  return /^\d+:[\w-]+$/.test(token) ? new Refusal(401, 'Unauthorized') : new Refusal(404, 'Not Found');
}

type Surroundings = { faults: Faults; calls: CallLog; now: () => number };

async function call(
  context: Context<Bindings>,
  bot: TelegramBot,
  given: string,
  { faults, calls, now }: Surroundings,
): Promise<Response> {
  const method = NAMES.get(given.toLowerCase());
  if (!method) return refuse(new Refusal(404, 'Not Found: method not found'));
  const read = await readOrRefuse(context);
  if (read instanceof Refusal) return refuse(read);
  const person = read.text('chat_id') || undefined;
  const record = (outcome: string) =>
    calls.record({ service: 'telegram', method, ...(person && { person }), outcome, at: now() });

  for (;;) {
    const fault = faults.take('telegram', method, person);
    let interrupted = false;
    const act = async () => {
      const answer = await answerTo(bot, method, read, context.req.raw.signal);
      interrupted = answer.interrupted;
      if (!fault && !interrupted) record(answer.outcome);
      return answer.response;
    };
    if (fault) record(`fault: ${fault.kind}`);
    const response = await actWithFault({ context, fault, act, refuse: refuseByFault });
    if (!interrupted) return response;
  }
}

async function readOrRefuse(context: Context<Bindings>): Promise<Parameters | Refusal> {
  try {
    return await readParameters(context.req.raw);
  } catch (error) {
    if (error instanceof Refusal) return error;
    return badRequest("can't read the request");
  }
}

async function answerTo(bot: TelegramBot, method: string, parameters: Parameters, signal: AbortSignal) {
  try {
    const poll = method === 'getUpdates';
    const result = poll ? await getUpdates(bot, parameters, signal) : await METHODS[method]?.(bot, parameters);
    const response = Response.json({ ok: true, result });
    return { response, outcome: 'ok', interrupted: poll && result === undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { response: refuse(error), outcome: `${error.code} ${error.message}`, interrupted: false };
  }
}

async function download(
  context: Context<Bindings>,
  bot: TelegramBot,
  path: string,
  { faults, calls, now }: Surroundings,
) {
  const fault = faults.take('telegram', 'file');
  const act = async () => {
    const file = bot.files.byPath(path);
    calls.record({ service: 'telegram', method: 'file', outcome: file ? 'ok' : '404', at: now() });
    if (!file) return refuse(new Refusal(404, 'Not Found'));
    return new Response(Buffer.from(file.stored.bytes), { headers: { 'content-type': 'application/octet-stream' } });
  };
  return actWithFault({ context, fault, act, refuse: refuseByFault });
}

function refuseByFault(fault: Fault): Response {
  const code = fault.code ?? 500;
  const retryAfter = code === 429 ? (fault.retryAfter ?? 1) : undefined;
  const words = fault.comment ?? DESCRIPTIONS[code] ?? 'Internal Server Error';
  return refuse(new Refusal(code, words.replace(/retry after \d+/, `retry after ${retryAfter}`), retryAfter));
}

function refuse({ code, message, retryAfter }: Refusal): Response {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return Response.json({ ok: false, error_code: code, description: message, ...parameters }, { status: code });
}

import type { Context } from 'hono';
import { Hono } from 'hono';
import { actWithFault } from '../act-with-fault.ts';
import type { CallLog } from '../call-log.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Bindings } from '../http-listener.ts';
import type { StoredFiles } from '../stored-files.ts';
import { getAccountInfo, getOnline, getUserDetails, setWebhook } from './account-methods.ts';
import { checkBodySize } from './message-rules.ts';
import { broadcastMessage, sendMessage } from './sending.ts';
import { statusWords, ViberRefusal } from './statuses.ts';
import type { ViberBot } from './viber-bot.ts';
import { viberJson } from './webhook-post.ts';

type Body = Record<string, unknown>;
type Method = (bot: ViberBot, body: Body) => Body | Promise<Body>;
type Surroundings = { faults: Faults; calls: CallLog; stored: StoredFiles; now: () => number };

const METHODS: Record<string, Method> = {
  set_webhook: setWebhook,
  get_account_info: getAccountInfo,
  send_message: sendMessage,
  broadcast_message: broadcastMessage,
  get_user_details: getUserDetails,
  get_online: getOnline,
};

/** The Viber REST API for these bots under `/pa`, and the media that phones sent under `/media`. */
export function createViberStandIn(props: Surroundings & { bots: readonly ViberBot[] }): Hono<Bindings> {
  const bots = new Map(props.bots.map((bot) => [bot.token, bot]));
  const app = new Hono<Bindings>();
  app.post('/pa/:method', async (context) => {
    const name = context.req.param('method');
    const method = METHODS[name];
    if (!method) return context.html('<h1>404 Not Found</h1>', 404);
    return call(context, bots, { name, method }, props);
  });
  app.get('/media/:sha256/:name', (context) => media(context, context.req.param('sha256'), props));
  app.notFound((context) => context.html('<h1>404 Not Found</h1>', 404));
  return app;
}

async function call(
  context: Context<Bindings>,
  bots: ReadonlyMap<string, ViberBot>,
  { name, method }: { name: string; method: Method },
  { faults, calls, now }: Surroundings,
): Promise<Response> {
  const text = await context.req.text();
  const body = readBody(text);
  const receiver = body?.['receiver'] ?? body?.['id'];
  const person = typeof receiver === 'string' ? receiver : undefined;
  const fault = faults.take('viber', name, person);
  let outcome = '';
  const act = async () => {
    const answer = await answerTo(() => {
      const bot = authorise(bots, context, body);
      checkBodySize(text);
      if (!body) throw new ViberRefusal(3);
      return method(bot, body);
    });
    outcome = answer.status === 0 ? 'ok' : `${answer.status} ${answer.status_message}`;
    return respond(answer);
  };
  const response = await actWithFault({ context, fault, act, refuse: refuseByFault });
  if (fault) outcome = `fault: ${fault.kind}`;
  calls.record({ service: 'viber', method: name, ...(person && { person }), outcome, at: now() });
  return response;
}

function readBody(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function authorise(bots: ReadonlyMap<string, ViberBot>, context: Context<Bindings>, body: Body | undefined): ViberBot {
  const token = context.req.header('x-viber-auth-token') ?? body?.['auth_token'];
  if (typeof token !== 'string' || token === '') throw new ViberRefusal(2, 'missing_auth_token');
  const bot = bots.get(token);
  if (!bot) throw new ViberRefusal(2);
  return bot;
}

type Answer = Body & { status: number; status_message: string };

async function answerTo(act: () => Body | Promise<Body>): Promise<Answer> {
  try {
    const { message_token, ...rest } = await act();
    return { ...(message_token !== undefined && { message_token }), status: 0, status_message: 'ok', ...rest };
  } catch (error) {
    if (!(error instanceof ViberRefusal)) throw error;
    return { status: error.status, status_message: error.message };
  }
}

function respond(answer: Answer): Response {
  return new Response(viberJson(answer), { headers: { 'content-type': 'application/json' } });
}

function refuseByFault(fault: Fault): Response {
  const status = fault.code ?? 3;
  return respond({ status, status_message: fault.comment ?? statusWords(status) });
}

async function media(context: Context<Bindings>, sha256: string, { faults, stored }: Surroundings): Promise<Response> {
  const file = stored.get(sha256);
  return actWithFault({
    context,
    fault: faults.take('viber', 'media'),
    act: async () => {
      if (!file) return context.html('<h1>404 Not Found</h1>', 404);
      const type = file.picture ? `image/${file.picture.type}` : 'application/octet-stream';
      return new Response(Buffer.from(file.bytes), { headers: { 'content-type': type } });
    },
    refuse: (fault) => new Response(null, { status: fault.code ?? 404 }),
  });
}

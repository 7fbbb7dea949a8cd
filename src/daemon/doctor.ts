import { request, type Dispatcher } from 'undici';
import * as z from 'zod';
import { createClub } from '../club/club-client.ts';
import type { BotConfig, Config } from '../config/config.ts';
import type { Finding } from '../domain/finding.ts';

const TIME_LIMIT_MS = 10_000;
const CLOCK_TOLERANCE_MS = 30_000;

/** No session of the club looks like this: GetChanges refuses it, and so shows that the API answers. */
const NO_SESSION = '0'.repeat(32);

type Answer = { status: number; body: unknown; date: number };
type Call = { url: string; method?: Dispatcher.HttpMethod; headers?: Record<string, string>; body?: string };

/** Asks everything outside this machine that the configuration names, without changing anything there. */
export async function examineOutside(config: Config): Promise<Finding[]> {
  const { publicUrl } = config.http;
  const findings = await Promise.all([
    examineAccounts(config),
    ...config.bots.map(examineClub),
    ...(publicUrl ? config.bots.filter(({ viber }) => viber).map((bot) => examinePublicUrl(publicUrl, bot)) : []),
    ...config.bots.slice(0, 1).map(examineClock),
  ]);
  return findings.flat();
}

/** Whether each messenger knows its token; read-only. */
export async function examineAccounts(config: Config): Promise<Finding[]> {
  const { publicUrl } = config.http;
  const findings = await Promise.all(
    config.bots.flatMap((bot) => [examineTelegram(bot), examineViber(bot, publicUrl)]),
  );
  return findings.flat();
}

const telegramAnswer = z.object({
  ok: z.boolean(),
  description: z.string().optional(),
  result: z.object({ username: z.string().optional(), first_name: z.string() }).optional(),
});

/** Bot API: getMe; 401 is a token withdrawn, 404 one that never was. */
async function examineTelegram({ id, telegram }: BotConfig): Promise<Finding[]> {
  if (!telegram) return [];
  const check = `telegram ${id}`;
  const root = telegram.apiRoot.replace(/\/+$/, '');
  const answer = await call({ url: `${root}/bot${telegram.token.reveal()}/getMe` });
  if (typeof answer === 'string') return [unreachable(check, root, answer)];

  const { data } = telegramAnswer.safeParse(answer.body);
  if (data?.ok && data.result) {
    return [{ check, state: 'ok', found: `the token is that of @${data.result.username ?? data.result.first_name}` }];
  }
  if (answer.status === 401 || answer.status === 404) {
    const next = 'Take the token from BotFather (/mybots, API Token) and put it where the configuration says.';
    return [{ check, state: 'failed', found: 'Telegram does not know the token', next }];
  }
  return [strange(check, root, answer.status)];
}

const viberAnswer = z.object({ status: z.int(), name: z.string().optional(), webhook: z.string().optional() });

/** Viber REST API: get_account_info; status 2 is a wrong token. */
async function examineViber({ id, viber }: BotConfig, publicUrl: string | undefined): Promise<Finding[]> {
  if (!viber) return [];
  const check = `viber ${id}`;
  const root = viber.apiRoot.replace(/\/+$/, '');
  const headers = { 'x-viber-auth-token': viber.token.reveal(), 'content-type': 'application/json' };
  const answer = await call({ url: `${root}/get_account_info`, method: 'POST', headers, body: '{}' });
  if (typeof answer === 'string') return [unreachable(check, root, answer)];

  const { data } = viberAnswer.safeParse(answer.body);
  if (data?.status === 0) {
    return [
      { check, state: 'ok', found: `the token is that of ${data.name ?? 'a bot'}` },
      webhook(check, data, publicUrl),
    ];
  }
  if (data?.status === 2) {
    const next = 'Take the token from the Viber admin panel (Edit Info) and put it where the configuration says.';
    return [{ check, state: 'failed', found: 'Viber does not know the token', next }];
  }
  return [strange(check, root, answer.status)];
}

function webhook(check: string, account: { webhook?: string | undefined }, publicUrl: string | undefined): Finding {
  if (publicUrl && account.webhook?.startsWith(`${publicUrl}/`)) {
    return { check, state: 'ok', found: 'Viber delivers to this daemon' };
  }
  const found = account.webhook ? 'Viber delivers to another address' : 'Viber delivers nowhere yet';
  return { check, state: 'warning', found, next: '`ergo-bot run` registers the webhook when it starts.' };
}

async function examineClub({ id, club }: BotConfig): Promise<Finding[]> {
  const check = `club ${id}`;
  const client = createClub({ url: club.url, timeoutMs: TIME_LIMIT_MS, onSurprise: () => {} });
  try {
    const answer = await client.getChanges(NO_SESSION);
    if (answer.ok || answer.failure.kind !== 'unavailable') {
      return [{ check, state: 'ok', found: `the club's API answers at ${club.url}` }];
    }
    const next = `Check club.url and that this machine may connect to ${new URL(club.url).host}.`;
    return [{ check, state: 'failed', found: `the club's API gives no proper answer (${answer.failure.why})`, next }];
  } finally {
    await client.close();
  }
}

/**
 * The world must reach http.listen under publicUrl; asked from here, which is most but not all of the truth. A callback
 * without a signature changes nothing, and the 403 it earns can only come from the daemon.
 */
async function examinePublicUrl(publicUrl: string, { id }: BotConfig): Promise<Finding[]> {
  const check = 'public address';
  const answer = await call({ url: `${publicUrl}/viber/${id}`, method: 'POST', body: '{}' });
  if (typeof answer === 'string') {
    const next = 'Check the name in DNS, its certificate, and the web server that passes it on to http.listen.';
    return [{ check, state: 'failed', found: `${publicUrl} does not answer (${answer})`, next }];
  }
  if (answer.status === 403) return [{ check, state: 'ok', found: `the daemon answers at ${publicUrl}` }];

  const found = `${publicUrl} answers ${answer.status}, which does not come from the daemon`;
  const next = 'Start the daemon; if it runs, check where the web server passes requests on to.';
  return [{ check, state: 'warning', found, next }];
}

/** Compares this machine's clock with the Date of a messenger's answer. */
async function examineClock({ telegram, viber }: BotConfig): Promise<Finding[]> {
  const url = telegram?.apiRoot ?? viber?.apiRoot;
  const answer = url ? await call({ url }) : 'no messenger';
  if (typeof answer === 'string' || Number.isNaN(answer.date)) return [];

  const seconds = Math.round((Date.now() - answer.date) / 1000);
  if (Math.abs(seconds) * 1000 <= CLOCK_TOLERANCE_MS) {
    return [{ check: 'clock', state: 'ok', found: 'the clock of this machine is right' }];
  }
  const found = `the clock of this machine is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`;
  const next = 'Switch time synchronisation on (`timedatectl set-ntp true`).';
  return [{ check: 'clock', state: 'failed', found, next }];
}

/** One request within the time limit; a network failure is its short code: longer messages may hold a token. */
async function call({ url, ...options }: Call): Promise<Answer | string> {
  try {
    const response = await request(url, { ...options, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    const text = await response.body.text();
    const date = Date.parse(String(response.headers['date']));
    return { status: response.statusCode, body: parsed(text), date };
  } catch (error) {
    if (!(error instanceof Error)) return 'network failure';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(check: string, root: string, reason: string): Finding {
  const next = `Check that this machine may connect to ${new URL(root).host}.`;
  return { check, state: 'failed', found: `${root} does not answer (${reason})`, next };
}

function strange(check: string, root: string, status: number): Finding {
  const next = 'Try again later; if it stays, check apiRoot.';
  return { check, state: 'failed', found: `${root} gave an answer that is none of its own (HTTP ${status})`, next };
}

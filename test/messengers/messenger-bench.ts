import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { RemoteMedia } from '../../src/domain/incoming.ts';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { Messenger } from '../../src/messengers/messenger.ts';
import { createTelegram } from '../../src/messengers/telegram/telegram.ts';
import { createViber } from '../../src/messengers/viber/viber.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { json, startLoopbackServer, type Answer, type Call, type LoopbackServer } from '../support/loopback-server.ts';
import { recordedLog, type RecordedLog } from '../support/recorded-log.ts';

export const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

/** How one messenger's service answers, so that one suite can speak of both. */
export type Dialect = {
  create(apiRoot: string, mediaDir: string, log: RecordedLog): Messenger;
  isSend(call: Call): boolean;
  account(call: Call): Answer;
  wrongToken: Answer;
  sent(id: number): Answer;
  blocked: Answer;
  tooMany: Answer;
  refused: Answer;
  textOf(call: Call): string;
  hasKeyboard(call: Call): boolean;
  longText: number;
  longCaption: number;
  media(server: LoopbackServer): RemoteMedia;
  /** Answers what comes before the file itself, if anything does. */
  beforeFile(call: Call): Answer | undefined;
};

function telegramError(code: number, description: string, parameters?: object): Answer {
  return json({ ok: false, error_code: code, description, parameters }, code);
}

function bodyOf(call: Call): Record<string, unknown> {
  const text = call.body.toString();
  if (call.headers['content-type']?.startsWith('multipart/')) {
    const parts = [
      ...text.matchAll(/name="(\w+)"(?:;filename=\S+)?\r\n(?:content-type:\S+\r\n)?\r\n([\s\S]*?)\r\n--/g),
    ];
    return Object.fromEntries(parts.map(([, name, value]) => [name, value]));
  }
  return JSON.parse(text || '{}');
}

function wordsOf({ text, caption }: Record<string, unknown>): string {
  return [text, caption].find((words) => typeof words === 'string') ?? '';
}

const telegram: Dialect = {
  create: (apiRoot, mediaDir, log) =>
    createTelegram({
      token: TOKEN,
      apiRoot,
      mediaDir,
      log,
      commands: () => [],
      clock: hastyClock(),
      random: () => 0.5,
    }),
  isSend: ({ path }) => /\/send(Message|Photo)$/.test(path),
  account: ({ path }) =>
    json({
      ok: true,
      result: path.endsWith('/getMe')
        ? { id: 1, is_bot: true, first_name: 'ERGO CLUB', username: 'ergo_bot' }
        : path.endsWith('/getMyCommands')
          ? []
          : { url: '' },
    }),
  wrongToken: telegramError(401, 'Unauthorized'),
  sent: (id) => json({ ok: true, result: { message_id: id, photo: [{ file_id: 'AgACAgIAAx' }] } }),
  blocked: telegramError(403, 'Forbidden: bot was blocked by the user'),
  tooMany: telegramError(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
  refused: telegramError(400, 'Bad Request: message text is empty'),
  textOf: (call) => wordsOf(bodyOf(call)),
  hasKeyboard: (call) => 'reply_markup' in bodyOf(call),
  longText: 4096,
  longCaption: 1024,
  media: () => ({ ref: 'AgACAgIAAx' }),
  beforeFile: ({ path }) =>
    path.endsWith('/getFile')
      ? json({ ok: true, result: { file_id: 'AgACAgIAAx', file_path: 'photos/file 1.jpg' } })
      : undefined,
};

const viber: Dialect = {
  create: (apiRoot, _mediaDir, log) =>
    createViber({
      token: TOKEN,
      apiRoot,
      senderName: 'ERGO CLUB',
      publicUrl: 'https://bot.example.com',
      webhookUrl: 'https://bot.example.com/viber/ergo-club',
      clock: hastyClock(),
      log,
    }),
  isSend: ({ path }) => path.endsWith('/send_message'),
  account: ({ path }) =>
    json(
      path.endsWith('/get_account_info')
        ? {
            status: 0,
            status_message: 'ok',
            id: 'pa:1',
            name: 'ERGO CLUB',
            uri: 'ergo_bot',
            webhook: '',
            event_types: [],
          }
        : { status: 0, status_message: 'ok', event_types: ['delivered', 'seen', 'failed', 'conversation_started'] },
    ),
  wrongToken: json({ status: 2, status_message: 'invalidAuthToken' }),
  sent: (id) => json({ status: 0, status_message: 'ok', message_token: id, billing_status: 1 }),
  blocked: json({ status: 6, status_message: 'receiverNotSubscribed' }),
  tooMany: json({ status: 12, status_message: 'tooManyRequests' }),
  refused: json({ status: 3, status_message: 'badData' }),
  textOf: (call) => wordsOf(bodyOf(call)),
  hasKeyboard: (call) => 'keyboard' in bodyOf(call),
  longText: 7000,
  longCaption: 768,
  media: (server) => ({ ref: `${server.url}/dl/photo.jpg?token=1` }),
  beforeFile: () => undefined,
};

export const DIALECTS: Record<MessengerName, Dialect> = { telegram, viber };

export type Bench = {
  messenger: Messenger;
  server: LoopbackServer;
  log: RecordedLog;
  /** The calls that sent something, in order. */
  sends(): Call[];
  close(): Promise<void>;
};

/** One adapter before one server of its own; `picture.jpg` lies in its media folder. */
export async function openBench(dialect: Dialect): Promise<Bench> {
  const mediaDir = await mkdtemp(join(tmpdir(), 'ergo-bot-media-'));
  await writeFile(join(mediaDir, 'picture.jpg'), 'a picture');
  const server = await startLoopbackServer();
  const log = recordedLog();
  return {
    messenger: dialect.create(server.url, mediaDir, log),
    server,
    log,
    sends: () => server.calls.filter((call) => dialect.isSend(call)),
    close: async () => {
      await server.close();
      await rm(mediaDir, { recursive: true });
    },
  };
}

import type { TelegramBot } from './bot.ts';
import type { Parameters } from './parameters.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { Update } from './update-queue.ts';

const LONGEST_POLL = 50_000;
const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

/** Long-polls; undefined when a fault was put in force meanwhile, which then hits this call. */
export async function getUpdates(
  bot: TelegramBot,
  parameters: Parameters,
  signal: AbortSignal,
): Promise<Update[] | undefined> {
  if (bot.webhookUrl !== '')
    throw new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  allowUpdates(bot, parameters);
  const poll = await bot.updates.poll({
    offset: parameters.integer('offset', 0),
    limit: parameters.integer('limit', 100, 1, 100),
    timeoutMs: Math.min(LONGEST_POLL, parameters.integer('timeout', 0, 0) * 1000),
    signal,
  });
  if (poll.kind === 'stolen')
    throw new Refusal(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  return poll.kind === 'updates' ? poll.updates : undefined;
}

function allowUpdates(bot: TelegramBot, parameters: Parameters): void {
  const kinds = parameters.json('allowed_updates', "can't parse allowed_updates JSON object");
  if (kinds === undefined || kinds === null) return;
  if (!Array.isArray(kinds)) throw badRequest('expected an Array of String as allowed_updates');
  bot.updates.allow(kinds.map(String));
}

export function setWebhook(bot: TelegramBot, parameters: Parameters): true {
  const url = parameters.text('url');
  if (url !== '' && !url.startsWith('https://'))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  bot.webhookUrl = url;
  // A poll that waits is thrown out: it asks again and reads that a webhook is active.
  if (url !== '') bot.updates.interrupt();
  if (parameters.flag('drop_pending_updates')) bot.updates.clear();
  return true;
}

export function deleteWebhook(bot: TelegramBot, parameters: Parameters): true {
  bot.webhookUrl = '';
  if (parameters.flag('drop_pending_updates')) bot.updates.clear();
  return true;
}

export function getWebhookInfo(bot: TelegramBot): object {
  const allowed_updates = bot.updates.allowed;
  return {
    url: bot.webhookUrl,
    has_custom_certificate: false,
    pending_update_count: bot.updates.pending,
    ...(allowed_updates.length > 0 && { allowed_updates }),
  };
}

/** Opens a file for download at its path; at most 20 MB. */
export function getFile(bot: TelegramBot, parameters: Parameters): object {
  const fileId = parameters.text('file_id');
  if (fileId === '') throw badRequest('file_id not specified');
  const file = bot.files.byId(fileId);
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  const file_size = file.stored.bytes.byteLength;
  if (file_size > DOWNLOAD_LIMIT) throw badRequest('file is too big');
  bot.files.open(file);
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size, file_path: file.path };
}

import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import { EXIT_CODES } from '../../exit-codes.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastTestOptions = GlobalOptions & { bot?: string; id: string; phone: string[] };

/** `ergo-bot broadcast test` */
export function createBroadcastTestCommand(
  deps: CommandDeps,
  run: Run<BroadcastTestOptions> = runBroadcastTest,
): Command {
  const command = describeCommand('test', 'Send a broadcast to a few phones, before it goes to everybody.', [
    'ergo-bot broadcast test 12 --phone 0671234567',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .requiredOption('--phone <phone...>', 'phones of people who have signed in to the bot')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when none of the phones uses the bot, 7 when only some do. */
export async function runBroadcastTest(options: BroadcastTestOptions, io: Io): Promise<number> {
  const { id, phone: phones } = options;
  const outcome = await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.test, {
      params: { bot: await theBot(options, api), id },
      body: { phones },
    }),
  );
  if (options.json) io.data(JSON.stringify(outcome));
  for (const { phone, messenger } of outcome.sent) io.say(`Sent to ${phone} in ${messenger}.`);
  for (const phone of outcome.missing) io.say(`${phone} does not use the bot.`);
  return outcome.missing.length === 0 ? 0 : EXIT_CODES['partly done'];
}

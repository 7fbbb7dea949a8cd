import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { drawnMessage } from './drawn-message.ts';

export type BroadcastPreviewOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot broadcast preview` */
export function createBroadcastPreviewCommand(
  deps: CommandDeps,
  run: Run<BroadcastPreviewOptions> = runBroadcastPreview,
): Command {
  const command = describeCommand('preview', 'Show a broadcast as each messenger shows it.', [
    'ergo-bot broadcast preview 12',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such broadcast. */
export async function runBroadcastPreview(options: BroadcastPreviewOptions, io: Io): Promise<number> {
  const { id } = options;
  const preview = await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.preview, { params: { bot: await theBot(options, api), id } }),
  );
  if (options.json) io.data(JSON.stringify(preview));
  else {
    const drawn = preview.items.map(({ button, ...shown }) =>
      drawnMessage(shown, button ? [`[ ${button.label} ] → ${button.url}`] : [], io.colour),
    );
    io.data(drawn.join('\n\n'));
  }
  return 0;
}

import type { Command } from 'commander';
import type { ShownBroadcast } from '../../../control/contract/broadcasts.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

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
  else io.data(preview.items.map((one) => drawn(one, io.colour)).join('\n\n'));
  return 0;
}

function drawn(shown: ShownBroadcast, colour: boolean): string {
  const { messenger, length, most, hasPicture, button } = shown;
  const links = shown.entities?.flatMap(({ url }) => (url === undefined ? [] : [`  ↗ ${url}`])) ?? [];
  return [
    `── ${messenger}: ${length} of ${most} characters`,
    ...(hasPicture ? ['[ picture ]'] : []),
    colour ? painted(shown) : shown.text,
    ...links,
    ...(button ? [`[ ${button.label} ] → ${button.url}`] : []),
  ].join('\n');
}

/** SGR codes (ECMA-48) that begin and end what an entity of Telegram means. */
const PAINT: Record<string, [on: number, off: number]> = {
  bold: [1, 22],
  italic: [3, 23],
  strikethrough: [9, 29],
  code: [2, 22],
  pre: [2, 22],
  text_link: [4, 24],
};

function painted({ text, entities = [] }: ShownBroadcast): string {
  const codes = new Map<number, string>();
  const put = (at: number, code: number) => codes.set(at, `${codes.get(at) ?? ''}\u001b[${code}m`);
  for (const { type, offset, length } of entities) {
    const [on, off] = PAINT[type] ?? [];
    if (on === undefined || off === undefined) continue;
    put(offset, on);
    put(offset + length, off);
  }
  const characters = Array.from({ length: text.length + 1 }, (_, at) => (codes.get(at) ?? '') + (text[at] ?? ''));
  return characters.join('');
}

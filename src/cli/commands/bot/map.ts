import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import type { Io } from '../../io.ts';

export type BotMapOptions = GlobalOptions;

/** `ergo-bot bot map` */
export function createBotMapCommand(deps: CommandDeps, run: Run<BotMapOptions> = runBotMap): Command {
  const command = describeCommand(
    'map',
    'Draw every scene, step and transition of the conversations (Mermaid). Needs no running daemon.',
    ['ergo-bot bot map > map.mmd', 'ergo-bot bot map --json | jq ".steps[] | {name, to: [.exits[].to]}"'],
  );
  return performs(command, deps, run);
}

export async function runBotMap(options: BotMapOptions, io: Io): Promise<number> {
  const { drawScenarios } = await import('../../../daemon/scenario-map.ts');
  const { map, mermaid } = drawScenarios();
  io.data(options.json ? JSON.stringify(map) : mermaid);
  return 0;
}

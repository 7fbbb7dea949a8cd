import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createBotListCommand } from './list.ts';
import { createBotMapCommand } from './map.ts';

/** `ergo-bot bot …` */
export function createBotCommand(deps: CommandDeps): Command {
  return describeCommand('bot', 'See the bots.', ['ergo-bot bot list', 'ergo-bot bot map'])
    .addCommand(createBotListCommand(deps))
    .addCommand(createBotMapCommand(deps));
}

import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createBotListCommand } from './list.ts';
import { createBotMapCommand } from './map.ts';
import { createBotPauseCommand } from './pause.ts';
import { createBotResumeCommand } from './resume.ts';
import { createBotShowCommand } from './show.ts';

/** `ergo-bot bot …` */
export function createBotCommand(deps: CommandDeps): Command {
  return describeCommand('bot', 'See the bots, and hold one.', ['ergo-bot bot list', 'ergo-bot bot pause ergo-club'])
    .addCommand(createBotListCommand(deps))
    .addCommand(createBotShowCommand(deps))
    .addCommand(createBotPauseCommand(deps))
    .addCommand(createBotResumeCommand(deps))
    .addCommand(createBotMapCommand(deps));
}

import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createAuditListCommand } from './list.ts';

/** `ergo-bot audit …` */
export function createAuditCommand(deps: CommandDeps): Command {
  return describeCommand('audit', 'See what staff have changed and revealed.', ['ergo-bot audit list']).addCommand(
    createAuditListCommand(deps),
  );
}

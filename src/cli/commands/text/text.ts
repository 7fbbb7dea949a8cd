import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createTextEditCommand } from './edit.ts';
import { createTextExportCommand } from './export.ts';
import { createTextHistoryCommand } from './history.ts';
import { createTextImportCommand } from './import.ts';
import { createTextListCommand } from './list.ts';
import { createTextPreviewCommand } from './preview.ts';
import { createTextResetCommand } from './reset.ts';
import { createTextSetCommand } from './set.ts';
import { createTextShowCommand } from './show.ts';

/** `ergo-bot text …` */
export function createTextCommand(deps: CommandDeps): Command {
  return describeCommand('text', 'Change what the bot says to sellers; it is said from the next message on.', [
    'ergo-bot text list --search баланс',
    'ergo-bot text edit welcome.first',
  ])
    .addCommand(createTextListCommand(deps))
    .addCommand(createTextShowCommand(deps))
    .addCommand(createTextPreviewCommand(deps))
    .addCommand(createTextSetCommand(deps))
    .addCommand(createTextEditCommand(deps))
    .addCommand(createTextResetCommand(deps))
    .addCommand(createTextHistoryCommand(deps))
    .addCommand(createTextExportCommand(deps))
    .addCommand(createTextImportCommand(deps));
}

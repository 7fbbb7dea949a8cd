import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createProfileAttributeCommand } from './attribute.ts';
import { createProfileExportCommand } from './export.ts';
import { createProfileForgetCommand } from './forget.ts';
import { createProfileImportCommand } from './import.ts';
import { createProfileListCommand } from './list.ts';
import { createProfileSearchCommand } from './search.ts';
import { createProfileSetCommand } from './set.ts';
import { createProfileShowCommand } from './show.ts';
import { createProfileTagCommand } from './tag.ts';
import { createProfileTagsCommand } from './tags.ts';

/** `ergo-bot profile …` */
export function createProfileCommand(deps: CommandDeps): Command {
  return describeCommand('profile', 'See who talks to the bots, and note what staff know of them.', [
    'ergo-bot profile search "067 123"',
    'ergo-bot profile show 0671234567',
    'ergo-bot profile tag 0671234567 --add VIP',
  ])
    .addCommand(createProfileListCommand(deps))
    .addCommand(createProfileSearchCommand(deps))
    .addCommand(createProfileShowCommand(deps))
    .addCommand(createProfileTagCommand(deps))
    .addCommand(createProfileTagsCommand(deps))
    .addCommand(createProfileSetCommand(deps))
    .addCommand(createProfileAttributeCommand(deps))
    .addCommand(createProfileImportCommand(deps))
    .addCommand(createProfileExportCommand(deps))
    .addCommand(createProfileForgetCommand(deps));
}

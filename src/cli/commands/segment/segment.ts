import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createSegmentBuildCommand } from './build.ts';
import { createSegmentCountCommand } from './count.ts';
import { createSegmentCreateCommand } from './create.ts';
import { createSegmentEditCommand } from './edit.ts';
import { createSegmentFieldsCommand } from './fields.ts';
import { createSegmentListCommand } from './list.ts';
import { createSegmentPeopleCommand } from './people.ts';
import { createSegmentRemoveCommand } from './remove.ts';
import { createSegmentShowCommand } from './show.ts';

/** `ergo-bot segment …` */
export function createSegmentCommand(deps: CommandDeps): Command {
  return describeCommand('segment', 'Name groups of people by filters: for broadcasts, lists, exports, tags.', [
    'ergo-bot segment create "Активні в Києві" --filter "city:Київ AND sales.30d:>=1"',
    'ergo-bot segment count "Активні в Києві"',
    'ergo-bot segment build',
  ])
    .addCommand(createSegmentListCommand(deps))
    .addCommand(createSegmentShowCommand(deps))
    .addCommand(createSegmentCreateCommand(deps))
    .addCommand(createSegmentEditCommand(deps))
    .addCommand(createSegmentRemoveCommand(deps))
    .addCommand(createSegmentCountCommand(deps))
    .addCommand(createSegmentPeopleCommand(deps))
    .addCommand(createSegmentFieldsCommand(deps))
    .addCommand(createSegmentBuildCommand(deps));
}

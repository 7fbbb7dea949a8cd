import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createBroadcastCancelCommand } from './cancel.ts';
import { createBroadcastCreateCommand } from './create.ts';
import { createBroadcastListCommand } from './list.ts';
import { createBroadcastPauseCommand } from './pause.ts';
import { createBroadcastPreviewCommand } from './preview.ts';
import { createBroadcastReportCommand } from './report.ts';
import { createBroadcastResumeCommand } from './resume.ts';
import { createBroadcastRetryCommand } from './retry.ts';
import { createBroadcastScheduleCommand } from './schedule.ts';
import { createBroadcastSendCommand } from './send.ts';
import { createBroadcastShowCommand } from './show.ts';
import { createBroadcastTestCommand } from './test.ts';
import { createBroadcastWatchCommand } from './watch.ts';

/** `ergo-bot broadcast …` */
export function createBroadcastCommand(deps: CommandDeps): Command {
  const command = describeCommand('broadcast', 'Write to many: draft, look, try, send, follow.', [
    'ergo-bot broadcast create --title "Весна" --text-file spring.md --picture spring.jpg',
    'ergo-bot broadcast send 12 --dry-run',
  ]);
  for (const create of [
    createBroadcastCreateCommand,
    createBroadcastPreviewCommand,
    createBroadcastTestCommand,
    createBroadcastSendCommand,
    createBroadcastScheduleCommand,
    createBroadcastListCommand,
    createBroadcastShowCommand,
    createBroadcastWatchCommand,
    createBroadcastPauseCommand,
    createBroadcastResumeCommand,
    createBroadcastCancelCommand,
    createBroadcastRetryCommand,
    createBroadcastReportCommand,
  ])
    command.addCommand(create(deps));
  return command;
}

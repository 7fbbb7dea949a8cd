import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createSurveyCancelCommand } from './cancel.ts';
import { createSurveyCloseCommand } from './close.ts';
import { createSurveyCreateCommand } from './create.ts';
import { createSurveyEditCommand } from './edit.ts';
import { createSurveyExportCommand } from './export.ts';
import { createSurveyListCommand } from './list.ts';
import { createSurveyPauseCommand } from './pause.ts';
import { createSurveyPreviewCommand } from './preview.ts';
import { createSurveyResultsCommand } from './results.ts';
import { createSurveyResumeCommand } from './resume.ts';
import { createSurveyScheduleCommand } from './schedule.ts';
import { createSurveySchemaCommand } from './schema.ts';
import { createSurveySendCommand } from './send.ts';
import { createSurveyShowCommand } from './show.ts';
import { createSurveyWatchCommand } from './watch.ts';

/** `ergo-bot survey …` */
export function createSurveyCommand(deps: CommandDeps): Command {
  const command = describeCommand('survey', 'Ask many: draft, look, send, follow, read the answers.', [
    'ergo-bot survey create spring.yaml',
    'ergo-bot survey send 3 --deadline 2026-03-10T18:00:00+02:00',
    'ergo-bot survey results 3',
  ]);
  for (const create of [
    createSurveyCreateCommand,
    createSurveySchemaCommand,
    createSurveyEditCommand,
    createSurveyPreviewCommand,
    createSurveySendCommand,
    createSurveyScheduleCommand,
    createSurveyListCommand,
    createSurveyShowCommand,
    createSurveyWatchCommand,
    createSurveyPauseCommand,
    createSurveyResumeCommand,
    createSurveyCloseCommand,
    createSurveyCancelCommand,
    createSurveyResultsCommand,
    createSurveyExportCommand,
  ])
    command.addCommand(create(deps));
  return command;
}

import { Command, Option } from 'commander';
import { packageVersion } from '../config/package-version.ts';
import type { CommandDeps } from './command.ts';
import { createAuditCommand } from './commands/audit/audit.ts';
import { createBackupCommand } from './commands/backup.ts';
import { createBotCommand } from './commands/bot/bot.ts';
import { createCompleteCommand, createCompletionCommand } from './commands/completion.ts';
import { createBroadcastCommand } from './commands/broadcast/broadcast.ts';
import { createConsoleCommand } from './commands/console.ts';
import { createContextCommand } from './commands/context/context.ts';
import { createDialogCommand } from './commands/dialog/dialog.ts';
import { createDoctorCommand } from './commands/doctor.ts';
import { createHoursCommand } from './commands/hours/hours.ts';
import { createInboxCommand } from './commands/inbox/inbox.ts';
import { createInitCommand } from './commands/init.ts';
import { createMigrateCommand } from './commands/migrate.ts';
import { createProfileCommand } from './commands/profile/profile.ts';
import { createRestoreCommand } from './commands/restore.ts';
import { createRunCommand } from './commands/run.ts';
import { createSalesCommand } from './commands/sales/sales.ts';
import { createSandboxCommand } from './commands/sandbox.ts';
import { createSegmentCommand } from './commands/segment/segment.ts';
import { createLoginCommand } from './commands/session/login.ts';
import { createLogoutCommand } from './commands/session/logout.ts';
import { createWhoamiCommand } from './commands/session/whoami.ts';
import { createStaffCommand } from './commands/staff/staff.ts';
import { createStatsCommand } from './commands/stats/stats.ts';
import { createSurveyCommand } from './commands/survey/survey.ts';
import { createTextCommand } from './commands/text/text.ts';
import { createTokenCommand } from './commands/token/token.ts';

/** The whole command line. Command files import nothing heavy: what they work with is loaded when they run. */
export function createProgram(deps: CommandDeps): Command {
  const program = everyCommand(deps);
  program.addCommand(
    createCompleteCommand(deps, () => everyCommand(deps)),
    { hidden: true },
  );
  settle(program, deps);
  return program;
}

function everyCommand(deps: CommandDeps): Command {
  const program = new Command('ergo-bot')
    .description('The bots of the ERGO CLUB loyalty programme: one daemon for Telegram and Viber.')
    .version(packageVersion())
    .option('--config <path>', 'configuration file (default: ergo-bot.config.json in this folder)')
    .option('--context <name>', 'the daemon to talk to, one of `ergo-bot context list` (default: the current one)')
    .option('--json', 'data as JSON on standard output')
    .addOption(new Option('--lang <language>', 'language of prompts').choices(['uk', 'en']).default('uk'))
    .showSuggestionAfterError();
  const commands = [
    createRunCommand(deps),
    createInitCommand(deps),
    createDoctorCommand(deps),
    createSandboxCommand(deps),
    createLoginCommand(deps),
    createLogoutCommand(deps),
    createWhoamiCommand(deps),
    createContextCommand(deps),
    createTokenCommand(deps),
    createStaffCommand(deps),
    createBotCommand(deps),
    createHoursCommand(deps),
    createConsoleCommand(deps),
    createProfileCommand(deps),
    createSegmentCommand(deps),
    createBroadcastCommand(deps),
    createSurveyCommand(deps),
    createInboxCommand(deps),
    createTextCommand(deps),
    createSalesCommand(deps),
    createDialogCommand(deps),
    createStatsCommand(deps),
    createAuditCommand(deps),
    createBackupCommand(deps),
    createRestoreCommand(deps),
    createMigrateCommand(deps),
    createCompletionCommand(deps),
  ];
  for (const command of commands) program.addCommand(command);
  return program;
}

/** Commander must neither write past our streams nor end the process, in no command of the tree. */
function settle(command: Command, deps: CommandDeps): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => deps.io.data(text.trimEnd()),
    writeErr: (text) => deps.io.say(text.trimEnd()),
    getOutHasColors: () => deps.io.colour,
    getErrHasColors: () => deps.io.colour,
  });
  for (const child of command.commands) settle(child, deps);
}

import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { CommandDeps } from './command.ts';
import { createBotCommand } from './commands/bot/bot.ts';
import { createDoctorCommand } from './commands/doctor.ts';
import { createInboxCommand } from './commands/inbox/inbox.ts';
import { createInitCommand } from './commands/init.ts';
import { createRunCommand } from './commands/run.ts';
import { createSandboxCommand } from './commands/sandbox.ts';

/** The whole command line. Command files import nothing heavy: what they work with is loaded when they run. */
export function createProgram(deps: CommandDeps): Command {
  const program = new Command('ergo-bot')
    .description('The bots of the ERGO CLUB loyalty programme: one daemon for Telegram and Viber.')
    .version(packageVersion())
    .option('--config <path>', 'configuration file (default: ergo-bot.config.json in this folder)')
    .option('--json', 'data as JSON on standard output')
    .addOption(new Option('--lang <language>', 'language of prompts').choices(['uk', 'en']).default('uk'))
    .showSuggestionAfterError();
  const commands = [
    createRunCommand(deps),
    createInitCommand(deps),
    createDoctorCommand(deps),
    createSandboxCommand(deps),
    createBotCommand(deps),
    createInboxCommand(deps),
  ];
  for (const command of commands) program.addCommand(command);
  settle(program, deps);
  return program;
}

/** The same path from `src/cli` and from `dist/cli`. */
function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
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

import { Command, Option } from 'commander';
import type { CommandDeps } from './command.ts';
import { createRunCommand } from './commands/run.ts';

/** The whole command line. Command files import nothing heavy: what they work with is loaded when they run. */
export function createProgram(deps: CommandDeps): Command {
  const program = new Command('ergo-bot')
    .description('The bots of the ERGO CLUB loyalty programme: one daemon for Telegram and Viber.')
    .option('--config <path>', 'configuration file (default: ergo-bot.config.json in this folder)')
    .option('--json', 'data as JSON on standard output')
    .addOption(new Option('--lang <language>', 'language of prompts').choices(['uk', 'en']).default('uk'))
    .showSuggestionAfterError();
  const commands = [createRunCommand(deps)];
  for (const command of commands) program.addCommand(command);
  settle(program, deps);
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

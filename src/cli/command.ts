import { Command } from 'commander';
import type { Io } from './io.ts';

/** What every command is made with. */
export type CommandDeps = {
  io: Io;
  /** Tells the program its exit code. */
  finish: (exitCode: number) => void;
};

/** Options that every command understands. */
export type GlobalOptions = { config?: string; context?: string; json?: boolean; lang?: 'uk' | 'en' };

/** The work of a command: options in, exit code out; expected failures are thrown as AppError. */
export type Run<Options> = (options: Options, io: Io) => Promise<number>;

/** A command with its one-line description and the examples that its help ends with. */
export function describeCommand(name: string, description: string, examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ ${example}`);
  return new Command(name)
    .description(description)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

/** Lets a command do its work with its own options, the global ones, and its arguments by their names. */
export function performs<Options extends GlobalOptions>(
  command: Command,
  deps: CommandDeps,
  run: Run<Options>,
): Command {
  return command.action(async () => {
    const given = command.registeredArguments.map((argument, at) => [argument.name(), command.processedArgs[at]]);
    const named = Object.fromEntries(given.filter(([, value]) => value !== undefined));
    deps.finish(await run({ ...command.optsWithGlobals<Options>(), ...named }, deps.io));
  });
}

import { expect } from 'vitest';
import { runOnTerminal } from './run-on-terminal.ts';
import { runProgram, type Ended } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PASSWORD = 'сім мокрих котів\n';

/** A person at a command line of their own, signed in to the daemon of a configuration. */
export type Desk = {
  configHome: string;
  run: (...args: string[]) => Promise<Ended>;
  /** The same on a terminal. */
  see: (...args: string[]) => Promise<Pick<Ended, 'code' | 'stdout'>>;
};

/** The first administrator of a daemon that has none, made and signed in as one does it: by commands. */
export async function administratorOf(configFile: string): Promise<Desk> {
  const configHome = await temporaryFolder();
  const run = (args: string[], input = '') => runProgram([...args, '--config', configFile], { configHome, input });
  const added = await run(['staff', 'add', 'admin', '--role', 'administrator', '--password-file', '-'], PASSWORD);
  expect(added).toMatchObject({ code: 0 });
  expect(await run(['login', 'admin', '--password-file', '-'], PASSWORD)).toMatchObject({ code: 0 });
  const see = (...args: string[]) => runOnTerminal([...args, '--config', configFile], { configHome });
  return { run: (...args) => run(args), see, configHome };
}

/** An operator of a bot, added by an administrator and signed in. */
export async function operatorOf(configFile: string, administrator: Desk, bot = 'ergo-club'): Promise<Desk> {
  const configHome = await temporaryFolder();
  const added = await administrator.run('staff', 'add', 'olena', '--bot', bot, '--json');
  expect(added).toMatchObject({ code: 0 });
  const { password }: { password: string } = JSON.parse(added.stdout);
  const run = (args: string[], input = '') => runProgram([...args, '--config', configFile], { configHome, input });
  expect(await run(['login', 'olena', '--password-file', '-'], password)).toMatchObject({ code: 0 });
  const see = (...args: string[]) => runOnTerminal([...args, '--config', configFile], { configHome });
  return { run: (...args) => run(args), see, configHome };
}

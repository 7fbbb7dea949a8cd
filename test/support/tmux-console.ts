import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';
import { TmuxConsole, type TmuxConsoleOptions } from './tmux.ts';

/** A console in a terminal of its own, that is gone when the test ends. */
export async function openTmuxConsole(options: TmuxConsoleOptions): Promise<TmuxConsole> {
  const console = await TmuxConsole.start(options, await temporaryFolder());
  onTestFinished(() => console.close());
  return console;
}

import { Argument, type Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type CompletionOptions = GlobalOptions & { shell: (typeof SHELLS)[number] };

/** `ergo-bot completion` */
export function createCompletionCommand(deps: CommandDeps, run: Run<CompletionOptions> = runCompletion): Command {
  const command = describeCommand('completion', 'Print what makes a shell complete commands and options with Tab.', [
    'ergo-bot completion bash > /etc/bash_completion.d/ergo-bot',
    'ergo-bot completion zsh > "${fpath[1]}/_ergo-bot"',
  ]).addArgument(new Argument('<shell>', 'your shell').choices(SHELLS));
  return performs(command, deps, run);
}

export async function runCompletion({ shell }: CompletionOptions): Promise<number> {
  const { script } = await import('@bomb.sh/tab');
  script(shell, 'ergo-bot', 'ergo-bot');
  return 0;
}

/** `ergo-bot complete -- …`: what the script asks when Tab is pressed. `everything` makes what can be completed. */
export function createCompleteCommand({ finish }: CommandDeps, everything: () => Command): Command {
  return describeCommand('complete', 'Answer a shell that completes.', ['ergo-bot complete -- bot l'])
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const { default: tab } = await import('@bomb.sh/tab/commander');
      tab(everything(), { completionCommandName: 'completion-of-tab' }).parse(words);
      finish(0);
    });
}

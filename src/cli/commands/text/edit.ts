import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon, type ControlApi } from '../../control-api.ts';
import { editText } from '../../editor.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { KEY_ARGUMENT } from './key-argument.ts';

export type TextEditOptions = GlobalOptions & { bot?: string; key: string };

/** `ergo-bot text edit` */
export function createTextEditCommand(deps: CommandDeps, run: Run<TextEditOptions> = runTextEdit): Command {
  const command = describeCommand(
    'edit',
    'Change a text in your editor ($VISUAL, $EDITOR); what is wrong comes back to it.',
    ['ergo-bot text edit welcome.first'],
  )
    .argument(...KEY_ARGUMENT)
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 without a terminal when the text is wrong, 3 when there is no such text. */
export async function runTextEdit(options: TextEditOptions, io: Io): Promise<number> {
  const { key } = options;
  return callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key };
    const { source } = await api.client.call(api.contract.texts.show, { params });
    const isSet = await editUntilRight(api, { params, source }, io);
    io.say(isSet ? `${key} is said like this from now on.` : 'Nothing was changed.');
    return 0;
  });
}

type Edited = { params: { bot: string; key: string }; source: string };

/** False when the text was left as it was. Whoever gives up leaves it as it is in the last refused state. */
async function editUntilRight({ client, contract }: ControlApi, { params, source }: Edited, io: Io): Promise<boolean> {
  let draft = source;
  for (;;) {
    const edited = (await editText(draft)).trim();
    if (edited === source.trim() || edited === draft.trim()) return false;
    try {
      await client.call(contract.texts.set, { params, body: { source: edited } });
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'usage' || !io.interactive) throw error;
      // What was typed is not lost: the editor opens with it again, and leaving it so ends.
      io.say(`${error.message}\nYour text is opened again; leave it as it is to give up.`);
      draft = edited;
    }
  }
}

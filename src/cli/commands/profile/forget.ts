import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { terminalPrompts, type Prompts } from '../../prompts.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { wordsIn } from '../../words.ts';
import { sayProfiles } from './profile-table.ts';
import { WHO_ARGUMENT } from './show.ts';

export type ProfileForgetOptions = GlobalOptions & { bot?: string; who: string; yes?: boolean };

/** `ergo-bot profile forget` */
export function createProfileForgetCommand(
  deps: CommandDeps,
  run: Run<ProfileForgetOptions> = runProfileForget,
): Command {
  const command = describeCommand(
    'forget',
    'Erase somebody for good: profile, phones, messages, photos, tags, attributes. Sales stay without the person. The audit log keeps a certificate that names nobody (administrators).',
    ['ergo-bot profile forget 0671234567', 'ergo-bot profile forget 118 --yes'],
  )
    .argument(...WHO_ARGUMENT)
    .option('--yes', 'do not ask')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is nobody like that, 5 while the club has a sale of theirs. */
export async function runProfileForget(
  options: ProfileForgetOptions,
  io: Io,
  prompts: () => Promise<Prompts> = terminalPrompts,
): Promise<number> {
  const { who, yes, json, lang } = options;
  if (!yes && !io.interactive) throw new AppError('usage', 'this cannot be undone: confirm with --yes');
  await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), who };
    const { show, forget } = api.contract.profiles;
    if (!yes) {
      const { items } = await api.client.call(show, { params });
      await sayProfiles({ items }, {}, { ...io, data: (text) => io.say(text) });
      const answer = await (await prompts()).text(wordsIn(lang).forget(items.length), '');
      if (answer !== String(items.length)) throw new AppError('interrupted', 'Nobody was forgotten.');
    }
    const { certificates } = await api.client.call(forget, { params });
    if (json) io.data(JSON.stringify({ certificates }));
    else
      for (const { subscriber, erased, kept } of certificates) {
        const rows = Object.entries(erased).filter(([, count]) => count > 0);
        const what = rows.map(([name, count]) => `${name}: ${count}`).join(', ') || 'nothing but the profile';
        io.data(`profile ${subscriber} is forgotten. Erased: ${what}. Sales kept without the person: ${kept.sales}.`);
      }
  });
  return 0;
}

import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import type { BroadcastPlan } from '../../../control/contract/broadcasts.ts';
import type { Io } from '../../io.ts';
import { terminalPrompts } from '../../prompts.ts';
import { wordsIn } from '../../words.ts';
import { planTable } from './plan-table.ts';

/** What both sending now and sending later want to know. */
export type GoingOutOptions = { window: string; mostPaid?: string; confirm?: string; lang?: 'uk' | 'en' };

/** Adds the options that both have. */
export function withGoingOut(command: Command): Command {
  return command
    .option(
      '--window <hours>',
      'only between these hours, the rest waits until then; "any" for day and night',
      '08:00-21:00',
    )
    .option('--most-paid <count>', 'not when more messages than this have to be paid for (Viber)')
    .option('--confirm <recipients>', 'how many people it goes to; without a terminal this stands for a yes');
}

/** The conditions as the API takes them. AppError `usage`. */
export function conditionsOf({ window, mostPaid }: GoingOutOptions) {
  const most = mostPaid === undefined ? null : Number(mostPaid);
  if (most !== null && !(Number.isInteger(most) && most >= 0))
    throw new AppError('usage', `--most-paid: found "${mostPaid}", expected a whole number`);
  return { window: windowOf(window), mostPaid: most };
}

function windowOf(given: string): { from: number; to: number } | null {
  if (given === 'any') return null;
  const [, ...parts] = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(given) ?? [];
  const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = parts.map(Number);
  if (fromHour > 23 || toHour > 23 || fromMinute > 59 || toMinute > 59)
    throw new AppError('usage', `--window: found "${given}", expected hours such as 08:00-21:00, or any`);
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

/**
 * Shows the plan and has the number of recipients typed, or takes it from `--confirm`. AppError `usage` when there is
 * nobody to ask, `conflict` when the number is another, or there are none.
 */
export async function confirmed(plan: BroadcastPlan, options: GoingOutOptions, io: Io): Promise<void> {
  io.say(await planTable(plan));
  if (plan.recipients === 0) throw new AppError('conflict', 'there is nobody to send it to');
  if (options.confirm === undefined && !io.interactive)
    throw new AppError('usage', `without a terminal say how many people it goes to: --confirm ${plan.recipients}`);
  const question = wordsIn(options.lang).recipients(plan.recipients);
  const typed = options.confirm ?? (await (await terminalPrompts()).text(question, ''));
  if (Number(typed) !== plan.recipients)
    throw new AppError(
      'conflict',
      `not sent: found ${typed || 'nothing'}, and it would go to ${plan.recipients} people`,
    );
}

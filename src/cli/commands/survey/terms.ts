import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { isoFrom } from '../../when.ts';

/** For how long a survey takes answers, and whom it reminds. */
export type TermsOptions = { deadline?: string; remind?: string; mostCompleted?: string };

/** Adds the options that sending now and sending later both have. */
export function withTerms(command: Command): Command {
  return command
    .option('--deadline <time>', 'no answers are taken from then on')
    .option('--remind <time>', 'when those who have not finished are reminded, once')
    .option('--most-completed <count>', 'no more answers once so many have completed it');
}

/** The terms as the API takes them. AppError `usage`. */
export function termsOf({ deadline, remind, mostCompleted }: TermsOptions) {
  const most = mostCompleted === undefined ? null : Number(mostCompleted);
  if (most !== null && !(Number.isInteger(most) && most > 0))
    throw new AppError('usage', `--most-completed: found "${mostCompleted}", expected a whole number`);
  return {
    deadline: deadline === undefined ? null : isoFrom('--deadline', deadline),
    remind: remind === undefined ? null : isoFrom('--remind', remind),
    mostCompleted: most,
  };
}

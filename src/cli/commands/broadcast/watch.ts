import type { Command } from 'commander';
import type { BroadcastShown, Figures } from '../../../control/contract/broadcasts.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import { EXIT_CODES } from '../../exit-codes.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { figuresText } from './figures-table.ts';
import { duration } from './plan-table.ts';

export type BroadcastWatchOptions = GlobalOptions & { bot?: string; id: string };

type Shown = { at: string; broadcast: BroadcastShown; figures: Figures[] };

/** Where no terminal redraws a line, one is added every so many looks. */
const LOOKS_PER_LINE = 10;
/** One line up, and cleared (ECMA-48): words end with a line of their own. */
export const OVER_THE_LAST = '\u001b[1A\u001b[2K';

/** `ergo-bot broadcast watch` */
export function createBroadcastWatchCommand(
  deps: CommandDeps,
  run: Run<BroadcastWatchOptions> = runBroadcastWatch,
): Command {
  const command = describeCommand('watch', 'Follow a broadcast to its end: how many, how fast, how long still.', [
    'ergo-bot broadcast watch 12',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Ends when the broadcast is finished, paused or cancelled, or on Ctrl-C. Exit codes: 7 when some did not get it. */
export async function runBroadcastWatch(options: BroadcastWatchOptions, io: Io): Promise<number> {
  const { id, json } = options;
  const leaving = new AbortController();
  void io.interrupted().then(() => leaving.abort());
  const shown = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    const { broadcasts } = api.contract;
    let last: Pick<Shown, 'broadcast' | 'figures'> = await api.client.call(broadcasts.show, { params });
    const pace = new Pace();
    let looks = 0;
    for await (const { event } of api.client.follow(broadcasts.follow, { params, signal: leaving.signal })) {
      last = event;
      if (event.broadcast.state !== 'running' && event.broadcast.state !== 'scheduled') break;
      const line = pace.line(event);
      if (io.interactive) io.say(looks === 0 ? line : OVER_THE_LAST + line);
      else if (looks % LOOKS_PER_LINE === 0) io.say(line);
      looks++;
    }
    return last;
  });
  io.data(json ? JSON.stringify(shown) : await figuresText(shown.broadcast, shown.figures));
  return shown.figures.some(({ failed, unknown }) => failed + unknown > 0) ? EXIT_CODES['partly done'] : 0;
}

/** How fast it goes, measured between two looks. */
class Pace {
  #before: { at: number; done: number } | undefined;

  line({ at: moment, figures, broadcast }: Shown): string {
    const sum = (count: (one: Figures) => number) => figures.reduce((total, one) => total + count(one), 0);
    const all = sum(({ recipients }) => recipients);
    const left = sum(({ waiting, sending }) => waiting + sending);
    const done = all - left;
    const at = Date.parse(moment);
    const rate =
      this.#before && at > this.#before.at ? ((done - this.#before.done) * 1000) / (at - this.#before.at) : 0;
    this.#before = { at, done };
    const speed = rate > 0 ? `, ${rate.toFixed(1)} a second, ${duration(Math.ceil(left / rate))} left` : '';
    return `${broadcast.state}: ${done} of ${all}${speed}`;
  }
}

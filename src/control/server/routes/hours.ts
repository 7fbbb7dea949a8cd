import { AppError } from '../../../domain/app-error.ts';
import { readDates, readWeek, type HoursProblem } from '../../../domain/read-hours.ts';
import type { Result } from '../../../domain/result.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import { WorkingHours, type HoursPlan } from '../../../domain/working-hours.ts';
import { writeDates, writeWeek } from '../../../domain/write-hours.ts';
import type { Transaction } from '../../../store/database.ts';
import { contract } from '../../contract.ts';
import type { Hours } from '../../contract/hours.ts';
import { isoTimeOrNull } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { show, set, except } = contract.hours;

/** When support of a bot is there. */
export function hoursRoutes({ store, audit, supportHours, localTime, clock }: ControlParts): Route[] {
  const today = () => localTime.date(clock.now());
  const shown = async (bot: string): Promise<Hours> => {
    const plan = await supportHours.plan(bot, today());
    const hours = plan && new WorkingHours(plan, localTime);
    const isOpen = hours?.isOpen(clock.now()) ?? true;
    const changesAt = isOpen ? hours?.nextClosing(clock.now()) : hours?.nextOpening(clock.now());
    const lines = { week: plan ? writeWeek(plan.week) : null, dates: plan ? writeDates(plan.dates) : [] };
    return { bot, timeZone: localTime.zone, ...lines, isOpen, changesAt: isoTimeOrNull(changesAt ?? null) };
  };
  const change = async (caller: Caller, bot: string, action: string, make: (tx: Transaction) => Promise<void>) => {
    await store.write(async (tx) => {
      const before = linesOf(await supportHours.plan(bot, today(), tx.db));
      await make(tx);
      const after = linesOf(await supportHours.plan(bot, today(), tx.db));
      await audit.note(tx, actorOf(caller), { action, botId: bot, before, after });
    });
    return shown(bot);
  };
  return [
    route(show, ({ params: { bot } }) => shown(bot)),
    route(set, ({ params: { bot }, body, caller }) => {
      const week = taken('week', readWeek(body.week));
      return change(caller, bot, 'hours.set', (tx) => supportHours.setWeek(tx, bot, week));
    }),
    route(except, ({ params: { bot }, body, caller }) => {
      const dates = taken('dates', readDates(body.dates, today()));
      return change(caller, bot, 'hours.except', async (tx) => {
        if (!(await supportHours.plan(bot, '', tx.db)))
          throw new AppError('conflict', 'no hours are set yet: set the usual week first (`ergo-bot hours set`)');
        await supportHours.setDates(tx, bot, dates);
      });
    }),
  ];
}

function linesOf(plan: HoursPlan | undefined): string[] {
  return plan ? [...writeWeek(plan.week), ...writeDates(plan.dates)] : [];
}

/** What was typed, or AppError `usage` that says what is wrong with it. */
function taken<Value>(field: string, read: Result<Value, HoursProblem>): Value {
  if (read.ok) return read.value;
  const { place, found, expected } = read.failure;
  throw new AppError('usage', `${field}: ${place}: found ${found}, expected ${expected}`);
}

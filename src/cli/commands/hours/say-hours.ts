import type { Hours } from '../../../control/contract/hours.ts';
import { LocalTime } from '../../../domain/local-time.ts';
import type { GlobalOptions } from '../../command.ts';
import type { Io } from '../../io.ts';

/** The hours as lines that can be typed again, below whether support is there now. */
export function sayHours(hours: Hours, { json }: GlobalOptions, io: Io): void {
  if (json) return io.data(JSON.stringify(hours));
  if (!hours.week)
    return io.say(
      `${hours.bot} has no hours: nobody is told that support is closed. Set them: ergo-bot hours set --help`,
    );
  io.say(`${hours.bot}: ${now(hours)} (${hours.timeZone})`);
  return io.data([...hours.week, ...hours.dates].join('\n'));
}

function now({ isOpen, changesAt, timeZone }: Hours): string {
  const state = isOpen ? 'open now' : 'closed now';
  if (changesAt === null) return `${state}, and for over a year`;
  return `${state}, until ${new LocalTime(timeZone).dateTime(Date.parse(changesAt)).slice(0, 16)}`;
}

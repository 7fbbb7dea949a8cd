import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createHoursExceptCommand } from './except.ts';
import { createHoursSetCommand } from './set.ts';
import { createHoursShowCommand } from './show.ts';

/** `ergo-bot hours …` */
export function createHoursCommand(deps: CommandDeps): Command {
  return describeCommand(
    'hours',
    'Say when support is there; sellers who write at other times are told when it is again.',
    [
      'ergo-bot hours show',
      'ergo-bot hours set mon-fri 9:00-13:00,14:00-18:00 sat 10:00-14:00',
      'ergo-bot hours except 2026-12-25..2027-01-07 closed',
    ],
  )
    .addCommand(createHoursShowCommand(deps))
    .addCommand(createHoursSetCommand(deps))
    .addCommand(createHoursExceptCommand(deps));
}

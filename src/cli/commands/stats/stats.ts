import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createStatsChartCommand } from './chart.ts';
import { createStatsExportCommand } from './export.ts';
import { createStatsOperatorsCommand } from './operators.ts';
import { createStatsShowCommand } from './show.ts';

/** `ergo-bot stats …` */
export function createStatsCommand(deps: CommandDeps): Command {
  return describeCommand('stats', 'See what has happened over time, in numbers and charts.', [
    'ergo-bot stats show --by week',
    'ergo-bot stats export --by month --from 2026-01-01',
    'ergo-bot stats chart subscribers --output subscribers.png',
    'ergo-bot stats operators --from 2026-03-01 --to 2026-03-31',
  ])
    .addCommand(createStatsShowCommand(deps))
    .addCommand(createStatsExportCommand(deps))
    .addCommand(createStatsChartCommand(deps))
    .addCommand(createStatsOperatorsCommand(deps));
}

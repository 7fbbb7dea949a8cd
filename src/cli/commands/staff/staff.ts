import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createStaffAddCommand } from './add.ts';
import { createStaffDisableCommand } from './disable.ts';
import { createStaffEnableCommand } from './enable.ts';
import { createStaffGrantCommand } from './grant.ts';
import { createStaffListCommand } from './list.ts';
import { createStaffPasswordCommand } from './password.ts';
import { createStaffRevokeCommand } from './revoke.ts';
import { createStaffRoleCommand } from './role.ts';

/** `ergo-bot staff …` */
export function createStaffCommand(deps: CommandDeps): Command {
  return describeCommand('staff', 'Manage the accounts of administrators and operators.', [
    'ergo-bot staff add olena --name "Олена Коваль" --role operator --bot ergo-club',
    'ergo-bot staff list',
  ])
    .addCommand(createStaffAddCommand(deps))
    .addCommand(createStaffListCommand(deps))
    .addCommand(createStaffRoleCommand(deps))
    .addCommand(createStaffGrantCommand(deps))
    .addCommand(createStaffRevokeCommand(deps))
    .addCommand(createStaffPasswordCommand(deps))
    .addCommand(createStaffDisableCommand(deps))
    .addCommand(createStaffEnableCommand(deps));
}

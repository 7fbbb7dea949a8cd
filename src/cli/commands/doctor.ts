import type { Command } from 'commander';
import { EXIT_CODES } from '../exit-codes.ts';
import type { ConfigProblem } from '../../config/problem.ts';
import type { Finding } from '../../domain/finding.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import { examineDaemon } from '../doctor/daemon.ts';
import { examineDataFolder } from '../doctor/data-folder.ts';
import { examineDoors } from '../doctor/doors.ts';
import { findingLines } from '../doctor/report.ts';
import type { Io } from '../io.ts';

export type DoctorOptions = GlobalOptions & { offline?: boolean };

/** `ergo-bot doctor` */
export function createDoctorCommand(deps: CommandDeps, run: Run<DoctorOptions> = runDoctor): Command {
  const command = describeCommand(
    'doctor',
    'Look at everything the daemon needs and say what to do about what is wrong. Changes nothing.',
    [
      'ergo-bot doctor',
      'ergo-bot doctor --offline',
      'ergo-bot doctor --json | jq ".items[] | select(.state != \\"ok\\")"',
    ],
  ).option('--offline', 'ask nothing outside this machine');
  return performs(command, deps, run);
}

/** Exit codes: 0 when nothing has failed, 1 when something has, 78 when it is the configuration. */
export async function runDoctor(options: DoctorOptions, io: Io): Promise<number> {
  const { loadConfig } = await import('../../config/load.ts');
  const config = await loadConfig(options.config);
  if (!config.ok) {
    show(config.failure.map(fromProblem), options, io);
    return EXIT_CODES.configuration;
  }
  const outside = options.offline ? undefined : await import('../../daemon/doctor.ts');
  const { examineData } = await import('../../daemon/examine-data.ts');
  const { systemClock } = await import('../../daemon/system-clock.ts');
  const findings: Finding[] = [
    { check: 'configuration', state: 'ok', found: config.value.file },
    ...(await examineDataFolder(config.value.dataDir)),
    ...(await examineData(config.value)),
    ...(await examineDoors(config.value, systemClock.now())),
    ...(await examineDaemon(options)),
    ...((await outside?.examineOutside(config.value)) ?? []),
  ];
  show(findings, options, io);
  return findings.some(({ state }) => state === 'failed') ? 1 : 0;
}

function show(findings: Finding[], { json }: DoctorOptions, io: Io): void {
  io.data(json ? JSON.stringify({ items: findings }) : findingLines(findings, io));
}

function fromProblem({ path, found, expected }: ConfigProblem): Finding {
  const where = path ? `configuration, ${path}` : 'configuration';
  return { check: where, state: 'failed', found, next: `Expected is ${expected}` };
}

import { join } from 'node:path';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { openStore } from '../../src/store/open.ts';
import { backupsIn } from './backup-world.ts';

// Makes backups of a data folder, one after another, until it is killed; says each on standard output.
const [dataDir = ''] = process.argv.slice(2);
const store = await openStore({ file: join(dataDir, 'ergo-bot.db'), clock: systemClock });
const backups = backupsIn(dataDir, join(dataDir, 'backups'), systemClock);
for (;;) {
  process.stdout.write('begun\n');
  const { name } = await backups.make('asked', store.copyTo);
  process.stdout.write(`made ${name}\n`);
}

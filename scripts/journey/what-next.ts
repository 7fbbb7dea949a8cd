import { dirname, join } from 'node:path';
import type { Stage } from './stage.ts';

/** What the reader can do while everything is still up. */
export function whatNext({ phonesUrl: url, configFile, daemonLog, folder }: Stage): string[] {
  return [
    'Everything stays up until Ctrl-C. Hold the phones yourself:',
    `  curl ${url}/phones/andriy/press -d '{"button":"🏠 Меню"}'`,
    `  curl ${url}/phones/andriy/say -d '{"text":"E32G0000000777"}'`,
    `  curl ${url}/phones/andriy/chat`,
    `  curl ${url}/phones/olena/photo --data-binary @label.jpg`,
    `  curl ${url}/faults -d '{"service":"club","kind":"html"}'     (and -X DELETE ${url}/faults)`,
    `  curl ${url}                                what else the sandbox can do`,
    '',
    'Ask the daemon, or look at what it keeps:',
    `  bin/ergo-bot.js bot list --config ${configFile}`,
    `  bin/ergo-bot.js inbox list --config ${configFile}`,
    `  tail -f ${daemonLog}`,
    `  ls ${join(dirname(configFile), 'data')}`,
    '',
    `Ctrl-C stops both processes and removes ${folder}.`,
  ];
}

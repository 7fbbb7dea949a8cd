import type { Muted } from '../upkeep/restored-data.ts';

/** Why no daemon works on a data folder, and what to do. */
export function explainMuted(dataDir: string, muted: Muted): string {
  switch (muted.kind) {
    case 'restored':
      return `${dataDir} was restored from ${muted.from} and is muted. Look at it, and confirm it with \`ergo-bot restore --confirm\``;
    case 'copied':
      return (
        `the database in ${dataDir} ${muted.how}, and is muted. Stop the daemon that it comes from, if there is one, and ` +
        'confirm it with `ergo-bot restore --confirm`, with --moved when nothing has been sent since it was copied'
      );
    case 'broken off':
      return `${dataDir} is left of a restore that was broken off. Begin it again with \`ergo-bot restore\``;
  }
}

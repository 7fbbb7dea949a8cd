const OWN = process.getuid?.() === 0 ? ['-m'] : ['-m', '-r'];

/** What becomes a program, given after it, that alone sees these mounts (arguments of mount(8)). */
export function withMounts(mounts: readonly string[][]): string[] {
  const commands = mounts.map((args) => ['mount', ...args].map(quoted).join(' '));
  return ['unshare', ...OWN, 'sh', '-c', [...commands, 'exec "$@"'].join(' && '), 'sh'];
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

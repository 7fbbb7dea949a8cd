const MODIFIERS: readonly [string, string][] = [
  ['C-', 'Ctrl-'],
  ['A-', 'Alt-'],
  ['S-', 'Shift-'],
];

const NAMES: Record<string, string> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Delete',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

/** A key as people call it: `A-up` is Alt-↑. */
export function keyName(key: string): string {
  let [prefix, rest] = ['', key];
  for (const [short, long] of MODIFIERS)
    if (rest.startsWith(short) && rest.length > short.length)
      [prefix, rest] = [prefix + long, rest.slice(short.length)];
  const isFunction = /^f\d+$/.test(rest);
  const name = NAMES[rest] ?? (isFunction || (prefix !== '' && rest.length === 1) ? rest.toUpperCase() : rest);
  return prefix + name;
}

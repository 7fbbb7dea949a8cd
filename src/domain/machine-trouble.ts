/** What the machine under the program lacks: no fault of any message, and nothing that trying less often would mend. */
export type MachineTrouble = {
  kind: 'full' | 'readonly' | 'busy' | 'damaged' | 'failing' | 'files' | 'memory';
  /** What has happened and what to do, for whoever looks after the machine. */
  words: string;
};

/** Codes of SQLite (its result codes, extended ones begin alike) and of the system calls (errno). */
const TROUBLES: [codes: RegExp, trouble: MachineTrouble][] = [
  [
    /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/,
    { kind: 'full', words: 'the disk is full: make room on it, and everything goes on by itself' },
  ],
  [
    /^(?:SQLITE_READONLY|EROFS)/,
    { kind: 'readonly', words: 'the disk cannot be written to: look at it, and mount it writable again' },
  ],
  [
    /^(?:SQLITE_BUSY|SQLITE_LOCKED)/,
    {
      kind: 'busy',
      words: 'another program holds the database locked: end that one, and everything goes on by itself',
    },
  ],
  [
    /^(?:SQLITE_CORRUPT|SQLITE_NOTADB)/,
    { kind: 'damaged', words: 'the database is damaged: put a backup back with `ergo-bot restore`' },
  ],
  [
    /^(?:EMFILE|ENFILE|SQLITE_CANTOPEN)/,
    { kind: 'files', words: 'too many files are open: raise the limit of open files (LimitNOFILE of the service)' },
  ],
  [/^(?:SQLITE_IOERR|EIO)/, { kind: 'failing', words: 'the disk fails: look at the log of the system (dmesg)' }],
  [/^(?:SQLITE_NOMEM|ENOMEM)/, { kind: 'memory', words: 'the machine has no memory left: end what takes it' }],
];

/** The trouble that an error, or what caused it, tells of; undefined when it tells of none. */
export function machineTrouble(error: unknown): MachineTrouble | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    const found = TROUBLES.find(([codes]) => codes.test(code));
    if (found) return found[1];
  }
  return undefined;
}

/** Why something failed, in a few words for the log: the machine's trouble, or else the kind of error. */
export function failureWords(error: unknown): string {
  return machineTrouble(error)?.words ?? (error instanceof Error ? error.name : 'failure');
}

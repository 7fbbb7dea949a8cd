export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** What the program takes from its environment besides secrets. */
export type Environment = {
  /** https://no-color.org: any non-empty value. */
  noColour: boolean;
  /** TERM=dumb: no cursor movement and no colour. */
  dumbTerminal: boolean;
  /** Standard error is connected to the journal (systemd.exec, JOURNAL_STREAM). */
  underJournal: boolean;
};

/** The only reader of the process environment. */
export function readEnvironment(env: EnvironmentVariables = process.env): Environment {
  return {
    noColour: Boolean(env['NO_COLOR']),
    dumbTerminal: env['TERM'] === 'dumb',
    underJournal: Boolean(env['JOURNAL_STREAM']),
  };
}

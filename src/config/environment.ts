import { homedir } from 'node:os';
import { join } from 'node:path';

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** What the program takes from its environment besides secrets. */
export type Environment = {
  /** https://no-color.org: any non-empty value. */
  noColour: boolean;
  /** TERM=dumb: no cursor movement and no colour. */
  dumbTerminal: boolean;
  /** Standard error is connected to the journal (systemd.exec, JOURNAL_STREAM). */
  underJournal: boolean;
  /** A token for the control API, which goes before any that is stored; never written down. */
  token: string | undefined;
  /** The name of the daemon to talk to, where no option says it. */
  context: string | undefined;
  /** Where a user's configuration is kept (XDG Base Directory Specification). */
  configHome: string;
  /** Where what a program keeps between its runs lies (the same specification). */
  stateHome: string;
  /** What texts are edited with: VISUAL, EDITOR, or vi. */
  editor: string;
  /** A folder that is closed to others and gone with the session, if there is one (XDG_RUNTIME_DIR). */
  runtimeDir: string | undefined;
};

/** The only reader of the process environment. */
export function readEnvironment(env: EnvironmentVariables = process.env): Environment {
  return {
    noColour: Boolean(env['NO_COLOR']),
    dumbTerminal: env['TERM'] === 'dumb',
    underJournal: Boolean(env['JOURNAL_STREAM']),
    token: env['ERGO_BOT_TOKEN'] || undefined,
    context: env['ERGO_BOT_CONTEXT'] || undefined,
    editor: env['VISUAL'] || env['EDITOR'] || 'vi',
    runtimeDir: env['XDG_RUNTIME_DIR'] || undefined,
    configHome: env['XDG_CONFIG_HOME'] || join(homedir(), '.config'),
    stateHome: env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'),
  };
}

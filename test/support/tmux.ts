import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));
const PATIENCE = 30_000;
const LOOK_EVERY = 30;

export type TmuxConsoleOptions = {
  configFile: string;
  configHome: string;
  /** Where drafts are kept; a console that is started anew needs the one of the console before. */
  stateHome?: string;
  columns?: number;
  rows?: number;
  args?: string[];
  env?: Record<string, string>;
};

/** `ergo-bot console` in a terminal of its own (tmux), with a person before it. */
export class TmuxConsole {
  readonly #socket: string;

  private constructor(socket: string) {
    this.#socket = socket;
  }

  /** `folder`: for the socket of tmux, and the home of who sits there. */
  static async start(options: TmuxConsoleOptions, folder: string): Promise<TmuxConsole> {
    const { configFile, configHome, columns = 100, rows = 30, args = [] } = options;
    const console = new TmuxConsole(`${folder}/tmux`);
    const places = { XDG_CONFIG_HOME: configHome, XDG_STATE_HOME: options.stateHome ?? folder, HOME: folder };
    const variables = Object.entries({ ...places, TZ: 'Europe/Kyiv', ...options.env });
    const given = variables.flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const size = ['-x', String(columns), '-y', String(rows)];
    const words = [process.execPath, BIN, 'console', '--config', configFile, ...args];
    // What the program says at its end can be read, too.
    const line = `${words.map((word) => `'${word}'`).join(' ')}; echo "ended with $?"; sleep 1000`;
    await console.#tmux('-f', '/dev/null', 'new-session', '-d', ...size, ...given, line);
    return console;
  }

  /** Ends the terminal and whatever runs in it. */
  async close(): Promise<void> {
    // It may have ended by itself.
    await this.#tmux('kill-server').catch(() => '');
  }

  /** Keys by the names that tmux gives them: `Enter`, `M-t`, `C-f`, `Escape`. */
  async keys(...names: string[]): Promise<void> {
    await this.#tmux('send-keys', ...names);
  }

  /** Types letters, one after another. */
  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-l', '--', text);
  }

  /** Pastes as a terminal does it, in brackets. */
  async paste(text: string): Promise<void> {
    await this.#tmux('set-buffer', '--', text);
    await this.#tmux('paste-buffer', '-p', '-r');
  }

  /** Bytes as they are, for what no key of tmux sends. */
  async send(bytes: string): Promise<void> {
    await this.#tmux('send-keys', '-H', ...[...Buffer.from(bytes)].map((byte) => byte.toString(16)));
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** What is on the screen, line by line. */
  async lines(): Promise<string[]> {
    return (await this.#tmux('capture-pane', '-p')).split('\n');
  }

  /** The screen with its colours, as escape codes. */
  async coloured(): Promise<string> {
    return this.#tmux('capture-pane', '-p', '-e');
  }

  async cursor(): Promise<{ x: number; y: number }> {
    const [x = 0, y = 0] = (await this.#tmux('display', '-p', '#{cursor_x} #{cursor_y}')).split(' ').map(Number);
    return { x, y };
  }

  /** Waits until the words are on the screen. */
  async sees(words: string | RegExp): Promise<string[]> {
    return this.#wait(words, true);
  }

  /** Waits until the words are not there any more. */
  async seesNo(words: string | RegExp): Promise<string[]> {
    return this.#wait(words, false);
  }

  /** SIGKILL for the console, as a crash or a closed laptop would do it. */
  async kill(): Promise<void> {
    const shell = (await this.#tmux('display', '-p', '#{pane_pid}')).trim();
    await run('pkill', ['-KILL', '-P', shell]);
    await this.sees('ended with');
  }

  async #wait(words: string | RegExp, isWanted: boolean): Promise<string[]> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const lines = await this.lines();
      const text = lines.join('\n');
      if ((typeof words === 'string' ? text.includes(words) : words.test(text)) === isWanted) return lines;
      if (Date.now() > until)
        throw new Error(`${String(words)} ${isWanted ? 'never came' : 'never went'}; the screen:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  }

  async #tmux(...args: string[]): Promise<string> {
    return (await run('tmux', ['-S', this.#socket, ...args], { env: { ...process.env, LANG: 'C.UTF-8' } })).stdout;
  }
}

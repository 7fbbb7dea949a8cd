import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';
import { mustHold } from './step-went-wrong.ts';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));
const PASSWORD = 'сім мокрих котів\n';

/** Who has signed in, and nobody who only asked a question (README, Filters). */
export const TO_MEMBERS = ['--filter', 'phone:*'];

/** An administrator at the command line of the machine; what is typed and what comes of it is told. */
export class Administrator {
  readonly #stage: Stage;
  readonly #narrator: Narrator;

  private constructor(props: { stage: Stage; narrator: Narrator }) {
    this.#stage = props.stage;
    this.#narrator = props.narrator;
  }

  /** Made and signed in as one does it: by commands, in the first act that wants an administrator. */
  static async signedIn(props: { stage: Stage; narrator: Narrator }): Promise<Administrator> {
    const administrator = new Administrator(props);
    if (existsSync(administrator.#home)) return administrator;
    await administrator.#run(['staff', 'add', 'admin', '--role', 'administrator', '--password-file', '-'], PASSWORD);
    await administrator.#run(['login', 'admin', '--password-file', '-'], PASSWORD);
    return administrator;
  }

  /** Makes an account for a colleague, without a word to the audience; answers what the command prints. */
  adds(login: string, ...options: string[]): Promise<string> {
    return this.#run(['staff', 'add', login, ...options]);
  }

  /** Lays a file into the folder of the demo; answers its path. */
  async writes(name: string, content: string): Promise<string> {
    const path = join(this.#stage.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Types a command, which has to work, and reads what it prints. */
  async types(...args: string[]): Promise<string> {
    const shown = args.map((word) => (word.startsWith(this.#stage.folder) ? (word.split('/').at(-1) ?? '') : word));
    this.#narrator.says(`$ ergo-bot ${shown.join(' ')}`);
    const said = await this.#run(args);
    for (const line of said.split('\n')) this.#narrator.says(line);
    this.#narrator.says('');
    return said.trim();
  }

  /** Where it is kept who is signed in. */
  get #home(): string {
    return join(this.#stage.folder, 'administrator');
  }

  #run(args: string[], input = ''): Promise<string> {
    const { configFile } = this.#stage;
    const env = { ...process.env, XDG_CONFIG_HOME: this.#home };
    return new Promise((resolve, reject) => {
      const child = execFile(process.execPath, [BIN, ...args, '--config', configFile], { env }, (_, stdout, stderr) => {
        try {
          mustHold(child.exitCode === 0, `ergo-bot ${args.join(' ')} ended with ${child.exitCode}: ${stderr}`);
          resolve(stdout);
        } catch (error) {
          reject(error);
        }
      });
      child.stdin?.end(input);
    });
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { PhonesClient } from '../../src/sandbox/phones-client.ts';
import { OwnProcess } from './own-process.ts';

/** What `ergo-bot sandbox --json` says of itself. */
const SandboxWords = z.object({
  phonesUrl: z.string(),
  config: z.looseObject({ bots: z.array(z.looseObject({ telegram: z.looseObject({}) })) }),
  env: z.record(z.string(), z.string()),
});

const CONNECTED = ['telegram', 'viber'].map((name) => new RegExp(`"messenger":"${name}".*"words":"connected"`));

/** The sandbox and the daemon, each a process of its own, on a throw-away folder. */
export class Stage {
  readonly folder: string;
  readonly phones: PhonesClient;
  readonly phonesUrl: string;
  readonly configFile: string;
  readonly #sandbox: OwnProcess;
  readonly #env: Record<string, string>;
  #daemon: OwnProcess | undefined;

  private constructor(props: { folder: string; sandbox: OwnProcess; words: z.output<typeof SandboxWords> }) {
    this.folder = props.folder;
    this.configFile = join(props.folder, 'ergo-bot.config.json');
    this.phonesUrl = props.words.phonesUrl;
    this.phones = new PhonesClient(this.phonesUrl);
    this.#sandbox = props.sandbox;
    this.#env = props.words.env;
  }

  /** Starts the sandbox and writes a configuration for it. */
  static async build(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-demo-'));
    const logFile = join(folder, 'sandbox.log');
    const sandbox = new OwnProcess({ args: ['sandbox', '--port', '0', '--json'], logFile });
    try {
      const words = SandboxWords.parse(JSON.parse(await sandbox.said(/^\{"telegramUrl"/)));
      const stage = new Stage({ folder, sandbox, words });
      await stage.#writeConfig(words.config);
      return stage;
    } catch (error) {
      await sandbox.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** With the secrets that the configuration names. */
  get env(): NodeJS.ProcessEnv {
    return { ...process.env, ...this.#env };
  }

  get databaseFile(): string {
    return join(this.folder, 'data', 'ergo-bot.db');
  }

  get daemonLog(): string {
    return join(this.folder, 'daemon.log');
  }

  get daemonRuns(): boolean {
    return this.#daemon?.running ?? false;
  }

  get daemonsLastWords(): string[] {
    return this.#daemon?.lastWords ?? [];
  }

  /** Starts the daemon and waits until both messengers know it. */
  async startDaemon(): Promise<void> {
    const args = ['run', '--config', this.configFile];
    this.#daemon = new OwnProcess({ args, env: this.#env, logFile: this.daemonLog });
    for (const connected of CONNECTED) await this.#daemon.said(connected);
  }

  /** SIGKILL: the daemon has no chance to finish anything. */
  async killDaemon(): Promise<void> {
    await this.#daemon?.end('SIGKILL');
  }

  /** Ends both processes in order and removes the folder. */
  async strike(): Promise<void> {
    if (this.daemonRuns) await this.#daemon?.end('SIGTERM');
    await this.phones.close();
    if (this.#sandbox.running) await this.#sandbox.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  async #writeConfig({ bots, ...rest }: z.output<typeof SandboxWords>['config']): Promise<void> {
    const port = await freePort();
    const config = {
      ...rest,
      http: { listen: `127.0.0.1:${port}`, publicUrl: `http://127.0.0.1:${port}` },
      bots: bots.map(({ telegram, ...bot }) => ({ ...bot, telegram: { ...telegram, pollSeconds: 5 } })),
    };
    await writeFile(this.configFile, `${JSON.stringify(config, null, 2)}\n`);
  }
}

/** The public address has to be in the configuration, so the port is chosen before the daemon starts. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

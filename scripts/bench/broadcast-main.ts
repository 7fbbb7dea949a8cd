import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { CountingMessenger } from './counting-messenger.ts';
import { makeUpCrowd } from './made-up-crowd.ts';

const HELP = `scripts/bench/broadcast [--people COUNT] [--seconds COUNT]

Sends broadcasts to so many people (1,000,000 unless told), half of them in Telegram, half in Viber, from a daemon of its
own to a messenger that only counts. Says how long a launch takes and how much memory, how long a seller waits for an
answer meanwhile, and how much of the permitted rates is used over so many seconds (15 unless told). About three minutes.`;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '15' },
    help: { type: 'boolean', default: false },
  },
});

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));
const PEOPLE = Number(values.people);
const SECONDS = Number(values.seconds);
const BOT = 'bench';
/** Somebody asks so often; each of them a while after the last time, as no chat may be written to in a stream. */
const ASK_EVERY = 50;
const ASKERS = 100;
const RATES = { telegram: 30, telegramPaid: 1_000, viber: 50, viberPeople: 300 };

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-bench-'));
  const messenger = await CountingMessenger.open();
  try {
    await mkdir(join(folder, 'data'));
    await makeUpCrowd(join(folder, 'data', 'ergo-bot.db'), { bot: BOT, people: PEOPLE });
    console.log(`${cpus().length} cores, ${PEOPLE} people`);
    await measureLaunch(await Bench.begin(folder, messenger, RATES.telegram));
    await measurePaidRate(await Bench.begin(folder, messenger, RATES.telegramPaid));
  } finally {
    messenger.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A launch to everybody, and the rates that every bot has. */
async function measureLaunch(bench: Bench): Promise<void> {
  const idle = await bench.askUntil(wait(SECONDS * 1000));
  console.log(`an answer of an idle daemon: ${told(idle)}`);
  const id = await bench.create();
  const before = await bench.memory();
  let peak = before;
  const launch = bench.send(id, PEOPLE);
  const watching = new AbortController();
  const watch = (async () => {
    for (; !watching.signal.aborted; await wait(200)) peak = Math.max(peak, await bench.memory());
  })();
  const during = await bench.askUntil(launch);
  const { planned, resolved } = await launch;
  console.log(`planned in ${planned.toFixed(1)} s, launched in ${resolved.toFixed(1)} s`);
  console.log(`an answer during the launch: ${told(during)}`);
  const shares = bench.shares(RATES.telegram);
  const sending = await bench.askUntil(wait(SECONDS * 1000));
  console.log(`an answer while it goes out: ${told(sending)}`);
  console.log(shares());
  watching.abort();
  await watch;
  console.log(`memory: ${before} MB before, ${peak} MB at its peak`);
  await bench.end(id);
}

/** What Telegram sells: a thousand a second. */
async function measurePaidRate(bench: Bench): Promise<void> {
  const id = await bench.create('--messenger', 'telegram');
  await bench.send(id, PEOPLE / 2);
  await wait(1_000);
  const shares = bench.shares(RATES.telegramPaid);
  await wait(SECONDS * 1000);
  console.log(shares());
  await bench.end(id);
}

/** The program as it runs: a daemon, and commands that talk to it. */
class Bench {
  readonly #folder: string;
  readonly #messenger: CountingMessenger;
  readonly #daemon: ChildProcess;

  private constructor(folder: string, messenger: CountingMessenger) {
    this.#folder = folder;
    this.#messenger = messenger;
    this.#daemon = spawn(process.execPath, [BIN, 'run', '--config', this.#config], {
      env: { ...process.env, T_TOKEN: '1000000001:BenchBenchBenchBenchBenchBenchBench', V_TOKEN: 'bench-bench-bench' },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
  }

  static async begin(folder: string, messenger: CountingMessenger, telegramRate: number): Promise<Bench> {
    const { url } = messenger;
    const config = {
      dataDir: 'data',
      http: { listen: '127.0.0.1:0', publicUrl: 'http://127.0.0.1:1' },
      backup: { nightly: false },
      bots: [
        {
          id: BOT,
          title: 'Bench',
          club: { url: `${url}/club/`, site: 'https://club.example/', terms: 'https://club.example/terms' },
          telegram: { token: 'env:T_TOKEN', apiRoot: url, bulkPerSecond: telegramRate, pollSeconds: 5 },
          viber: { token: 'env:V_TOKEN', apiRoot: url, senderName: 'Bench', broadcastApi: true },
        },
      ],
    };
    await writeFile(join(folder, 'ergo-bot.config.json'), JSON.stringify(config));
    const bench = new Bench(folder, messenger);
    await bench.#connected();
    if (!(await readFile(join(folder, 'known'), 'utf8').catch(() => undefined))) await bench.#makeKnown();
    return bench;
  }

  /** Answers how many milliseconds each answer took of those that were asked for until then. */
  async askUntil(end: Promise<unknown>): Promise<number[]> {
    const took: Promise<number>[] = [];
    const over = new AbortController();
    void end.finally(() => over.abort());
    for (let asked = 0; !over.signal.aborted; asked++) {
      took.push(this.#messenger.ask(10_000_000_000 + (asked % ASKERS)));
      await wait(ASK_EVERY);
    }
    await end;
    return Promise.all(took);
  }

  async create(...options: string[]): Promise<string> {
    const made = ['create', '--title', 'Bench', '--text', 'Подвійні бали *до неділі* 🌷', ...options];
    return String(JSON.parse(await this.#run('broadcast', ...made, '--json')).id);
  }

  /** Lets it go; answers the seconds until whoever sends it saw the plan, and from then on until all recipients are known. */
  async send(id: string, people: number): Promise<{ planned: number; resolved: number }> {
    const begun = performance.now();
    const { recipients } = JSON.parse(await this.#run('broadcast', 'send', id, '--dry-run', '--json'));
    const planned = (performance.now() - begun) / 1000;
    if (recipients > people) throw new Error(`${recipients} recipients of ${people} people`);
    await this.#run('broadcast', 'send', id, '--confirm', String(recipients), '--window', 'any');
    const launched = performance.now();
    const database = new SqliteDatabase(join(this.#folder, 'data', 'ergo-bot.db'), { readonly: true });
    const isResolved = database.prepare('select singled_upto >= audience_upto from broadcasts where id = ?').pluck();
    while (isResolved.get(id) !== 1) await wait(50);
    database.close();
    return { planned, resolved: (performance.now() - launched) / 1000 };
  }

  /** What is used of the rates from now on until the answer is called. */
  shares(telegramRate: number): () => string {
    const [before, begun] = [{ ...this.#messenger.counts }, performance.now()];
    return () => {
      const seconds = (performance.now() - begun) / 1000;
      const { telegram, viber, viberPeople } = this.#messenger.counts;
      const share = (count: number, perSecond: number) => `${((100 * count) / (perSecond * seconds)).toFixed(1)} %`;
      const inTelegram = `Telegram, ${telegramRate} a second: ${share(telegram - before.telegram, telegramRate)}`;
      if (viber === before.viber) return inTelegram;
      const people = share(viberPeople - before.viberPeople, RATES.viber * RATES.viberPeople);
      return `${inTelegram}; Viber, ${RATES.viber} requests × ${RATES.viberPeople}: ${people}`;
    };
  }

  /** Megabytes that the daemon holds now. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.#daemon.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }

  async end(id: string): Promise<void> {
    await this.#run('broadcast', 'cancel', id);
    const exited = new Promise((resolve) => this.#daemon.once('exit', resolve));
    this.#daemon.kill('SIGTERM');
    await exited;
  }

  get #config(): string {
    return join(this.#folder, 'ergo-bot.config.json');
  }

  async #makeKnown(): Promise<void> {
    const password = join(this.#folder, 'known');
    await writeFile(password, 'сім мокрих котів\n');
    await this.#run('staff', 'add', 'admin', '--role', 'administrator', '--password-file', password);
    await this.#run('login', 'admin', '--password-file', password);
  }

  async #connected(): Promise<void> {
    let connected = 0;
    const { stderr } = this.#daemon;
    if (!stderr) throw new Error('the daemon says nothing');
    await new Promise<void>((resolve) => {
      createInterface({ input: stderr }).on('line', (line) => {
        if (line.includes('"words":"connected"') && ++connected === 2) resolve();
        else if (!line.includes('"level":"info"')) console.error(line);
      });
    });
  }

  async #run(...args: string[]): Promise<string> {
    const env = { ...process.env, XDG_CONFIG_HOME: this.#folder };
    const { stdout } = await promisify(execFile)(process.execPath, [BIN, ...args, '--config', this.#config], { env });
    return stdout;
  }
}

function told(took: number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => `${Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)} ms`;
  return `half within ${at(0.5)}, 99 of 100 within ${at(0.99)} (of ${took.length})`;
}

if (values.help) console.log(HELP);
else await main();

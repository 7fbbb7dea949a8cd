import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { MESSENGERS, type MessengerName } from '../../src/domain/messenger-name.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { PhonesClient } from '../../src/sandbox/phones-client.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { DaemonProcess, type LaunchOptions } from './daemon-process.ts';
import { expectCleanLogs } from './log-secrets.ts';

export const TELEGRAM_TOKEN = '1000000001:SandboxSandboxSandboxSandboxSandbox';
export const VIBER_TOKEN = '5a4db0a5a4db0a5a-5a4db0a5a4db0a5a-5a4db0a5a4db0a5a';

const Attempt = z.object({ phone: z.string(), serial: z.string(), outcome: z.string() });
const Registered = z.object({ id: z.number(), phone: z.string(), serial: z.string() });
const Sms = z.object({ phone: z.string(), code: z.string() });
const ClubCall = z.object({ method: z.string(), phone: z.string() });
const Example = z.object({ serial: z.string(), product: z.string(), answer: z.string() });

/** Members of the demo club, for the first sellers of a world; those who come later are made members. */
const MEMBERS = ['380671234567', '380931234567', '380889993366', '380501112233'];

/** What the demo club makes of serial numbers that begin so and are so long. */
const SERIALS = {
  registered: ['E32G', 14],
  'two models': ['ELED', 12],
  'two actions': ['E50W', 14],
  'action ended': ['EVC3', 12],
  'no action': ['EBS5', 12],
} as const;

export type WorldOptions = { config?: object; club?: object; start?: false; shared?: true };

/** A sandbox and the real daemon on a throw-away data folder. Gone, and its logs searched, when the test ends. */
export class World {
  readonly sandbox: Sandbox;
  readonly phones: PhonesClient;
  readonly folder: string;
  readonly configFile: string;
  readonly #daemons: DaemonProcess[] = [];
  readonly #sellers: Phone[] = [];
  #met = 0;
  #numbers = 2_000_000;
  #serials = 1_000;

  private constructor(sandbox: Sandbox, folder: string, configFile: string) {
    this.sandbox = sandbox;
    this.folder = folder;
    this.configFile = configFile;
    this.phones = new PhonesClient(sandbox.phonesUrl);
  }

  /**
   * `config` is laid over the configuration; `start: false` leaves the daemon to the test; a `shared` world outlives the
   * test and is closed by whoever made it (see {@link sharedWorld}).
   */
  static async create(options: WorldOptions = {}): Promise<World> {
    const sandbox = await startSandbox({
      bots: [{ name: 'ERGO CLUB', telegramToken: TELEGRAM_TOKEN, viberToken: VIBER_TOKEN }],
      smsCodes: { resendSeconds: 0 },
    });
    const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-'));
    const file = join(folder, 'ergo-bot.config.json');
    const world = new World(sandbox, folder, file);
    const port = await freePort();
    await writeFile(file, JSON.stringify({ ...world.#config(port, options.club), ...options.config }));
    if (!options.shared) onTestFinished(() => world.close());
    if (options.start !== false) await world.start();
    return world;
  }

  get daemon(): DaemonProcess {
    const daemon = this.#daemons.at(-1);
    if (!daemon) throw new Error('the daemon has not been started');
    return daemon;
  }

  /** Starts a daemon and waits until the messengers know it; a world may see many, one after another. */
  async start(): Promise<DaemonProcess> {
    const daemon = this.launch();
    await daemon.connected();
    return daemon;
  }

  /** Starts a daemon and does not wait. */
  launch(options: LaunchOptions = {}): DaemonProcess {
    const daemon = new DaemonProcess(this.configFile, { T_TOKEN: TELEGRAM_TOKEN, V_TOKEN: VIBER_TOKEN }, options);
    this.#daemons.push(daemon);
    return daemon;
  }

  /** A seller with a new phone; `member` is the number under which the club knows them. */
  async seller(messenger: MessengerName, member?: string): Promise<Phone> {
    const number = ++this.#met;
    const name = `Продавець ${number}`;
    const phone = member ?? MEMBERS[number - 1] ?? (await this.newMember());
    const seller =
      messenger === 'telegram'
        ? await this.phones.newTelegramPhone({ firstName: name, phone })
        : await this.phones.newViberPhone({ name, phone });
    this.#sellers.push(seller);
    return seller;
  }

  /** The number of somebody who has just joined the club. */
  async newMember(person: { name?: string; standing?: 'active' | 'blocked' | 'shut' } = {}): Promise<string> {
    const phone = this.newNumber();
    await this.phones.post('/club/members', { phone, ...person });
    return phone;
  }

  /** A mobile number that the club has never heard of. */
  newNumber(): string {
    return `38068${String(++this.#numbers).padStart(7, '0')}`;
  }

  /** A seller who has signed in and sees the menu. */
  async signedInSeller(messenger: MessengerName, member?: string): Promise<Phone> {
    const seller = await this.seller(messenger, member);
    await this.signIn(seller);
    return seller;
  }

  /** The first word: Telegram's /start; in Viber the chat is opened, and the button under the welcome pressed. */
  async begin(seller: Phone, payload?: string): Promise<void> {
    await seller.start(payload);
    if (seller.messenger === 'viber') {
      await seller.waitFor('Вітаю');
      await seller.press('Почати');
    }
  }

  /** From the first word to the menu. */
  async signIn(seller: Phone): Promise<void> {
    await this.begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await this.code(seller));
    await seller.waitFor('Ви увійшли');
  }

  /** The newest SMS code on this seller's number. */
  async code(seller: Phone): Promise<string> {
    const code = (await seller.sms()).at(-1)?.code;
    if (code === undefined) throw new Error('no SMS has come');
    return code;
  }

  /** The newest SMS code to any number. */
  async codeSentTo(phone: string): Promise<string> {
    const sent = await this.phones.get('/club/sms', z.array(Sms));
    const code = sent.findLast((sms) => sms.phone === phone)?.code;
    if (code === undefined) throw new Error('no SMS has gone to this number');
    return code;
  }

  /** A serial number that the demo club answers in this way, `registered` or the beginning of another answer. */
  async serial(answer: string): Promise<{ serial: string; product: string }> {
    const examples = await this.phones.get('/club/serials', z.array(Example));
    const found = examples.find((one) => one.answer.includes(answer));
    if (!found) throw new Error(`no serial is answered with "${answer}"`);
    return found;
  }

  /** A serial number that nobody else in this world has, and that the demo club answers in this way. */
  newSerial(answer: keyof typeof SERIALS): string {
    const [prefix, length] = SERIALS[answer];
    return prefix + String(++this.#serials).padStart(length - prefix.length, '0');
  }

  async registrations(serial: string): Promise<z.infer<typeof Registered>[]> {
    return this.phones.get(`/club/registrations?serial=${serial}`, z.array(Registered));
  }

  async attempts(serial: string): Promise<z.infer<typeof Attempt>[]> {
    return this.phones.get(`/club/attempts?serial=${serial}`, z.array(Attempt));
  }

  /** How often the club was asked this about this number. */
  async clubCalls(method: string, phone: string): Promise<number> {
    const calls = await this.phones.get('/club/calls', z.array(ClubCall));
    return calls.filter((call) => call.method === method && call.phone === phone).length;
  }

  /** Everything the daemons of this world have logged. */
  get logLines(): string[] {
    return this.#daemons.flatMap((daemon) => daemon.lines);
  }

  async close(): Promise<void> {
    for (const daemon of this.#daemons) {
      daemon.signal('SIGKILL');
      await daemon.exited;
    }
    const chats = await Promise.all(
      this.#sellers.map(async (seller) => ({ seller, chat: await seller.chat(), sms: await seller.sms() })),
    );
    await this.phones.close();
    await this.sandbox.close();
    await rm(this.folder, { recursive: true, force: true });
    expectCleanLogs(this.logLines, { tokens: [TELEGRAM_TOKEN, VIBER_TOKEN], chats });
  }

  #config(port: number, club: object = {}): object {
    const { telegramUrl, viberUrl, clubUrl } = this.sandbox;
    return {
      dataDir: 'data',
      http: { listen: `127.0.0.1:${port}`, publicUrl: `http://127.0.0.1:${port}` },
      log: { level: 'debug' },
      bots: [
        {
          id: 'ergo-club',
          title: 'ERGO CLUB',
          club: {
            url: clubUrl,
            site: 'https://club.ergo-global.com/',
            terms: 'https://club.ergo-global.com/img/Terms-and-agreements.pdf',
            timeoutSeconds: 5,
            requestsPerSecond: 50,
            ...club,
          },
          telegram: { token: 'env:T_TOKEN', apiRoot: telegramUrl, pollSeconds: 5 },
          viber: { token: 'env:V_TOKEN', apiRoot: viberUrl, senderName: 'ERGO CLUB' },
        },
      ],
    };
  }
}

/** Runs a claim for every messenger. */
export { MESSENGERS };

/** A port that is free now: the daemon's public address has to be known before it starts. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

import { InvalidArgumentError, type Command } from 'commander';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import type { Io } from '../io.ts';

export type SandboxOptions = GlobalOptions & { port: number };

/** Made up, in the form of real ones; the stand-ins know no others. */
const TOKENS = {
  ERGO_CLUB_TELEGRAM_TOKEN: '1000000001:SandboxSandboxSandboxSandboxSandbox',
  ERGO_CLUB_VIBER_TOKEN: '5a4db0a5a4db0a5a-5a4db0a5a4db0a5a-5a4db0a5a4db0a5a',
};

/** `ergo-bot sandbox` */
export function createSandboxCommand(deps: CommandDeps, run: Run<SandboxOptions> = runSandbox): Command {
  const command = describeCommand(
    'sandbox',
    'Start stand-ins for Telegram, Viber and the club on this machine, until Ctrl-C. No real service is called.\n' +
      'Writes a configuration for them to standard output.',
    ['ergo-bot sandbox > ergo-bot.config.json', 'ergo-bot sandbox --port 0 --json'],
  ).option('--port <number>', 'the first of four ports that follow each other; 0 takes any free ones', port, 8801);
  return performs(command, deps, run);
}

export async function runSandbox(options: SandboxOptions, io: Io): Promise<number> {
  const { startSandbox } = await import('../../sandbox/start-sandbox.ts');
  const sandbox = await startSandbox({
    listen: ports(options.port),
    bots: [
      {
        name: 'ERGO CLUB',
        telegramToken: TOKENS.ERGO_CLUB_TELEGRAM_TOKEN,
        viberToken: TOKENS.ERGO_CLUB_VIBER_TOKEN,
      },
    ],
  });
  const { telegramUrl, viberUrl, clubUrl, phonesUrl } = sandbox;
  const config = configFor(sandbox);
  if (options.json) io.data(JSON.stringify({ telegramUrl, viberUrl, clubUrl, phonesUrl, config, env: TOKENS }));
  else {
    io.data(JSON.stringify(config, null, 2));
    io.say(words(sandbox));
  }
  await io.interrupted();
  await sandbox.close();
  return 0;
}

function words({ telegramUrl, viberUrl, clubUrl, phonesUrl }: Sandbox): string {
  const variables = Object.entries(TOKENS).map(([name, token]) => `  export ${name}=${token}`);
  return [
    `Telegram  ${telegramUrl}`,
    `Viber     ${viberUrl}`,
    `Club      ${clubUrl}`,
    `Phones    ${phonesUrl}`,
    '',
    'The configuration above uses them. Start the daemon beside it with:',
    ...variables,
    '  ergo-bot run',
    '',
    'Ctrl-C ends the sandbox.',
  ].join('\n');
}

function configFor({ telegramUrl, viberUrl, clubUrl }: Sandbox): unknown {
  const site = new URL('/', clubUrl).href;
  return {
    dataDir: 'data',
    http: { listen: '127.0.0.1:8080', publicUrl: 'http://127.0.0.1:8080' },
    bots: [
      {
        id: 'ergo-club',
        title: 'ERGO CLUB',
        club: {
          url: new URL('/api/mobile/', clubUrl).href,
          site,
          terms: new URL('img/Terms-and-agreements.pdf', site).href,
        },
        telegram: { token: 'env:ERGO_CLUB_TELEGRAM_TOKEN', apiRoot: telegramUrl },
        viber: { token: 'env:ERGO_CLUB_VIBER_TOKEN', apiRoot: viberUrl, senderName: 'ERGO CLUB' },
      },
    ],
  };
}

function ports(first: number): { telegram: number; viber: number; club: number; phones: number } {
  const at = (place: number) => (first === 0 ? 0 : first + place);
  return { telegram: at(0), viber: at(1), club: at(2), phones: at(3) };
}

function port(value: string): number {
  const number = Number(value);
  if (/^\d{1,5}$/.test(value) && number <= 65_532) return number;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65532.');
}

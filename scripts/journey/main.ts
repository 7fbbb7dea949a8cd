import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Cast } from './acts/act.ts';
import { PROGRAMME } from './acts/programme.ts';
import { Club } from './club.ts';
import { Narrator } from './narrator.ts';
import { Seller } from './seller.ts';
import { Stage } from './stage.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { whatNext } from './what-next.ts';

const HELP = `scripts/demo [--quick] [--end]

Two sellers, one in Telegram and one in Viber, live through the whole journey: on the left what each sees, on the right
what happened behind it. Every step is checked; the exit code is 1 when one goes otherwise.

  --quick   no pauses for reading on a terminal
  --end     end after the last act on a terminal too, instead of staying up`;

const READING_PAUSE = 700;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, end: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const terminal = openTerminal(process.stdout);
  if (values.help) {
    terminal.line(HELP);
    return 0;
  }
  const interrupted = interruption();
  const narrator = new Narrator({ terminal, pause: terminal.watched && !values.quick ? READING_PAUSE : 0 });
  narrator.says('Starting the sandbox (stand-ins for Telegram, Viber and the club) and the daemon …');
  const stage = await Stage.build();
  try {
    const outcome = await Promise.race([perform(stage, narrator), interrupted]);
    if (outcome !== 'played') return 130;
    if (!terminal.watched || values.end) return 0;
    for (const line of ['', ...whatNext(stage)]) terminal.line(line);
    await interrupted;
    return 0;
  } catch (error) {
    tellFailure(error, stage, terminal);
    return 1;
  } finally {
    await stage.strike();
  }
}

async function perform(stage: Stage, narrator: Narrator): Promise<'played'> {
  const begin = performance.now();
  await stage.startDaemon();
  narrator.says(`They know each other: ${await introductions(stage)}.`);
  const andriy = await stage.phones.newTelegramPhone({ handle: 'andriy', firstName: 'Андрій', phone: '380671234567' });
  const olena = await stage.phones.newViberPhone({ handle: 'olena', name: 'Олена', phone: '380501112233' });
  const sellers = [
    new Seller({ name: 'Андрій', phone: andriy, stage, narrator }),
    new Seller({ name: 'Олена', phone: olena, stage, narrator }),
  ];
  for (const seller of sellers) await seller.behind.look();
  const cast: Cast = { sellers, club: new Club({ phones: stage.phones }), stage, narrator };
  try {
    for (const act of PROGRAMME) {
      narrator.act(act.title, act.story);
      await act.play(cast);
    }
  } finally {
    for (const seller of sellers) seller.behind.close();
  }
  const seconds = Math.round((performance.now() - begin) / 1000);
  narrator.says(`The journey is complete: ${PROGRAMME.length} acts, every step as it should be, in ${seconds} s.`);
  return 'played';
}

/** What the daemon asked of the messengers when it started. */
async function introductions({ phones }: Stage): Promise<string> {
  const calls = (await phones.calls()).filter(({ method }) => method !== 'getUpdates');
  return calls.map(({ service, method, outcome }) => `${service} ${method} → ${outcome}`).join(', ');
}

function tellFailure(error: unknown, stage: Stage, terminal: Terminal): void {
  const message = error instanceof Error ? error.message : String(error);
  terminal.line();
  terminal.line(terminal.paint('red', `✗ The journey went otherwise: ${message}`));
  terminal.line('  The daemon’s last words:');
  for (const line of stage.daemonsLastWords) terminal.line(`  ${line}`);
}

/** Resolves when the reader wants no more: Ctrl-C, SIGTERM, the terminal gone, the pipe closed. */
function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('interrupted'));
    process.stdout.on('error', () => resolve('interrupted'));
  });
}

process.exitCode = await main();

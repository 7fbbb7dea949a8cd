import type { ReadStream, WriteStream } from 'node:tty';
import { ControlClient } from '../control/client.ts';
import { contract } from '../control/contract.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Language } from '../domain/language.ts';
import { LocalTime } from '../domain/local-time.ts';
import { newModel, type Operator } from './model/model.ts';
import { TerminalScreen } from './screen/terminal-screen.ts';
import { ConsoleSession } from './session/console-session.ts';
import { DeskFolder } from './session/desk-folder.ts';
import { Effects } from './session/effects.ts';
import { Link } from './session/link.ts';
import { wordsIn } from './words/words.ts';

export type ConsoleProps = {
  server: string;
  token: string | undefined;
  language: Language | undefined;
  hasColours: boolean;
  /** Where drafts are kept, and where `~` is. */
  stateHome: string;
  home: string;
  clock: Clock;
  random: Random;
  input: ReadStream;
  output: WriteStream;
  /** Resolves when the operator's session ends from outside. */
  interrupted: Promise<void>;
};

/** "Two minutes ago" has to become three. */
const MINUTE_HAND = 15_000;

/** Runs the operators' console until they leave. AppError when the daemon is not there or does not know the caller. */
export async function runConsole(props: ConsoleProps): Promise<void> {
  const client = new ControlClient({ server: props.server, token: props.token, via: 'console' });
  const leaving = new AbortController();
  try {
    const { login, name, role } = await client.call(contract.session.whoami, {});
    await work(props, client, { login, name, role }, leaving.signal);
  } finally {
    leaving.abort();
    await client.close();
  }
}

async function work(
  props: ConsoleProps,
  client: ControlClient,
  operator: Operator,
  signal: AbortSignal,
): Promise<void> {
  const { clock, random, input, output, hasColours, home } = props;
  const words = wordsIn(props.language);
  const time = new LocalTime(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const desk = new DeskFolder({ stateHome: props.stateHome, server: props.server, login: operator.login });
  const left = await desk.read();
  const screen = new TerminalScreen({
    input,
    output,
    hasColours,
    clock,
    onInput: (one) => session.tell({ type: 'input', input: one }),
    onResize: (size) => session.tell({ type: 'resized', ...size }),
  });
  const model = newModel({ now: clock.now(), size: screen.size, drawsPictures: hasColours, operator, ...left });
  const effects = new Effects({ client, desk, operator, words, clock, home });
  const session = new ConsoleSession({ model, effects, screen, clock, words, time });
  try {
    session.tell({ type: 'minute' });
    void new Link({ client, clock, random, tell: session.tell }).run(signal);
    void client.call(contract.bots.list, {}).then(
      ({ items }) => session.tell({ type: 'bots', bots: items }),
      // Without their titles bots are called by their ids.
      () => {},
    );
    void keepTime(session, clock, signal);
    await Promise.race([session.left, props.interrupted]);
  } finally {
    session.leave();
    screen.close();
  }
}

async function keepTime(session: ConsoleSession, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(MINUTE_HAND, signal);
    session.tell({ type: 'minute' });
  }
}

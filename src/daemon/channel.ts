import type { ChannelStatus } from '../control/services.ts';
import type { ChannelSender } from '../delivery/channel-sender.ts';
import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { Outage } from '../domain/outage.ts';
import type { Messenger } from '../messengers/messenger.ts';
import { keepPolling, type Pulse } from './poll-watch.ts';

export type ChannelProps = {
  botId: string;
  messenger: Messenger;
  sender: ChannelSender;
  /** Brings updates in until the signal, where that is the channel's own work (Telegram); Viber calls us. */
  poll?: (signal: AbortSignal) => Promise<void>;
  /** Its signs of life. */
  pulse?: () => Pulse;
  /** The last time the messenger brought something or answered a poll, epoch milliseconds. */
  lastReceivedAt: () => number | undefined;
  clock: Clock;
  random: Random;
  log: Log;
};

/** A poll is answered within a minute; twice that without an answer is a channel that fails. */
const POLL_SILENCE = 120_000;

/** One bot in one messenger, alive: connects, brings updates in, sends. */
export class LiveChannel {
  readonly #props: ChannelProps;
  readonly #receiving = new AbortController();
  #connecting: Promise<void> = Promise.resolve();
  #polling: Promise<void> = Promise.resolve();
  #account: string | undefined;
  #connectedAt = 0;
  #failing = false;

  constructor(props: ChannelProps) {
    this.#props = props;
  }

  get botId(): string {
    return this.#props.botId;
  }

  get messenger(): Messenger {
    return this.#props.messenger;
  }

  get sender(): ChannelSender {
    return this.#props.sender;
  }

  /** Starts everything and waits for nobody: a messenger that is away is tried again until it answers. */
  async start(): Promise<void> {
    const { signal } = this.#receiving;
    this.#connecting = this.#connect(signal);
    const { poll, pulse } = this.#props;
    if (poll && pulse) this.#polling = keepPolling({ ...this.#props, poll, pulse }, signal);
    await this.#props.sender.start();
  }

  /** Shows the commands anew where the messenger lists them: their words have changed. Waits for nobody. */
  commandsChanged(): void {
    if (!this.#props.messenger.abilities.listsCommands) return;
    const { signal } = this.#receiving;
    this.#connecting = this.#connecting.then(() => this.#connect(signal));
  }

  /** Takes nothing more in. Resolves once the last batch has been stored and confirmed. */
  async stopReceiving(): Promise<void> {
    this.#receiving.abort();
    await Promise.all([this.#connecting, this.#polling]);
  }

  status(): ChannelStatus {
    const lastReceivedAt = this.#props.lastReceivedAt();
    return {
      messenger: this.#props.messenger.name,
      state: this.#state(lastReceivedAt),
      ...(this.#account !== undefined && { account: this.#account }),
      ...(lastReceivedAt !== undefined && { lastReceivedAt }),
    };
  }

  #state(lastReceivedAt: number | undefined): ChannelStatus['state'] {
    if (this.#account === undefined) return this.#failing ? 'failing' : 'connecting';
    if (!this.#props.poll) return 'receiving';
    return this.#props.clock.now() - (lastReceivedAt ?? this.#connectedAt) < POLL_SILENCE ? 'receiving' : 'failing';
  }

  async #connect(signal: AbortSignal): Promise<void> {
    const { messenger, clock, random, log } = this.#props;
    const outage = new Outage({ log, clock, what: 'connecting' });
    while (!signal.aborted) {
      const connected = await messenger.connect(signal);
      if (connected.ok) {
        this.#account = connected.value.name;
        this.#connectedAt = clock.now();
        outage.recovered();
        log.info({ account: connected.value.username ?? connected.value.name }, 'connected');
        return;
      }
      if (signal.aborted) return;
      this.#failing = true;
      const { kind, reason, seconds = 0 } = connected.failure;
      outage.failed(`${kind}: ${reason}`);
      await clock.sleep(Math.max(seconds * 1000, backOff(outage.failures, random)), signal);
    }
  }
}

import type { MessengerName } from '../domain/messenger-name.ts';

/** How one messenger of a bot is doing. Times are epoch milliseconds. */
export type ChannelStatus = {
  messenger: MessengerName;
  /** The account's name at the messenger, once it has answered. */
  account?: string;
  state: 'connecting' | 'receiving' | 'failing';
  /** The last poll that was answered, or the last webhook call that was accepted. */
  lastReceivedAt?: number;
};

export type BotStatus = {
  id: string;
  title: string;
  channels: ChannelStatus[];
  inboxWaiting: number;
  outboxWaiting: number;
  /** When the oldest update came that is not handled yet. */
  oldestWaitingAt?: number;
  setAside: number;
  /** Since when it is paused, by whom and why. */
  paused?: { at: number; by: string; reason: string };
};

/** An update that failed too often. Holds nothing of what the person wrote. */
export type SetAsideUpdate = {
  id: number;
  botId: string;
  messenger: MessengerName;
  receivedAt: number;
  attempts: number;
  error: string;
};

export interface BotsService {
  list(): Promise<BotStatus[]>;
}

export interface InboxService {
  listSetAside(): Promise<SetAsideUpdate[]>;
  /** Makes one update that was set aside wait again, or all of them; answers how many. */
  retry(id?: number): Promise<number>;
}

export interface ChatPicturesService {
  /** Keeps a picture that is to be sent; answers its name. AppError `usage` when it is none. */
  keep(bytes: Uint8Array): Promise<string>;
  has(file: string): Promise<boolean>;
  /** Undefined when it is gone. */
  read(source: { kind: 'photo'; id: number } | { kind: 'media'; file: string }): Promise<Uint8Array | undefined>;
}

/** Balances, asked of the club while somebody waits. */
export interface BalanceService {
  /** Undefined when the person is not signed in, or the club does not say. */
  of(subscriberId: number, botId: string): Promise<{ bonus: number; points: number } | undefined>;
}

/** What the control API can do: the daemon implements it, the server's routes call it. */
export type ControlServices = {
  bots: BotsService;
  inbox: InboxService;
  pictures: ChatPicturesService;
  balances: BalanceService;
  /** There may be something to send for a bot. */
  wake: (botId: string) => void;
};

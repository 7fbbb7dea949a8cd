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
  setAside: number;
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

/** What the control API can do: the daemon implements it, the server's routes call it. */
export type ControlServices = { bots: BotsService; inbox: InboxService };

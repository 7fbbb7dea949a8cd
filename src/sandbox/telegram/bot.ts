import type { Faults } from '../faults.ts';
import type { SandboxSettings } from '../sandbox-settings.ts';
import type { StoredFiles } from '../stored-files.ts';
import { TelegramChat } from './chat.ts';
import { SendingRate } from './sending-rate.ts';
import { TelegramFiles } from './telegram-files.ts';
import { UpdateQueue } from './update-queue.ts';
import type { TelegramUser, WireChat } from './wire.ts';

export type BotCommand = { command: string; description: string };

/** A press that waits for answerCallbackQuery. */
export type WaitingPress = { chatId: number; data: string; at: number };

/** One bot account at Telegram: its chats, waiting updates, files, commands. */
export class TelegramBot {
  readonly token: string;
  readonly me: TelegramUser;
  readonly updates: UpdateQueue;
  readonly files: TelegramFiles;
  readonly rate: SendingRate;
  readonly faults: Faults;
  readonly settings: SandboxSettings['telegram'];
  readonly now: () => number;
  readonly commands = new Map<string, BotCommand[]>();
  readonly presses = new Map<string, WaitingPress>();
  webhookUrl = '';
  readonly #stored: StoredFiles;
  readonly #chats = new Map<number, TelegramChat>();
  #lastMessageId = 0;

  constructor(props: {
    token: string;
    username: string;
    name: string;
    faults: Faults;
    settings: SandboxSettings['telegram'];
    stored: StoredFiles;
    now: () => number;
  }) {
    this.token = props.token;
    const id = Number(props.token.split(':')[0]);
    this.me = { id, is_bot: true, first_name: props.name, username: props.username };
    this.faults = props.faults;
    this.settings = props.settings;
    this.now = props.now;
    this.#stored = props.stored;
    this.files = new TelegramFiles(props.stored);
    this.rate = new SendingRate(props.settings, props.now);
    // Ids fit into four bytes and begin somewhere, not at 1.
    this.updates = new UpdateQueue(100_000_000 + (id % 1_000_000));
  }

  chat(id: number): TelegramChat | undefined {
    return this.#chats.get(id);
  }

  addChat(wire: WireChat): TelegramChat {
    const chat = new TelegramChat(wire, this.#stored, (fileId) => this.files.byId(fileId)?.stored.sha256);
    this.#chats.set(wire.id, chat);
    return chat;
  }

  newMessageId(): number {
    return ++this.#lastMessageId;
  }

  /** Lets an update happen, twice where a `repeat` fault says so. Answers its id. */
  happen(kind: string, body: unknown, person: number): number {
    const repeat = this.faults.takeRepeat('telegram', 'getUpdates', String(person));
    return this.updates.add(kind, body, repeat !== undefined);
  }
}

import type { Lane } from '../store/tables/outbox.ts';
import type { ChatQueue } from './chat-queue.ts';

/** Chats that have something to send, in line by the lane of their first item. */
export class ChatLines {
  readonly #lines: Record<Lane, ChatQueue[]> = { interactive: [], bulk: [] };

  /** Puts a chat in line; one that stands among the bulk moves over when something interactive has come for it. */
  join(chat: ChatQueue): void {
    const lane = chat.first?.lane;
    if (lane === undefined || chat.line === lane) return;
    chat.line = lane;
    this.#lines[lane].push(chat);
  }

  /** The chat at the head of a line; it stays there until it leaves. */
  head(lane: Lane): ChatQueue | undefined {
    const line = this.#lines[lane];
    // Who has moved over to the other line is still standing here, and passed over.
    while (line[0] && line[0].line !== lane) line.shift();
    return line[0];
  }

  leave(chat: ChatQueue): void {
    if (chat.line !== undefined && this.#lines[chat.line][0] === chat) this.#lines[chat.line].shift();
    chat.line = undefined;
  }
}

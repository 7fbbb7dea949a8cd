import type { Message, Person } from './model.ts';

/** The first line that is seen: a line of a message, counted from the message's own first. */
export type Anchor = { readonly message: number; readonly line: number };

/** What was said in a dialog, as far as it has been read, and who with. Messages are in order, without gaps. */
export type Conversation = {
  readonly person: Person | undefined;
  /** What staff have noted about the person: tags, and attributes by their labels. */
  readonly noted: Noted | undefined;
  /** null: the club does not say. */
  readonly balance: { readonly bonus: number; readonly points: number } | null | undefined;
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly isLoading: boolean;
  /** Undefined: at the bottom, and staying there. */
  readonly anchor: Anchor | undefined;
  /** The last message that had been read when the dialog was opened; the line of unread is drawn below it. */
  readonly readUpTo: number | undefined;
  /** The message that commands are about, and that is shown as such. */
  readonly selected: number | undefined;
  readonly search: Search | undefined;
};

export type Search = {
  readonly words: string;
  /** The newest first. */
  readonly found: readonly number[];
  readonly at: number;
};

export type Noted = {
  readonly tags: readonly string[];
  readonly attributes: readonly { readonly label: string; readonly value: string }[];
};

export const PAGE = 60;

export const EMPTY_CONVERSATION: Conversation = {
  person: undefined,
  noted: undefined,
  balance: undefined,
  messages: [],
  hasOlder: true,
  hasNewer: false,
  isLoading: true,
  anchor: undefined,
  readUpTo: undefined,
  selected: undefined,
  search: undefined,
};

/** The newest page has come, in place of whatever was there. */
export function withNewest(conversation: Conversation, page: readonly Message[]): Conversation {
  const messages = inOrder(page);
  const hasOlder = page.length >= PAGE;
  return { ...conversation, messages, hasOlder, hasNewer: false, isLoading: false, anchor: undefined };
}

/** Older messages have come, from before the first that is here. */
export function withOlder(conversation: Conversation, page: readonly Message[]): Conversation {
  const first = conversation.messages[0]?.id ?? Infinity;
  const older = inOrder(page).filter(({ id }) => id < first);
  const messages = [...older, ...conversation.messages];
  return { ...conversation, messages, hasOlder: page.length >= PAGE, isLoading: false };
}

/** Newer messages have come, from after the last that is here. */
export function withNewer(conversation: Conversation, page: readonly Message[]): Conversation {
  const last = conversation.messages.at(-1)?.id ?? 0;
  const newer = inOrder(page).filter(({ id }) => id > last);
  const messages = [...conversation.messages, ...newer];
  return { ...conversation, messages, hasNewer: page.length >= PAGE, isLoading: false };
}

/** What surrounds a message has come, in place of what was there. */
export function withSurroundings(
  conversation: Conversation,
  id: number,
  { before, after }: { before: readonly Message[]; after: readonly Message[] },
): Conversation {
  return {
    ...conversation,
    messages: inOrder([...before, ...after]),
    hasOlder: before.length >= PAGE,
    hasNewer: after.length >= PAGE,
    isLoading: false,
    anchor: { message: id, line: 0 },
    selected: id,
  };
}

/** A message is new or has changed. What is new belongs at the end, unless the end is not here. */
export function withMessage(conversation: Conversation, message: Message): Conversation {
  const { messages, hasNewer } = conversation;
  const at = messages.findLastIndex(({ id }) => id <= message.id);
  if (messages[at]?.id === message.id) return { ...conversation, messages: messages.with(at, message) };
  const isBeforeAll = at === -1 && messages.length > 0;
  if (isBeforeAll || (hasNewer && at === messages.length - 1)) return conversation;
  return { ...conversation, messages: messages.toSpliced(at + 1, 0, message) };
}

function inOrder(messages: readonly Message[]): Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

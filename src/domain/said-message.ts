/** Who said something. A note is for staff only. */
export const MESSAGE_AUTHORS = ['seller', 'bot', 'operator', 'note'] as const;

export type MessageAuthor = (typeof MESSAGE_AUTHORS)[number];

/** What it is. `press`: a button, by its label. `other`: what the bot cannot take; the text names it. */
export const MESSAGE_KINDS = ['text', 'photo', 'press', 'contact', 'other'] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * What became of what was sent. `pending`: not sent yet. `sent`: the messenger took it. `delivered` and `seen`: the
 * messenger says so (Viber only). `failed`: the person has not got it, or nobody knows whether they have.
 */
export const MESSAGE_STATES = ['pending', 'sent', 'delivered', 'seen', 'failed'] as const;

export type MessageState = (typeof MESSAGE_STATES)[number];

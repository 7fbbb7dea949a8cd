/**
 * Where a dialog stands. `waiting`: nobody has it. `taken`: an operator has it. `paused`: put off by its operator, the
 * bot works as ever meanwhile. `closed`: there is nothing to answer.
 */
export const DIALOG_STATES = ['waiting', 'taken', 'paused', 'closed'] as const;

export type DialogState = (typeof DIALOG_STATES)[number];

/** An operator who was not heard of for so many milliseconds has lost the dialogs they had. */
export const LEASE = 30_000;

export type DialogLock = { state: DialogState; ownerId: number | null; leasedAt: number | null };

/**
 * The operator who alone may write in a dialog at this moment; undefined when anybody may take it. A paused dialog stays
 * with who paused it. A lease that begins in the future was given before the clock was set back, and counts no more.
 */
export function holderOf({ state, ownerId, leasedAt }: DialogLock, now: number): number | undefined {
  if (ownerId === null) return undefined;
  if (state === 'paused') return ownerId;
  if (state !== 'taken' || leasedAt === null) return undefined;
  return Math.abs(now - leasedAt) < LEASE ? ownerId : undefined;
}

/** The longest that an operator may say at once; Telegram would cut what is longer. */
export const LONGEST_ANSWER = 4_000;
/** As many photos as one message of Telegram can bring. */
export const MOST_PHOTOS = 10;

/** What a seller can give at the end. */
export const RATINGS = [1, 2, 3, 4, 5] as const;

/** What can stand in a ready answer, in braces, and is put in when it is used. */
export const PLACEHOLDERS = ['name', 'operator', 'bot'] as const;

export type Placeholders = Record<(typeof PLACEHOLDERS)[number], string>;

const PLACEHOLDER = /\{(\w+)\}/g;

/** The first placeholder of a ready answer that nobody can fill in. */
export function unknownPlaceholder(text: string): string | undefined {
  const known: readonly string[] = PLACEHOLDERS;
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name).find((name) => !known.includes(name));
}

/** A ready answer with its placeholders filled in. */
export function fillPlaceholders(text: string, values: Placeholders): string {
  const given = new Map<string, string>(Object.entries(values));
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => given.get(name) ?? whole);
}

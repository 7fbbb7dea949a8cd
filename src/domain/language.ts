/** What staff read: Ukrainian unless they ask for English. */
export const LANGUAGES = ['uk', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

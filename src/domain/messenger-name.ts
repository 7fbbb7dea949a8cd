/** Every messenger the program speaks; shared test suites loop over it. */
export const MESSENGERS = ['telegram', 'viber'] as const;

export type MessengerName = (typeof MESSENGERS)[number];

import type { ClubMethod } from './methods.ts';

/**
 * Something the club said that its document does not lead to expect. The call goes on as well as it can;
 * `raw` is the answer as it came, shortened, with session, names, phones and cards masked.
 */
export type Surprise = { method: ClubMethod; what: string; raw: string };

/** Where the readers of one answer say what they did not expect. */
export type Note = (what: string) => void;

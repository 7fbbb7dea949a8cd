import type { MessengerName } from '../../domain/messenger-name.ts';
import type { Screen } from './screen.ts';

/** A photo sent from a phone. `album` groups several; `asFile` sends it uncompressed. */
export type PhotoOptions = { asFile?: boolean; caption?: string; album?: string; name?: string; at?: number };

/** Something the person cannot do now, or was asked for wrongly; shown to whoever holds the phone. */
export class PhoneError extends Error {
  readonly status: 404 | 409 | 422;

  constructor(status: 404 | 409 | 422, words: string) {
    super(words);
    this.status = status;
  }
}

/** One person in one chat with one bot, in either messenger. */
export interface PhoneActor {
  readonly handle: string;
  readonly messenger: MessengerName;
  /** The messenger's id of the person: Telegram chat id, Viber user id. */
  readonly person: string;
  readonly phoneNumber: string;
  readonly name: string;
  readonly screen: Screen;
  readonly blocked: boolean;
  /** Which acts this phone knows. */
  readonly acts: readonly string[];
  /** Does one act by its name with a JSON body; throws {@link PhoneError}. */
  act(name: string, body: unknown): Promise<unknown>;
  sendPhoto(bytes: Uint8Array, options: PhotoOptions): Promise<unknown>;
}

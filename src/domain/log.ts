type Fields = Record<string, unknown>;

/** Where the program says what it does. Never give it tokens, phones, codes or message texts. */
export interface Log {
  debug(fields: Fields, words: string): void;
  info(fields: Fields, words: string): void;
  warn(fields: Fields, words: string): void;
  error(fields: Fields, words: string): void;
  child(fields: Fields): Log;
}

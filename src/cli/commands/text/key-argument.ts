/** What `<key>` is, in every command that has it. */
export const KEY_ARGUMENT = ['<key>', 'the key that `ergo-bot text list` shows'] as const;

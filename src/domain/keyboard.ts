/**
 * What a subscriber can press.
 * - `menu`: the standing main menu (Telegram: reply keyboard; Viber: keyboard).
 * - `choices`: answers to one message (Telegram: inline keyboard; Viber: keyboard).
 * - `phone request`: the messenger's own "share my number" button, with ways out below it.
 */
export type Keyboard =
  | { kind: 'menu'; rows: Button[][] }
  | { kind: 'choices'; rows: Button[][] }
  | { kind: 'phone request'; share: string; rows: Button[][] };

/** `press` comes back as {@link Press} data, at most 64 bytes of UTF-8 (Telegram's callback_data); `url` opens a page. */
export type Button = { label: string } & ({ press: string } | { url: string });

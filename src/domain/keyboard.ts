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

/** The buttons that stand, with those of news above them; a way that the news offers does not stand there twice. */
export function aboveStanding(news: Button[][], standing: Keyboard): Keyboard {
  const offered = new Set(news.flat().map(wayOf));
  const rest = standing.rows.map((row) => row.filter((button) => !offered.has(wayOf(button))));
  return { ...standing, rows: [...news, ...rest.filter((row) => row.length > 0)] };
}

function wayOf(button: Button): string {
  return 'url' in button ? button.url : button.press;
}

/**
 * What a button of ours carries: a way to somewhere, which is good at any time, or a choice, which is good only while
 * its question (`turn`) stands.
 */
export type PressData = { kind: 'go'; to: string } | { kind: 'choose'; turn: number; value: string };

/** Bytes of UTF-8: Telegram's limit for callback_data. */
const MOST = 64;
const CHOICE = /^c(\d{1,9}):(.*)$/s;

/** Writes a button's data, at most 64 bytes. Throws when a value is longer. */
export function writePress(press: PressData): string {
  const data = press.kind === 'go' ? `g:${press.to}` : `c${press.turn}:${press.value}`;
  if (Buffer.byteLength(data) > MOST) throw new Error('a button carries more than 64 bytes');
  return data;
}

/** Reads a button's data; undefined when no button of ours carries it. */
export function readPress(data: string): PressData | undefined {
  if (Buffer.byteLength(data) > MOST) return undefined;
  if (data.startsWith('g:')) return { kind: 'go', to: data.slice(2) };
  const choice = CHOICE.exec(data);
  return choice?.[2] === undefined ? undefined : { kind: 'choose', turn: Number(choice[1]), value: choice[2] };
}

import { startsWith } from './starts-with.ts';

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16_MARK = [0xff, 0xfe];

/**
 * The text of a file as Excel and others save it: UTF-8, UTF-16 with a mark ("Unicode text"), or else windows-1251, which
 * is what a Ukrainian Windows means by CSV. Undefined when it is no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, UTF16_MARK)) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return startsWith(bytes, UTF8_MARK) ? undefined : new TextDecoder('windows-1251').decode(bytes);
  }
}

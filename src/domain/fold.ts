/** The kinds of apostrophe that people write into Ukrainian words. */
const APOSTROPHES = /[’ʼ‘`´]/g;

/**
 * A text as it is compared and searched: without regard to capitals, spaces at the ends and in a row, and kinds of
 * apostrophe. SQLite knows small and capital letters of the Latin alphabet only, so it is done here.
 */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(APOSTROPHES, "'").replace(/\s+/g, ' ').trim();
}

const LONGEST = 31;

/** Gives sheets names as Excel takes them: 31 characters, no `[]:*?/\`, no quote at either end, each name once. */
export class SheetNames {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    const name = wanted
      .replace(/[[\]:*?/\\\p{C}]/gu, ' ')
      .trim()
      .replace(/^'+|'+$/g, '');
    for (let count = 1; ; count++) {
      const ending = count === 1 ? '' : ` (${count})`;
      const tried = (cut(name || 'Sheet', LONGEST - ending.length) + ending).toLowerCase();
      if (this.#taken.has(tried)) continue;
      this.#taken.add(tried);
      return cut(name || 'Sheet', LONGEST - ending.length) + ending;
    }
  }
}

/** Without leaving half of a character outside of the basic plane. */
function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed().replace(/�$/, '').trim();
}

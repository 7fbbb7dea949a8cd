import { sql, type Expression, type SqlBool } from 'kysely';

const APOSTROPHES = "'’ʼ‘`´";
/** What has a meaning of its own in a pattern. */
const SPECIAL = '*?[';

/**
 * Whether a text holds these words, in capitals or not, whatever apostrophes are in them. SQLite knows the case of Latin
 * letters only, so each letter is looked for in both of its forms; Ukrainian has no letter that this would miss.
 */
export function holdsWords(column: Expression<string | null>, words: string): Expression<SqlBool> {
  return sql<SqlBool>`(${column} is not null and ${column} glob ${`*${Array.from(words, anyForm).join('')}*`})`;
}

function anyForm(letter: string): string {
  if (APOSTROPHES.includes(letter)) return `[${APOSTROPHES}]`;
  if (SPECIAL.includes(letter)) return `[${letter}]`;
  const forms = [letter.toLowerCase(), letter.toUpperCase()].filter((form) => form.length === letter.length);
  return new Set(forms).size > 1 ? `[${forms.join('')}]` : letter;
}

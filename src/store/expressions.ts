import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
export type { Expression, SqlBool };
import type { Database } from './database.ts';

/** What conditions over the rows of a table are made of. */
export type Expressions<Table extends keyof Database> = ExpressionBuilder<Database, Table>;

/** A condition over the rows of a table; never unknown where it may stand behind a `not`. */
export type Condition<Table extends keyof Database> = (expressions: Expressions<Table>) => Expression<SqlBool>;

/** Whether two texts are the same but for capitals of the Latin alphabet; other alphabets are to be folded before. */
export function isSameText(column: Expression<string | null>, text: string): Expression<SqlBool> {
  return sql<SqlBool>`(${column} is not null and ${column} = ${text} collate nocase)`;
}

/** Whether a text is like the pattern, in which `*` stands for anything and `?` for one character; capitals as above. */
export function isLikeText(column: Expression<string | null>, pattern: string): Expression<SqlBool> {
  const like = pattern
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
  return sql<SqlBool>`(${column} is not null and ${column} like ${like} escape '\\')`;
}

export type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** Whether a number or a text stands so to another; not so when there is none. */
export function compares(
  column: Expression<number | string | null>,
  comparison: Comparison,
  value: number | string,
): Expression<SqlBool> {
  // One of five signs, and never what somebody wrote.
  return sql<SqlBool>`(${column} is not null and ${column} ${sql.raw(comparison)} ${value})`;
}

/** Whether all of these hold; without any, they do. */
export function allOf(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`(1 = 1)` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** Whether one of these holds; without any, none does. */
export function anyOf(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`(1 = 0)` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

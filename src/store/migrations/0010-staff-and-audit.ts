import { sql, type Kysely } from 'kysely';

/** Who may call the control API, by which tokens, and what they have done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table staff (
    id integer primary key,
    login text not null unique,
    name text not null,
    role text not null,
    password text not null,
    created_at integer not null,
    disabled_at integer
  )`,
  `create table staff_bots (
    staff_id integer not null references staff (id),
    bot_id text not null,
    granted_at integer not null,
    primary key (staff_id, bot_id)
  )`,
  // A token is looked up by its hash at every request.
  `create table staff_tokens (
    id integer primary key,
    staff_id integer not null references staff (id),
    hash text not null unique,
    device text not null,
    created_at integer not null,
    expires_at integer not null,
    last_used_at integer,
    revoked_at integer
  )`,
  `create index staff_tokens_by_staff on staff_tokens (staff_id)`,
  // Append only: nothing refers to the account's row, whose login stands here as it was.
  `create table audit (
    id integer primary key autoincrement,
    at integer not null,
    staff_id integer,
    login text not null,
    token_id integer,
    via text not null,
    action text not null,
    bot_id text,
    target text,
    before text,
    after text
  )`,
  `create index audit_by_target on audit (target, id) where target is not null`,
  `create index audit_by_login on audit (login, id)`,
];

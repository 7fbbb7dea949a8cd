import { sql, type Kysely } from 'kysely';

/** Surveys in their versions, who takes part in them, and what they answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table surveys (
    id integer primary key autoincrement,
    bot_id text not null,
    title text not null,
    version integer not null,
    invitation_id integer references broadcasts (id),
    reminder_id integer references broadcasts (id),
    deadline_at integer,
    remind_at integer,
    most_completed integer,
    closed_at integer,
    closed_because text,
    created_by text not null,
    created_at integer not null
  )`,
  `create index surveys_by_bot on surveys (bot_id, id)`,
  `create index surveys_open on surveys (closed_at) where closed_at is null`,
  `create table survey_versions (
    survey_id integer not null references surveys (id),
    version integer not null,
    definition text not null,
    created_by text not null,
    created_at integer not null,
    primary key (survey_id, version)
  ) without rowid`,
  `create table survey_participants (
    survey_id integer not null references surveys (id),
    subscriber_id integer not null references subscribers (id),
    version integer not null,
    state text not null,
    question text,
    position integer not null,
    queued_at integer,
    started_at integer,
    finished_at integer,
    updated_at integer not null,
    primary key (survey_id, subscriber_id)
  ) without rowid`,
  // What somebody is in the middle of, and what waits for them.
  `create index survey_participants_by_person on survey_participants (subscriber_id, state)`,
  `create table survey_answers (
    survey_id integer not null,
    subscriber_id integer not null,
    question text not null,
    version integer not null,
    position integer not null,
    choice text,
    words text,
    answered_at integer not null,
    primary key (survey_id, subscriber_id, question),
    foreign key (survey_id, subscriber_id) references survey_participants (survey_id, subscriber_id)
  ) without rowid`,
  // Results are counted, and people found, by what was answered.
  `create index survey_answers_by_choice on survey_answers (survey_id, question, choice)`,
  `alter table broadcasts add column survey_id integer references surveys (id)`,
];

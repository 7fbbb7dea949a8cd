import { sql, type Kysely } from 'kysely';

/**
 * Figures of surveys, noted as those of `0013-statistics`. Nothing is there to be noted once: surveys came with this
 * program.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TRIGGERS) await sql.raw(statement).execute(db);
}

const note = (at: string, figure: string, when: string) => `
  insert into statistic_changes (at, bot_id, messenger, figure, amount)
  select ${at}, s.bot_id, p.messenger, '${figure}', 1 from surveys s, subscribers p
  where s.id = new.survey_id and p.id = new.subscriber_id and ${when};`;

const TRIGGERS = [
  `create trigger statistics_survey_joined after insert on survey_participants begin
    ${note('new.started_at', 'surveys.started', 'new.started_at is not null')}
    ${note('new.finished_at', 'surveys.refused', `new.state = 'refused'`)}
  end`,
  `create trigger statistics_survey_moved after update of state, started_at on survey_participants begin
    ${note('new.started_at', 'surveys.started', 'old.started_at is null and new.started_at is not null')}
    ${note('new.finished_at', 'surveys.completed', `old.state <> 'completed' and new.state = 'completed'`)}
    ${note('new.finished_at', 'surveys.refused', `old.state <> 'refused' and new.state = 'refused'`)}
  end`,
];

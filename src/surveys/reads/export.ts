import { LocalTime } from '../../domain/local-time.ts';
import { maskPhone } from '../../domain/masking.ts';
import { labelOf, type ParticipantState } from '../../domain/survey.ts';
import type { Queries } from '../../store/database.ts';
import { longRead } from '../../store/long-read.ts';
import type { Cell, Column, Sheet } from '../../workbooks/sheet.ts';
import { plainText, type Version } from '../results.ts';
import { summarySheet, type Summarised } from '../summary-sheet.ts';

/** `phones`: whether whole phone numbers are shown. */
export type ExportInput = { surveyId: number; versions: Version[]; summary: Summarised; zone: string; phones: boolean };

/** So many people at once. */
const PORTION = 500;

const STATES: Record<ParticipantState, string> = {
  queued: 'чекає черги',
  answering: 'відповідає',
  completed: 'завершено',
  refused: 'відмова',
};

const COLUMNS: Column[] = [
  { heading: 'Користувач', kind: 'text', width: 28 },
  { heading: 'Месенджер', kind: 'text' },
  { heading: '№ питання', kind: 'number' },
  { heading: 'Питання', kind: 'text', width: 48 },
  { heading: 'Варіант відповіді', kind: 'text', width: 28 },
  { heading: 'Відкрита відповідь', kind: 'text', width: 48 },
  { heading: 'Телефон', kind: 'text' },
  { heading: 'Час відповіді', kind: 'moment' },
  { heading: 'Почато', kind: 'moment' },
  { heading: 'Закінчено', kind: 'moment' },
  { heading: 'Стан', kind: 'text' },
  { heading: 'Версія', kind: 'number' },
];

/** A workbook with a summary and charts, and a row for each answer, as its bytes come. */
export default longRead<ExportInput, Uint8Array>(import.meta.url, async function* (db, input) {
  // Only in the worker: the program itself has no use for what makes workbooks.
  const { xlsxBytes } = await import('../../workbooks/xlsx-bytes.ts');
  const answers: Sheet = { name: 'Відповіді', columns: COLUMNS, rows: rowsOf(db, input) };
  yield* xlsxBytes([await summarySheet(input.summary), answers], { localTime: new LocalTime(input.zone) });
});

async function* rowsOf(db: Queries, { surveyId, versions, phones }: ExportInput): AsyncIterable<Cell[]> {
  const asked = new Map(versions.map(({ version, definition }) => [version, definition]));
  for (let after = 0; ;) {
    const people = await db
      .selectFrom('survey_participants as p')
      .innerJoin('subscribers as s', 's.id', 'p.subscriber_id')
      .select(['p.subscriber_id', 'p.state', 'p.started_at', 'p.finished_at', 's.name', 's.phone', 's.messenger'])
      .where('p.survey_id', '=', surveyId)
      .where('p.subscriber_id', '>', after)
      .orderBy('p.subscriber_id')
      .limit(PORTION)
      .execute();
    const last = people.at(-1);
    if (!last) return;
    const answers = await db
      .selectFrom('survey_answers')
      .selectAll()
      .where('survey_id', '=', surveyId)
      .where('subscriber_id', '>', after)
      .where('subscriber_id', '<=', last.subscriber_id)
      .orderBy('subscriber_id')
      .orderBy('position')
      .execute();
    const byPerson = Map.groupBy(answers, (answer) => answer.subscriber_id);
    for (const person of people)
      for (const answer of byPerson.get(person.subscriber_id) ?? []) {
        const questions = asked.get(answer.version)?.questions ?? [];
        const place = questions.findIndex(({ id }) => id === answer.question);
        const question = questions[place];
        const chosen = question?.answers.find(({ text }) => text === answer.choice);
        yield [
          person.name,
          person.messenger,
          place + 1,
          question && plainText(question),
          chosen ? labelOf(chosen) : answer.choice,
          answer.words,
          person.phone && (phones ? person.phone : maskPhone(person.phone)),
          answer.answered_at,
          person.started_at,
          person.finished_at,
          STATES[person.state],
          answer.version,
        ];
      }
    after = last.subscriber_id;
  }
}

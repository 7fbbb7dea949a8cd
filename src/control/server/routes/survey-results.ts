import { isAllowed } from '../../../domain/permissions.ts';
import { by } from './by.ts';
import exportRead from '../../../surveys/reads/export.ts';
import { surveyResults, writtenAnswers } from '../../../surveys/survey-results.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { fileRoute, route, type Route } from '../route.ts';
import { rowBefore } from '../row-cursor.ts';
import { progressOf } from './survey-progress.ts';
import { surveyToWire } from './surveys.ts';

const { results, written, export: exported } = contract.surveys;

/** A workbook of a million answers takes about a minute. */
const EXPORT_TIME = 10 * 60_000;

/** What came of surveys. */
export function surveyResultRoutes(parts: ControlParts): Route[] {
  const { store } = parts;
  const { all: surveys, desk } = parts.surveys;
  const wire = surveyToWire(parts);
  return [
    route(results, async ({ params: { bot, id }, query: { version } }) => {
      const survey = await surveys.get(bot, id);
      return {
        survey: wire(survey),
        progress: await progressOf(parts, survey),
        results: await surveyResults({ store, surveys }, survey, version),
      };
    }),
    route(written, async ({ params: { bot, id }, query: { question, limit, cursor } }) => {
      const survey = await surveys.get(bot, id);
      const items = await writtenAnswers(store, survey, { question, limit, after: rowBefore(cursor) ?? 0 });
      const last = items.length === limit ? items.at(-1) : undefined;
      return {
        items: items.map((one) => ({ ...one, answeredAt: isoTime(one.answeredAt) })),
        ...(last && { next: String(last.subscriberId) }),
      };
    }),
    fileRoute(exported, async ({ params: { bot, id }, caller, visitor: { signal } }) => {
      const survey = await surveys.get(bot, id);
      const phones = isAllowed(caller.role, 'profiles.reveal', { operatorsSend: true });
      await desk.note(by(caller, bot), id, 'export', { phones });
      const summary = {
        title: survey.title,
        progress: await progressOf(parts, survey),
        results: await surveyResults({ store, surveys }, survey),
      };
      const { zone } = parts.broadcasts;
      const input = { surveyId: id, versions: await surveys.versions(id), summary, zone, phones };
      return {
        name: `survey-${id}.xlsx`,
        content: store.long.rows(exportRead, input, { signal, timeLimitMs: EXPORT_TIME }),
      };
    }),
  ];
}

import { figuresOf } from '../../../broadcasts/figures.ts';
import { mayGoOut } from '../../../broadcasts/send-hours.ts';
import type { SurveyState } from '../../../domain/survey.ts';
import { definitionJsonSchema } from '../../../surveys/definition-schema.ts';
import { partsOf } from '../../../surveys/parts.ts';
import type { Survey, SurveyTerms } from '../../../surveys/surveys.ts';
import type { SurveyShown, SurveyStanding } from '../../contract/surveys.ts';
import { DONE } from '../../contract/fields.ts';
import { contract } from '../../contract.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { by } from './by.ts';
import { eventRoute, route, type Route } from '../route.ts';
import { rowBefore } from '../row-cursor.ts';
import { shownMessage } from '../shown-message.ts';
import { progressOf } from './survey-progress.ts';

const { list, schema, check, create, edit, show, follow, preview } = contract.surveys;
const { plan, send, schedule, pause, resume, close, cancel } = contract.surveys;

const LOOK_EVERY = 1_000;
/** What becomes something else by itself. */
const FOLLOWED: readonly SurveyState[] = ['scheduled', 'running', 'paused'];

/** Questions to many: made, looked at and counted. */
export function surveyRoutes(parts: ControlParts): Route[] {
  const { desk, all } = parts.surveys;
  const wire = surveyToWire(parts);
  return [
    route(list, async ({ params: { bot }, query: { limit, cursor } }) => {
      const items = await all.list(bot, { limit, before: rowBefore(cursor) });
      const last = items.length === limit ? items.at(-1) : undefined;
      return { items: items.map(wire), ...(last && { next: String(last.id) }) };
    }),
    route(schema, async () => ({ schema: definitionJsonSchema() })),
    route(check, async ({ params: { bot }, body: { source, messengers } }) => desk.check(bot, source, messengers)),
    route(create, async ({ params: { bot }, body: { source, pictures, messengers, ...wanted }, caller }) =>
      wire(await desk.create(by(caller, bot), { source, pictures }, { ...wanted, ...(messengers && { messengers }) })),
    ),
    route(edit, async ({ params: { bot, id }, body, caller }) => {
      const mayRelease = parts.admission.allows(caller, 'surveys.send');
      return wire(await desk.edit(by(caller, bot), id, body, { mayRelease }));
    }),
    route(show, async ({ params: { bot, id } }) => standingOf(parts, await all.get(bot, id))),
    eventRoute(follow, ({ params: { bot, id }, visitor: { signal } }) => whileOpen(parts, bot, id, signal)),
    route(preview, async ({ params: { bot, id } }) => {
      const { definition, invitation } = await all.get(bot, id);
      const forms = parts.broadcasts.desk.formsOf(bot, invitation.audience);
      const ways = invitation.content.ways ?? [];
      const labels = ways.map(({ label }) => label);
      const items = partsOf(definition, labels).flatMap(({ part, content, buttons }) =>
        forms.map((form) => ({ part, ...shownMessage(form, content), buttons })),
      );
      return { items };
    }),
    route(plan, async ({ params: { bot, id } }) => desk.plan(await all.get(bot, id))),
  ];
}

async function standingOf(parts: ControlParts, survey: Survey): Promise<SurveyStanding> {
  const { store, broadcasts } = parts;
  const { botId, invitation, reminderId } = survey;
  const reminder = reminderId === null ? null : await broadcasts.all.get(botId, reminderId);
  return {
    survey: surveyToWire(parts)(survey),
    invitation: await figuresOf(store, invitation),
    reminder: reminder && (await figuresOf(store, reminder)),
    progress: await progressOf(parts, survey),
  };
}

/** How a survey fares, every second until it is over. */
async function* whileOpen(parts: ControlParts, bot: string, id: number, signal: AbortSignal) {
  const { clock, surveys } = parts;
  for (let look = 1; !signal.aborted; look++) {
    const found = await surveys.all.get(bot, id);
    yield { id: String(look), data: { at: isoTime(clock.now()), ...(await standingOf(parts, found)) } };
    if (!FOLLOWED.includes(found.state)) return;
    await clock.sleep(LOOK_EVERY, signal);
  }
}

/** Questions to many: let go, held and ended. */
export function surveyLaunchRoutes(parts: ControlParts): Route[] {
  const { desk } = parts.surveys;
  const wire = surveyToWire(parts);
  return [
    route(send, async ({ params: { bot, id }, body: { recipients, window, mostPaid, ...terms }, caller }) => {
      await desk.send(by(caller, bot), id, recipients, { window, mostPaid }, termsOf(terms));
      return DONE;
    }),
    route(schedule, async ({ params: { bot, id }, body: { at, window, mostPaid, ...terms }, caller }) => {
      const when = { at: Date.parse(at), window, mostPaid };
      return wire(await desk.schedule(by(caller, bot), id, when, termsOf(terms)));
    }),
    route(pause, async ({ params: { bot, id }, caller }) => {
      await desk.pause(by(caller, bot), id);
      return DONE;
    }),
    route(resume, async ({ params: { bot, id }, caller }) => {
      await desk.resume(by(caller, bot), id);
      return DONE;
    }),
    route(close, async ({ params: { bot, id }, caller }) => {
      await desk.end(by(caller, bot), id, 'close');
      return DONE;
    }),
    route(cancel, async ({ params: { bot, id }, caller }) => {
      await desk.end(by(caller, bot), id, 'cancel');
      return DONE;
    }),
  ];
}

type WireTerms = { deadline: string | null; remind: string | null; mostCompleted: number | null };

function termsOf({ deadline, remind, mostCompleted }: WireTerms): SurveyTerms {
  const moment = (time: string | null) => (time === null ? null : Date.parse(time));
  return { deadlineAt: moment(deadline), remindAt: moment(remind), mostCompleted };
}

/** A survey as the API shows it. */
export function surveyToWire({ clock, localTime }: ControlParts) {
  return ({ invitation, ...survey }: Survey): SurveyShown => ({
    ...survey,
    bot: survey.botId,
    messengers: [...invitation.audience.messengers],
    everyAccount: invitation.audience.everyAccount,
    filter: invitation.audience.filter ?? null,
    segment: invitation.audience.segment ?? null,
    createdAt: isoTime(survey.createdAt),
    approvedBy: invitation.approvedBy,
    dueAt: isoTimeOrNull(invitation.dueAt),
    window: invitation.window,
    mostPaid: invitation.mostPaid,
    heldBecause: invitation.heldBecause,
    launchedAt: isoTimeOrNull(invitation.launchedAt),
    deadlineAt: isoTimeOrNull(survey.deadlineAt),
    remindAt: isoTimeOrNull(survey.remindAt),
    closedAt: isoTimeOrNull(survey.closedAt),
    isInHours: mayGoOut(invitation.window, localTime, clock.now()),
  });
}

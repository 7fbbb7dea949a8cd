import { figuresOf } from '../../../broadcasts/figures.ts';
import reportRead from '../../../broadcasts/reads/report.ts';
import { mayGoOut } from '../../../broadcasts/send-hours.ts';
import type { Broadcast } from '../../../broadcasts/broadcasts.ts';
import { AppError } from '../../../domain/app-error.ts';
import { isAllowed } from '../../../domain/permissions.ts';
import { actorOf } from '../../../domain/staff.ts';
import { maskPhone } from '../../../domain/masking.ts';
import { DONE } from '../../contract/fields.ts';
import { contract } from '../../contract.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { by } from './by.ts';
import { eventRoute, fileRoute, route, type Route } from '../route.ts';
import { rowBefore } from '../row-cursor.ts';
import { shownMessage } from '../shown-message.ts';

const { list, picture, create, show, follow, preview, plan, test, report } = contract.broadcasts;
const { send, schedule, pause, resume, cancel, retry } = contract.broadcasts;

/** A workbook of a million rows takes about a minute. */
const REPORT_TIME = 10 * 60_000;
const LOOK_EVERY = 1_000;

/** Messages to many: made, looked at and counted. */
export function broadcastRoutes(parts: ControlParts): Route[] {
  const { desk, all, tryOut, keepPicture } = parts.broadcasts;
  const wire = toWire(parts);
  return [
    route(list, async ({ params: { bot }, query: { limit, cursor } }) => {
      const items = await all.list(bot, { limit, before: rowBefore(cursor) });
      const last = items.length === limit ? items.at(-1) : undefined;
      return { items: items.map(wire), ...(last && { next: String(last.id) }) };
    }),
    route(picture, async ({ params: { bot }, body, caller }) => {
      const kept = await keepPicture(body);
      if (!kept.ok) throw new AppError('usage', `picture: ${kept.failure}, expected a JPEG, PNG, WebP or GIF`);
      const { file, bytes } = kept.value;
      const entry = { action: 'broadcasts.picture', botId: bot, target: file };
      await parts.store.write((tx) => parts.audit.note(tx, actorOf(caller), entry));
      return { picture: file, bytes };
    }),
    route(create, async ({ params: { bot }, body, caller }) => {
      const { title, everyAccount, messengers, text, button, picture: file, segment, filter } = body;
      const content = { text, ...(button && { button }), ...(file !== undefined && { picture: file }) };
      const draft = { title, content, everyAccount, segment, filter, ...(messengers && { messengers }) };
      return wire(await desk.create(by(caller, bot), draft));
    }),
    route(show, async ({ params: { bot, id } }) => {
      const found = await all.get(bot, id);
      return { broadcast: wire(found), figures: await figuresOf(parts.store, found) };
    }),
    eventRoute(follow, ({ params: { bot, id }, visitor: { signal } }) => whileUnderWay(parts, bot, id, signal)),
    route(preview, async ({ params: { bot, id } }) => {
      const { content, audience } = await all.get(bot, id);
      const { button } = content;
      const items = desk
        .formsOf(bot, audience)
        .map((form) => ({ ...shownMessage(form, content), ...(button && { button }) }));
      return { items };
    }),
    route(plan, async ({ params: { bot, id } }) => desk.plan(await all.get(bot, id))),
    route(test, async ({ params: { bot, id }, body: { phones }, caller }) => {
      const outcome = await tryOut.send(await all.get(bot, id), phones);
      await desk.note(by(caller, bot), id, 'test', { sent: outcome.sent.map(({ phone }) => maskPhone(phone)) });
      return outcome;
    }),
    reportRoute(parts),
  ];
}

/** How a broadcast fares, every second until it is not under way any more. */
async function* whileUnderWay(parts: ControlParts, bot: string, id: number, signal: AbortSignal) {
  const { store, clock, broadcasts } = parts;
  const wire = toWire(parts);
  for (let look = 1; !signal.aborted; look++) {
    const found = await broadcasts.all.get(bot, id);
    const data = { at: isoTime(clock.now()), broadcast: wire(found), figures: await figuresOf(store, found) };
    yield { id: String(look), data };
    if (found.state !== 'running' && found.state !== 'scheduled') return;
    await clock.sleep(LOOK_EVERY, signal);
  }
}

function reportRoute({ store, broadcasts: { desk, all, zone } }: ControlParts): Route {
  return fileRoute(report, async ({ params: { bot, id }, caller, visitor: { signal } }) => {
    const found = await all.get(bot, id);
    const phones = isAllowed(caller.role, 'profiles.reveal', { operatorsSend: true });
    await desk.note(by(caller, bot), found.id, 'report', { phones });
    const input = { broadcastId: found.id, zone, phones };
    return {
      name: `broadcast-${found.id}.xlsx`,
      content: store.long.rows(reportRead, input, { signal, timeLimitMs: REPORT_TIME }),
    };
  });
}

/** Messages to many: let go, held and ended. */
export function broadcastLaunchRoutes(parts: ControlParts): Route[] {
  const { desk } = parts.broadcasts;
  const wire = toWire(parts);
  return [
    route(send, async ({ params: { bot, id }, body: { recipients, ...conditions }, caller }) => {
      await desk.send(by(caller, bot), id, recipients, conditions);
      return DONE;
    }),
    route(schedule, async ({ params: { bot, id }, body, caller }) => {
      const { at, repeats, lateMinutes, window, mostPaid } = body;
      const when = {
        window,
        mostPaid,
        ...(at !== undefined && { at: Date.parse(at) }),
        ...(repeats !== undefined && { repeats }),
        ...(lateMinutes !== undefined && { lateLimit: lateMinutes * 60_000 }),
      };
      return wire(await desk.schedule(by(caller, bot), id, when));
    }),
    route(pause, async ({ params: { bot, id }, caller }) => {
      await desk.pause(by(caller, bot), id);
      return DONE;
    }),
    route(resume, async ({ params: { bot, id }, caller }) => {
      await desk.resume(by(caller, bot), id);
      return DONE;
    }),
    route(cancel, async ({ params: { bot, id }, caller }) => {
      await desk.cancel(by(caller, bot), id);
      return DONE;
    }),
    route(retry, async ({ params: { bot, id }, body: { which }, caller }) => ({
      retried: await desk.retry(by(caller, bot), id, which),
    })),
  ];
}

function toWire({ clock, broadcasts: { localTime } }: ControlParts) {
  return ({ botId, audience, ...broadcast }: Broadcast) => ({
    ...broadcast,
    bot: botId,
    messengers: [...audience.messengers],
    everyAccount: audience.everyAccount,
    filter: audience.filter ?? null,
    segment: audience.segment ?? null,
    createdAt: isoTime(broadcast.createdAt),
    dueAt: isoTimeOrNull(broadcast.dueAt),
    launchedAt: isoTimeOrNull(broadcast.launchedAt),
    finishedAt: isoTimeOrNull(broadcast.finishedAt),
    isInHours: mayGoOut(broadcast.window, localTime, clock.now()),
  });
}

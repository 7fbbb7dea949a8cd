import { AppError } from '../../../domain/app-error.ts';
import type { Caller } from '../../../domain/staff.ts';
import { dialogFor } from '../../../support/dialog-row.ts';
import type { DialogFilter, DialogLine } from '../../../support/dialog-list.ts';
import type { PictureSource } from '../../../support/history.ts';
import { contract } from '../../contract.ts';
import { addresseeToWire, dialogToWire, messageToWire, personToWire } from '../dialog-wire.ts';
import type { ControlParts } from '../parts.ts';
import { fileRoute, route, type Route } from '../route.ts';

const { list, counts, find, show, messages, search, picture, salePhoto, balance, statistics } = contract.dialogs;

/** Dialogs and what was said in them, for whoever may see their bots. */
export function dialogReadingRoutes(parts: ControlParts): Route[] {
  const { desk, store, admission, balances } = parts;
  const found = (caller: Caller, id: number) => dialogFor(store.read, caller, id);
  return [
    route(list, async ({ query, caller }) => {
      const { bot, messenger, state, owner, unread, escalated, order, limit, cursor } = query;
      const filter: DialogFilter = {
        messenger,
        state,
        order,
        search: query.search,
        ownerLogin: owner,
        after: placeOf(cursor),
        botIds: botsSeen(parts, caller, bot),
        ...(unread && { unread }),
        ...(escalated && { escalated }),
        limit: limit + 1,
      };
      const lines = await desk.list.list(filter);
      const items = lines.slice(0, limit);
      const last = lines.length > limit ? items.at(-1) : undefined;
      return { items: items.map(dialogToWire), ...(last && { next: cursorAfter(last, order) }) };
    }),
    route(counts, ({ query, caller }) => desk.list.counts(botsSeen(parts, caller, query.bot), caller.staffId)),
    route(find, async ({ query: { search: words, bot, limit }, caller }) => {
      const people = await desk.addressees.find(words, botsSeen(parts, caller, bot), limit);
      return { items: people.map(addresseeToWire) };
    }),
    route(show, async ({ params: { id }, caller }) => {
      const { subscriberId, caseId } = await found(caller, id);
      const line = await desk.list.line(id);
      if (!line) throw new AppError('not found', `there is no dialog ${id}`);
      const person = await desk.persons.of(subscriberId, caseId, admission.botsOf(caller));
      const draft = await desk.drafts.of(id, caller.staffId);
      return { dialog: dialogToWire(line), person: personToWire(person), draft };
    }),
    route(messages, async ({ params: { id }, query, caller }) => {
      const { subscriberId } = await found(caller, id);
      return { items: (await desk.history.page(subscriberId, query)).map(messageToWire) };
    }),
    route(search, async ({ params: { id }, query: { words, ...query }, caller }) => {
      const { subscriberId } = await found(caller, id);
      const { found: items, next } = await desk.history.search(subscriberId, words, query);
      return { items: items.map(messageToWire), ...(next !== undefined && { next }) };
    }),
    route(balance, async ({ params: { id }, caller }) => {
      const { subscriberId, botId } = await found(caller, id);
      return { balance: (await balances.of(subscriberId, botId)) ?? null };
    }),
    route(statistics, async ({ query, caller }) => {
      const period = {
        botIds: botsSeen(parts, caller, query.bot),
        from: Date.parse(query.from),
        to: Date.parse(query.to),
      };
      return { matters: await desk.statistics.matters(period), operators: await desk.statistics.operators(period) };
    }),
    ...pictureRoutes(parts),
  ];
}

function pictureRoutes({ desk, store, pictures }: ControlParts): Route[] {
  const served = async (name: string, source: PictureSource | undefined) => {
    const bytes = source && (await pictures.read(source));
    if (!bytes) throw new AppError('not found', 'there is no picture that is kept');
    return {
      name,
      content: (async function* () {
        yield bytes;
      })(),
    };
  };
  return [
    fileRoute(picture, async ({ params: { id, message }, caller }) => {
      const { subscriberId } = await dialogFor(store.read, caller, id);
      return served(`${message}.jpeg`, await desk.history.picture(subscriberId, message));
    }),
    fileRoute(salePhoto, async ({ params: { id, sale }, caller }) => {
      const { subscriberId } = await dialogFor(store.read, caller, id);
      return served(`sale-${sale}.jpeg`, await desk.persons.salePhoto(subscriberId, sale));
    }),
  ];
}

/** The bots that are asked about. AppError `not found` for one that the caller may not see. */
function botsSeen({ admission }: ControlParts, caller: Caller, bot: string | undefined): string[] {
  const seen = admission.botsOf(caller);
  if (bot === undefined) return seen;
  if (!seen.includes(bot)) throw new AppError('not found', `there is no bot "${bot}"`);
  return [bot];
}

function cursorAfter({ id, waitingSince, lastAt }: DialogLine, order: DialogFilter['order']): string {
  return `${order === 'waiting' ? waitingSince : lastAt}.${id}`;
}

function placeOf(cursor: string | undefined): { at: number; id: number } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined) throw new AppError('usage', 'cursor: expected what the page before gave as next');
  return { at: Number(at), id: Number(id) };
}

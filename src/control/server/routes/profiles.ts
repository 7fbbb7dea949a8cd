import type * as z from 'zod';
import { listMembers, listProfiles } from '../../../audience/profile-list.ts';
import { readProfile } from '../../../audience/profile-record.ts';
import { whoIsLike } from '../../../audience/profile-search.ts';
import profilesExport from '../../../audience/profiles-export.ts';
import { peopleOf } from '../../../audience/people.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import { asked } from '../../../store/query-read.ts';
import { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';
import { fileRoute, route, type Route, type Visitor } from '../route.ts';
import { rowBefore } from '../row-cursor.ts';
import { listedToWire, phoneToWire, recordToWire, type Shown } from './profile-wire.ts';

const { list, revealList, members, revealMembers, show, reveal, tags, export: workbook } = contract.profiles;

/** An export of a million profiles takes minutes. */
const EXPORT_TIME = 15 * 60_000;

type Whom = { search?: string | undefined; segment?: string | undefined; filter?: string | undefined };
type Asking = { bot: string; caller: Caller; visitor: Visitor };

/** Who talks to the bots. */
export function profileRoutes(parts: ControlParts): Route[] {
  const { store, audience } = parts;
  const reading = readings(parts);
  const noteReveal = ({ caller, bot }: Asking, target: string | undefined, after: unknown) =>
    store.write((tx) =>
      parts.audit.note(tx, actorOf(caller), {
        action: 'profiles.reveal',
        botId: bot,
        ...(target !== undefined && { target }),
        after,
      }),
    );
  return [
    route(list, ({ params: { bot }, query, ...rest }) => reading.list({ bot, ...rest }, query, 'masked')),
    route(revealList, async ({ params: { bot }, query, ...rest }) => {
      await noteReveal({ bot, ...rest }, undefined, withoutWords(query));
      return reading.list({ bot, ...rest }, query, 'whole');
    }),
    route(members, ({ params: { bot }, query, ...rest }) => reading.members({ bot, ...rest }, query, 'masked')),
    route(revealMembers, async ({ params: { bot }, query, ...rest }) => {
      await noteReveal({ bot, ...rest }, undefined, withoutWords(query));
      return reading.members({ bot, ...rest }, query, 'whole');
    }),
    route(show, ({ params: { bot, who } }) => reading.show(bot, who, 'masked')),
    route(reveal, async ({ params: { bot, who }, ...rest }) => {
      const shown = await reading.show(bot, who, 'whole');
      await noteReveal({ bot, ...rest }, shown.items.map(({ id }) => id).join(' '), undefined);
      return shown;
    }),
    route(tags, async ({ params: { bot } }) => ({ items: await audience.tags.list(bot) })),
    exportRoute(parts),
  ];
}

/** What was looked for is mostly somebody's name or number, which has no place in the audit log. */
function withoutWords<Query extends Whom>({ search, ...query }: Query) {
  return { ...query, ...(search !== undefined && { search: '…' }) };
}

function readings({ store, audience }: ControlParts) {
  const conditionsOf = async (bot: string, { search, segment, filter }: Whom) => {
    const meant = await audience.segments.conditionOf(bot, { segment, filter });
    return [...(search === undefined ? [] : [whoIsLike(search)]), ...(meant ? [meant] : [])];
  };
  return {
    async list({ bot, visitor }: Asking, query: z.output<typeof list.query>, shown: Shown) {
      const { order, descending: isDescending, limit, cursor, ...whom } = query;
      const question = { botId: bot, order, isDescending, limit, after: rowBefore(cursor) };
      const conditions = await conditionsOf(bot, whom);
      const found = await listProfiles(store, { ...question, conditions }, { signal: visitor.signal });
      const last = found.length === limit ? found.at(-1) : undefined;
      return { items: found.map((one) => listedToWire(one, shown)), ...(last && { next: String(last.id) }) };
    },
    async members({ bot, visitor }: Asking, query: z.output<typeof members.query>, shown: Shown) {
      const { limit, cursor, ...whom } = query;
      const question = { botId: bot, limit, after: rowBefore(cursor), conditions: await conditionsOf(bot, whom) };
      const found = await listMembers(store, question, { signal: visitor.signal });
      const last = found.length === limit ? found.at(-1)?.accounts[0] : undefined;
      const items = found.map(({ phone, accounts }) => ({
        phone: phoneToWire(phone, shown),
        accounts: accounts.map((account) => listedToWire(account, shown)),
      }));
      return { items, ...(last && { next: String(last.id) }) };
    },
    async show(bot: string, who: string, shown: Shown) {
      const accounts = await audience.find(bot, who);
      const records = await Promise.all(accounts.map((one) => readProfile({ store, ...audience }, bot, one)));
      return { items: records.map((record) => recordToWire(record, shown)) };
    },
  };
}

function exportRoute({ store, audit, localTime, audience }: ControlParts): Route {
  return fileRoute(workbook, async ({ params: { bot }, query, caller, visitor: { signal } }) => {
    const condition = await audience.segments.conditionOf(bot, query);
    const people = peopleOf(store.read, { botId: bot, condition }).select('subscribers.id').orderBy('subscribers.id');
    const input = {
      botId: bot,
      people: asked(people),
      attributes: await audience.attributes.list(bot),
      zone: localTime.zone,
    };
    const entry = { action: 'profiles.export', botId: bot, after: query };
    await store.write((tx) => audit.note(tx, actorOf(caller), entry));
    return {
      name: `profiles-${bot}.xlsx`,
      content: store.long.rows(profilesExport, input, { signal, timeLimitMs: EXPORT_TIME }),
    };
  });
}

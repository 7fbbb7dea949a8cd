import type { Change } from '../../../audience/attributes.ts';
import { countHeads } from '../../../audience/head-count.ts';
import type { Segment } from '../../../audience/segments.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import type { Transaction } from '../../../store/database.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { list, fields, count, create, show, edit, remove } = contract.segments;

/** Filters over people that were given a name. */
export function segmentRoutes({ store, audit, audience: { segments, filters } }: ControlParts): Route[] {
  const change = (
    { caller, bot, deed }: { caller: Caller; bot: string; deed: string },
    make: (tx: Transaction) => Promise<Change<Segment>>,
  ) =>
    store.write(async (tx) => {
      const made = await make(tx);
      const [before, after] = [made.before ?? undefined, made.after ?? undefined];
      const target = (before ?? after)?.name ?? '';
      const entry = { action: `segments.${deed}`, botId: bot, target, before: kept(before), after: kept(after) };
      await audit.note(tx, actorOf(caller), entry);
      return toWire(after ?? before);
    });
  return [
    route(list, async ({ params: { bot } }) => ({ items: (await segments.list(bot)).map(toWire) })),
    route(fields, async ({ params: { bot } }) => ({
      items: (await filters.fields(bot)).map(({ name, about, examples }) => ({ name, about, examples: [...examples] })),
    })),
    route(count, async ({ params: { bot }, query, visitor: { signal } }) =>
      countHeads(store, { botId: bot, condition: await segments.conditionOf(bot, query) }, { signal }),
    ),
    route(create, ({ params: { bot }, body, caller }) =>
      change({ caller, bot, deed: 'create' }, (tx) => segments.create(tx, bot, body)),
    ),
    route(show, async ({ params: { bot, segment } }) => toWire(await segments.get(bot, segment))),
    route(edit, ({ params: { bot, segment }, body, caller }) =>
      change({ caller, bot, deed: 'edit' }, (tx) => segments.change(tx, bot, segment, body)),
    ),
    route(remove, ({ params: { bot, segment }, caller }) =>
      change({ caller, bot, deed: 'remove' }, (tx) => segments.remove(tx, bot, segment)),
    ),
  ];
}

function kept(segment: Segment | undefined) {
  return segment && { name: segment.name, filter: segment.filter };
}

function toWire(segment: Segment | undefined) {
  if (!segment) throw new Error('a segment was neither there before nor is there now');
  const { name, filter, createdAt, changedAt } = segment;
  return { name, filter, createdAt: isoTime(createdAt), changedAt: isoTime(changedAt) };
}

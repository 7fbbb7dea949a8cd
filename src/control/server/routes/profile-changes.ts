import { peopleOf } from '../../../audience/people.ts';
import { importProfiles } from './import-profiles.ts';
import { AppError } from '../../../domain/app-error.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import { portionsApart } from '../../../store/query-read.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { tag, tagMany, set, import: upload, forget } = contract.profiles;

/** So many persons get a tag in one transaction: some milliseconds, so that no seller waits for it. */
const PORTION = 1_000;
const TAGGING_TIME = 10 * 60_000;

/** What staff change about people. Tags and attributes belong to the member: the target in the audit log is each account. */
export function profileChangeRoutes(parts: ControlParts): Route[] {
  const { store, audit, audience } = parts;
  const { tags, notes } = audience;
  const memberOf = async (bot: string, who: string) => {
    const accounts = await audience.find(bot, who);
    const [first] = accounts;
    if (!first) throw new Error('somebody was found without an account');
    return { member: first.member, target: String(first.id) };
  };
  return [
    route(tag, async ({ params: { bot, who }, body, caller }) => {
      const { member, target } = await memberOf(bot, who);
      return store.write(async (tx) => {
        const { before, after } = await tags.change(tx, bot, member, body);
        await audit.note(tx, actorOf(caller), { action: 'profiles.tag', botId: bot, target, before, after });
        return { tags: after ?? [] };
      });
    }),
    route(set, async ({ params: { bot, who }, body: { values }, caller }) => {
      const { member, target } = await memberOf(bot, who);
      await store.write(async (tx) => {
        const before: Record<string, string | null> = {};
        const after: Record<string, string | null> = {};
        for (const [key, given] of Object.entries(values)) {
          const change = await notes.set(tx, bot, member, { key, given });
          before[key] = change.before;
          after[key] = change.after;
        }
        await audit.note(tx, actorOf(caller), { action: 'profiles.set', botId: bot, target, before, after });
      });
      const noted = await notes.of(bot, member);
      return { attributes: noted.map(({ key, label, value }) => ({ key, label, value })) };
    }),
    route(upload, ({ params: { bot }, query, body, caller }) =>
      importProfiles(parts, { bot, ...query, bytes: body, caller }),
    ),
    tagManyRoute(parts),
    forgetRoute(parts),
  ];
}

function tagManyRoute({ store, audit, audience: { segments, tags } }: ControlParts): Route {
  return route(tagMany, async ({ params: { bot }, query, body, caller, visitor: { signal } }) => {
    if (body.add.length + body.remove.length === 0)
      throw new AppError('usage', 'add, remove: found nothing, expected tags to put on or to take away');
    if (query.segment === undefined && (query.filter ?? '').trim() === '')
      throw new AppError('usage', 'segment, filter: found neither, expected whose tags are to be changed');
    const condition = await segments.conditionOf(bot, query);
    const entry = { action: 'profiles.tag many', botId: bot, after: { ...query, ...body } };
    await store.write((tx) => audit.note(tx, actorOf(caller), entry));
    let changed = 0;
    const members = peopleOf(store.read, { botId: bot, condition }).select('subscribers.member').distinct();
    for await (const portion of portionsApart(store.long, members, PORTION, { signal, timeLimitMs: TAGGING_TIME }))
      changed += await store.write((tx) =>
        tags.changeMany(
          tx,
          bot,
          portion.map(({ member }) => member),
          body,
        ),
      );
    return { changed };
  });
}

function forgetRoute(parts: ControlParts): Route {
  return route(forget, async ({ params: { bot, who }, caller }) => {
    const certificates = [];
    for (const { id } of await parts.audience.find(bot, who)) certificates.push(await erase(parts, id, caller));
    return { certificates };
  });
}

/** AppError `conflict` while the club has a sale of theirs: its answer would find nobody. */
async function erase({ store, audit, audience: { profiles, forgetting } }: ControlParts, id: number, caller: Caller) {
  const subscriber = await profiles.byId(id);
  if (!subscriber) throw new AppError('not found', `there is no profile ${id}`);
  const { isPosting } = await forgetting.openSales(subscriber);
  if (isPosting)
    throw new AppError('conflict', `a sale of profile ${id} is with the club at this moment: try again in a minute`);
  // Before the commit: were it to fail, the person is there still and can be forgotten again.
  await forgetting.removePhotos(subscriber);
  return store.write(async (tx) => {
    const { botId, ...proof } = await forgetting.forget(tx, subscriber);
    const certificate = { ...proof, at: isoTime(proof.at) };
    await audit.note(tx, actorOf(caller), { action: 'profiles.forget', botId, target: String(id), after: certificate });
    return certificate;
  });
}

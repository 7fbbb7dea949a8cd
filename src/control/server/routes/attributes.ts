import type { Change } from '../../../audience/attributes.ts';
import type { Attribute } from '../../../audience/filter/fields/attribute-fields.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import type { Transaction } from '../../../store/database.ts';
import { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { list, define, relabel, remove } = contract.attributes;

/** What may be noted about people. */
export function attributeRoutes({ store, audit, audience: { attributes } }: ControlParts): Route[] {
  const change = (
    { caller, bot, deed }: { caller: Caller; bot: string; deed: string },
    make: (tx: Transaction) => Promise<Change<Attribute>>,
  ) =>
    store.write(async (tx) => {
      const { before, after } = await make(tx);
      const shown = toWire(after ?? before);
      const kept = { before: before ? toWire(before) : undefined, after: after ? toWire(after) : undefined };
      await audit.note(tx, actorOf(caller), { action: `attributes.${deed}`, botId: bot, target: shown.key, ...kept });
      return shown;
    });
  return [
    route(list, async ({ params: { bot } }) => ({ items: (await attributes.list(bot)).map(toWire) })),
    route(define, ({ params: { bot }, body, caller }) =>
      change({ caller, bot, deed: 'define' }, (tx) => attributes.define(tx, bot, body)),
    ),
    route(relabel, ({ params: { bot, key }, body: { label }, caller }) =>
      change({ caller, bot, deed: 'relabel' }, (tx) => attributes.relabel(tx, bot, key, label)),
    ),
    route(remove, ({ params: { bot, key }, caller }) =>
      change({ caller, bot, deed: 'remove' }, (tx) => attributes.remove(tx, bot, key)),
    ),
  ];
}

function toWire(attribute: Attribute | null) {
  if (!attribute) throw new Error('an attribute was neither there before nor is there now');
  const { key, label, type } = attribute;
  return { key, label, type };
}

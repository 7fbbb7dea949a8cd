import { AppError } from '../../../domain/app-error.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import type { Transaction } from '../../../store/database.ts';
import { contract } from '../../contract.ts';
import type { AuditEntry } from '../../../staff/audit.ts';
import { dialogToWire, messageToWire } from '../dialog-wire.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { open, take, release, pause, close, transfer, takeOver, mute, endShift, say, again, note } = contract.dialogs;

/** What staff do with dialogs, each act with its row in the audit log. */
export function dialogRoutes(parts: ControlParts): Route[] {
  const { dialogs } = parts.desk;
  const turn = async (caller: Caller, id: number, entry: Entry, work: (tx: Transaction) => Promise<unknown>) => {
    await perform(parts, caller, id, entry, work);
    return inFull(parts, id);
  };
  return [
    route(open, async ({ body: { subscriber }, caller }) => {
      const id = await parts.store.write(async (tx) => {
        const opened = await dialogs.open(tx, caller, subscriber);
        await parts.audit.note(tx, actorOf(caller), { action: 'dialogs.open', target: String(opened) });
        return opened;
      });
      return inFull(parts, id);
    }),
    route(take, ({ params: { id }, caller }) =>
      turn(caller, id, { action: 'dialogs.take' }, (tx) => dialogs.take(tx, caller, id)),
    ),
    route(release, ({ params: { id }, caller }) =>
      turn(caller, id, { action: 'dialogs.release' }, (tx) => dialogs.release(tx, caller, id)),
    ),
    route(pause, ({ params: { id }, body: { until }, caller }) =>
      turn(caller, id, { action: 'dialogs.pause', after: { until: until ?? null } }, (tx) =>
        dialogs.pause(tx, caller, id, until === undefined ? undefined : Date.parse(until)),
      ),
    ),
    route(close, ({ params: { id }, body: { quietly }, caller }) =>
      turn(caller, id, { action: 'dialogs.close', after: { quietly } }, (tx) => dialogs.close(tx, caller, id, quietly)),
    ),
    route(transfer, ({ params: { id }, body: { to }, caller }) =>
      turn(caller, id, { action: 'dialogs.transfer', after: { to } }, (tx) => dialogs.transfer(tx, caller, id, to)),
    ),
    route(mute, ({ params: { id }, body: { muted }, caller }) =>
      turn(caller, id, { action: 'dialogs.mute', after: { muted } }, (tx) => dialogs.mute(tx, caller, id, muted)),
    ),
    route(takeOver, async ({ params: { id }, body: { reason }, caller }) => {
      const before = await parts.desk.list.line(id);
      const entry = { action: 'dialogs.take-over', before: before?.owner?.login ?? null, after: { reason } };
      return turn(caller, id, entry, (tx) => dialogs.takeOver(tx, caller, id));
    }),
    route(endShift, ({ body: { to }, caller }) =>
      parts.store.write(async (tx) => {
        const items = await dialogs.endShift(tx, caller, to);
        const after = { to: to ?? null, dialogs: items.map(({ id }) => id) };
        await parts.audit.note(tx, actorOf(caller), { action: 'dialogs.end-shift', after });
        return { items };
      }),
    ),
    ...sayingRoutes(parts),
  ];
}

function sayingRoutes(parts: ControlParts): Route[] {
  const { answers } = parts.desk;
  return [
    route(say, async ({ params: { id }, body: { client, text, pictures }, caller }) => {
      for (const file of pictures)
        if (!(await parts.pictures.has(file))) throw new AppError('usage', `pictures: ${file} has not been uploaded`);
      const said = await perform(parts, caller, id, { action: 'dialogs.say' }, (tx) =>
        answers.say(tx, caller, id, { clientId: client, text, pictures }),
      );
      return { items: await Promise.all(said.map((one) => messageOf(parts, one))) };
    }),
    route(again, async ({ params: { id, message }, caller }) => {
      await perform(parts, caller, id, { action: 'dialogs.again', after: { message } }, (tx) =>
        answers.again(tx, caller, id, message),
      );
      return { message: await messageOf(parts, message) };
    }),
    route(note, async ({ params: { id }, body: { text }, caller }) => {
      const noted = await perform(parts, caller, id, { action: 'dialogs.note' }, (tx) =>
        answers.note(tx, caller, id, text),
      );
      return { message: await messageOf(parts, noted) };
    }),
  ];
}

type Entry = Pick<AuditEntry, 'action' | 'before' | 'after'>;

/** Acts and notes it in one transaction; then there may be something to send. */
async function perform<Value>(
  { store, audit, desk, wake }: ControlParts,
  caller: Caller,
  id: number,
  entry: Entry,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  const line = await desk.list.line(id);
  const value = await store.write(async (tx) => {
    const done = await work(tx);
    await audit.note(tx, actorOf(caller), {
      ...entry,
      target: String(id),
      ...(line && { botId: line.botId }),
    });
    return done;
  });
  if (line) wake(line.botId);
  return value;
}

async function inFull({ desk }: ControlParts, id: number) {
  const line = await desk.list.line(id);
  if (!line) throw new AppError('not found', `there is no dialog ${id}`);
  return { dialog: dialogToWire(line) };
}

async function messageOf({ desk }: ControlParts, id: number) {
  const message = await desk.history.byId(id);
  if (!message) throw new AppError('not found', `there is no message ${id}`);
  return messageToWire(message);
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepHeard } from '../../../src/delivery/said.ts';
import type { Incoming } from '../../../src/domain/incoming.ts';
import type { Caller } from '../../../src/domain/staff.ts';
import type { Subscriber } from '../../../src/domain/subscriber.ts';
import { Ledger } from '../../../src/sales/ledger.ts';
import { ControlPlane } from '../../support/control.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { meet } from '../../support/open-store.ts';

/** The smallest picture there is. */
export const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A control API with two operators at it, and a clock that the test moves. */
export async function talkingPlane() {
  const clock = new ManualClock();
  const plane = await ControlPlane.open({ clock });
  const client = async (login: string) => plane.clientWith(await plane.tokenOf(login, 'operator', ['ergo-club']));
  return { plane, clock, olena: await client('olena'), petro: await client('petro') };
}

/** Somebody writes to support. Answers the dialog and the message. */
export async function asksSupport(
  plane: ControlPlane,
  text: string,
  seller?: Subscriber,
): Promise<{ id: number; message: number; seller: Subscriber }> {
  const { store, desk, clock } = plane.parts;
  const who = seller ?? (await meet(store, 'seller'));
  const update: Incoming = {
    messenger: who.messenger,
    key: 'k',
    from: { id: who.externalId },
    sentAt: clock.now(),
    content: { kind: 'text', text },
  };
  const message = await store.write(async (tx) => {
    const heard = (await keepHeard(tx, who, update)) ?? 0;
    await desk.seller.hear(tx, who, heard, {});
    return heard;
  });
  const row = await store.read
    .selectFrom('dialogs')
    .select('id')
    .where('subscriber_id', '=', who.id)
    .executeTakeFirstOrThrow();
  return { id: row.id, message, seller: who };
}

export async function waitingDialog(plane: ControlPlane): Promise<{ id: number }> {
  const { id } = await asksSupport(plane, 'Де гарантія?');
  return { id };
}

/** The administrator who calls the samples. */
async function theAdministrator(plane: ControlPlane): Promise<Caller> {
  await plane.tokenOf('admin');
  const { id, name } = await plane.parts.store.read
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('login', '=', 'admin')
    .executeTakeFirstOrThrow();
  return { staffId: id, login: 'admin', name, role: 'administrator', bots: 'all', tokenId: 0, via: 'api' };
}

export async function takenDialog(plane: ControlPlane): Promise<{ id: number }> {
  const { id } = await waitingDialog(plane);
  const admin = await theAdministrator(plane);
  await plane.parts.store.write((tx) => plane.parts.desk.dialogs.take(tx, admin, id));
  return { id };
}

export async function dialogAndColleague(plane: ControlPlane): Promise<{ id: number }> {
  await plane.add('colleague', 'operator', ['ergo-club']);
  return waitingDialog(plane);
}

export async function dialogWithPicture(plane: ControlPlane): Promise<{ id: number; message: number }> {
  const { id, message } = await asksSupport(plane, 'Ось чек');
  await writeFile(join(plane.folder, 'a.jpeg'), ONE_PIXEL);
  await plane.parts.store.write((tx) =>
    tx.db.updateTable('messages').set({ picture: 'a.jpeg' }).where('id', '=', message).execute(),
  );
  return { id, message };
}

export async function dialogAndPhotographedSale(plane: ControlPlane): Promise<{ id: number; sale: number }> {
  const { store } = plane.parts;
  const { id, seller } = await asksSupport(plane, 'Ось етикетка');
  await writeFile(join(plane.folder, 'label.jpeg'), ONE_PIXEL);
  const photo = { subscriber_id: seller.id, ref: 'r', file: 'label.jpeg', bytes: ONE_PIXEL.length, created_at: 0 };
  const sale = await store.write(async (tx) => {
    const { id: photoId } = await tx.db.insertInto('photos').values(photo).returning('id').executeTakeFirstOrThrow();
    const captured = { serial: 'E32G0000078040', source: 'photo', capturedAt: 0, waitsForSignIn: false } as const;
    return new Ledger({ store }).capture(tx, seller, { ...captured, photoId });
  });
  return { id, sale };
}

/** An answer that the messenger has refused. */
export async function failedAnswer(plane: ControlPlane): Promise<{ id: number; message: number }> {
  const { id } = await takenDialog(plane);
  const admin = await theAdministrator(plane);
  const { store, desk } = plane.parts;
  const said = { clientId: '0b9c7c1e-4a2f-4f5e-8a57-1d6b8f0e3c21', text: 'Вітаю', pictures: [] };
  const [message = 0] = await store.write((tx) => desk.answers.say(tx, admin, id, said));
  await store.write((tx) => tx.db.updateTable('messages').set({ state: 'failed' }).where('id', '=', message).execute());
  return { id, message };
}

export async function readyAnswer(plane: ControlPlane): Promise<void> {
  const { store, desk } = plane.parts;
  await store.write((tx) => desk.readyAnswers.keep(tx, 'ergo-club', 'hello', { text: 'Вітаю!', picture: null }));
}

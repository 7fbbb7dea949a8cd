import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ControlClient } from '../../../src/control/client.ts';
import { contract } from '../../../src/control/contract.ts';
import type { ControlEvent } from '../../../src/control/contract/events.ts';
import { meet } from '../../support/open-store.ts';
import { asksSupport, talkingPlane } from './dialog-samples.ts';

const { dialogs, events } = contract;

/** Follows until something has been heard; answers all that was heard and how to go on. */
async function followUntil(
  client: ControlClient,
  lastEventId: string | undefined,
  isEnough: (event: ControlEvent) => boolean,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<{ heard: ControlEvent[]; lastEventId: string | undefined }> {
  const ending = new AbortController();
  const heard: ControlEvent[] = [];
  let last = lastEventId;
  const following = (async () => {
    for await (const { id, event } of client.follow(events.follow, { signal: ending.signal, lastEventId })) {
      last = id;
      heard.push(event);
      if (isEnough(event)) return;
    }
  })();
  await meanwhile();
  await following;
  ending.abort();
  return { heard, lastEventId: last };
}

const textsOf = (heard: readonly ControlEvent[]) =>
  heard.flatMap((event) => (event.type === 'dialog message' ? [event.message.text] : []));
const says = (text: string) => (event: ControlEvent) => event.type === 'dialog message' && event.message.text === text;

it('a console whose connection breaks misses no word and hears none twice', { timeout: 60_000 }, async () => {
  const { plane, olena } = await talkingPlane();
  const { seller } = await asksSupport(plane, 'слово 0');
  const all: string[] = [];
  const speak = async () => {
    const text = `слово ${all.length + 1}`;
    all.push(text);
    await asksSupport(plane, text, seller);
  };
  // Before the first event there is nothing to go on from: it is told to read.
  let { lastEventId, heard } = await followUntil(olena, undefined, ({ type }) => type === 'gap', speak);
  const got = textsOf(heard);
  for (let breaks = 0; breaks < 5; breaks++) {
    for (let spoken = 0; spoken < 3; spoken++) await speak();
    const upTo = all.at(-1) ?? '';
    ({ heard, lastEventId } = await followUntil(olena, lastEventId, says(upTo)));
    got.push(...textsOf(heard));
    expect(heard.some(({ type }) => type === 'gap')).toBe(false);
  }
  expect(got.slice(-15)).toEqual(all.slice(-15));
  expect(new Set(got).size).toBe(got.length);
});

it('tells an operator of the dialogs of their bots alone, as they are now', { timeout: 60_000 }, async () => {
  const { plane, olena, petro } = await talkingPlane();
  const stranger = plane.clientWith(await plane.tokenOf('far', 'operator', ['other-club']));
  const { id } = await asksSupport(plane, 'Алло', await meet(plane.parts.store, 'x'));
  const taken = (event: ControlEvent) => event.type === 'dialog' && event.dialog.state === 'taken';
  const begin = async (client: ControlClient) =>
    (await followUntil(client, undefined, ({ type }) => type === 'gap')).lastEventId;
  const [of, ofStranger] = [await begin(petro), await begin(stranger)];
  const body = { client: randomUUID(), text: 'Слухаю' };
  await olena.call(dialogs.say, { params: { id }, body });
  const { heard } = await followUntil(petro, of, taken);
  expect(heard.at(-1)).toMatchObject({ dialog: { id, owner: { login: 'olena' }, unread: 0 } });

  const signal = AbortSignal.timeout(700);
  const strange: ControlEvent[] = [];
  for await (const { event } of stranger.follow(events.follow, { signal, lastEventId: ofStranger }))
    strange.push(event);
  expect(strange).toEqual([]);
});

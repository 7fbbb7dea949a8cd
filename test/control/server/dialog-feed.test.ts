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
): Promise<{ heard: ControlEvent[]; lastEventId: string | undefined }> {
  const ending = new AbortController();
  const heard: ControlEvent[] = [];
  let last = lastEventId;
  for await (const { id, event } of client.follow(events.follow, { signal: ending.signal, lastEventId })) {
    last = id;
    heard.push(event);
    if (isEnough(event)) break;
  }
  ending.abort();
  return { heard, lastEventId: last };
}

/** Where to go on from; whoever names events of another run is told of a gap, and where it is now. */
async function begin(client: ControlClient): Promise<string | undefined> {
  return (await followUntil(client, 'another run', ({ type }) => type === 'gap')).lastEventId;
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
  let lastEventId = await begin(olena);
  const got: string[] = [];
  for (let breaks = 0; breaks < 5; breaks++) {
    for (let spoken = 0; spoken < 3; spoken++) await speak();
    const upTo = all.at(-1) ?? '';
    const followed = await followUntil(olena, lastEventId, says(upTo));
    lastEventId = followed.lastEventId;
    got.push(...textsOf(followed.heard));
    expect(followed.heard.some(({ type }) => type === 'gap')).toBe(false);
  }
  expect(got).toEqual(all);
});

it('tells an operator of the dialogs of their bots alone, as they are now', { timeout: 60_000 }, async () => {
  const { plane, olena, petro } = await talkingPlane();
  const stranger = plane.clientWith(await plane.tokenOf('far', 'operator', ['other-club']));
  const { id } = await asksSupport(plane, 'Алло', await meet(plane.parts.store, 'x'));
  const taken = (event: ControlEvent) => event.type === 'dialog' && event.dialog.state === 'taken';
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

import { describe, expect, it } from 'vitest';
import type { DialogState } from '../../src/domain/dialog.ts';
import type { Store } from '../../src/store/store.ts';
import { broadcastOffice } from '../support/broadcast-office.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';
import { BY } from './sending-bench.ts';

type Talk = { state: DialogState; answers: number };

const DAY = 24 * 60 * 60_000;

async function talk(store: Store, subscriberId: number, { state, answers }: Talk): Promise<void> {
  const row = { bot_id: BOT, messenger: 'telegram', with_support: 1, unread: 0, last_at: 0 } as const;
  const matter = { bot_id: BOT, messenger: 'telegram', opened_by: 'seller', in_hours: 1, opened_at: 0 } as const;
  await store.write(async (tx) => {
    await tx.db.deleteFrom('dialogs').where('subscriber_id', '=', subscriberId).execute();
    const { id } = await tx.db
      .insertInto('dialog_cases')
      .values({ ...matter, answers })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.db
      .insertInto('dialogs')
      .values({ subscriber_id: subscriberId, state, case_id: id, ...row })
      .execute();
  });
}

describe('somebody who talks with an operator', () => {
  async function launched(talks: Talk) {
    const clock = new ManualClock(1_700_000_000_000);
    const store = await openTestStore(clock);
    const office = await broadcastOffice({ store, clock });
    const [talker] = [await meet(store, 'talker'), await meet(store, 'other')];
    await talk(store, talker.id, talks);
    const { id } = await office.desk.create(BY, { title: 'Акція', content: { text: 'Привіт' }, everyAccount: false });
    await office.desk.send(BY, id, 2, { window: null, mostPaid: null });
    await office.conductor.run(new AbortController().signal);
    const take = async () => {
      const taken = await office.recipients.take({ broadcastId: id, messenger: 'telegram' }, 10);
      return taken.map(({ externalId }) => externalId);
    };
    return { clock, store, talker, take };
  }

  it.each([
    { state: 'taken', answers: 0 },
    { state: 'taken', answers: 1 },
    { state: 'waiting', answers: 1 },
  ] as const)('gets a broadcast after that: %o', async (talks) => {
    const { clock, store, talker, take } = await launched(talks);
    expect(await take()).toEqual(['other']);
    await clock.advance(60_000);
    expect(await take()).toEqual([]);
    await talk(store, talker.id, { state: 'closed', answers: 1 });
    await clock.advance(60_000);
    expect(await take()).toEqual(['talker']);
  });

  it.each([
    { state: 'waiting', answers: 0 },
    { state: 'paused', answers: 1 },
    { state: 'closed', answers: 1 },
  ] as const)('gets it at once while nobody talks with them: %o', async (talks) => {
    const { take } = await launched(talks);
    expect(await take()).toEqual(['talker', 'other']);
  });

  it('gets it a day later when nobody ends the chat', async () => {
    const { clock, take } = await launched({ state: 'taken', answers: 1 });
    expect(await take()).toEqual(['other']);
    await clock.advance(DAY);
    expect(await take()).toEqual(['talker']);
  });
});

import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { databaseRows } from '../support/database-rows.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

describe.each(MESSENGERS)('news of sales, in %s', (messenger) => {
  it('are switched off and on again by the seller', async () => {
    const seller = await world().signedInSeller(messenger);
    const offSince = () =>
      databaseRows(
        world(),
        z.object({ fates_off_at: z.number().nullable() }),
        'select fates_off_at from subscribers where external_id = ?',
        seller.person,
      )[0]?.fates_off_at;
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить');
    await seller.press('🔔 Сповіщення');
    await seller.waitFor('Я пишу вам, коли продаж підтверджено');
    await seller.press('🔕 Не сповіщати');
    await seller.waitFor('не пишу');
    await expect.poll(offSince).toEqual(expect.any(Number));
    await seller.press('🔔 Сповіщати');
    await seller.waitFor('Я пишу вам');
    await expect.poll(offSince).toBeNull();
  });
});

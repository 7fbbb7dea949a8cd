import { keepEdited, keepHeard } from '../../src/delivery/said.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import type { Store } from '../../src/store/store.ts';
import { Cases } from '../../src/support/cases.ts';
import { Drafts } from '../../src/support/drafts.ts';
import { SellerSupport } from '../../src/support/seller-support.ts';
import { SupportHours } from '../../src/support/support-hours.ts';

/** What they have said to support, once in other words, and what an operator was about to answer. */
export async function talkWithSupport(store: Store, subscriber: Subscriber): Promise<void> {
  const from = { id: subscriber.externalId };
  const said = { messenger: 'telegram', key: '', from, sentAt: 0, messageId: '7' } as const;
  const hours = new SupportHours({ store, localTime: new LocalTime('Europe/Kyiv') });
  const support = new SellerSupport({ store, cases: new Cases({ hours }) });
  await store.write(async (tx) => {
    const content = { kind: 'text', text: `Question of ${from.id}` } as const;
    const heard = await keepHeard(tx, subscriber, { ...said, content });
    await support.hear(tx, subscriber, heard ?? 0, {});
    await keepEdited(tx, subscriber, { messageId: '7', text: `Other question of ${from.id}` });
    await tx.db
      .insertInto('staff')
      .values({ id: 1, login: 'olena', name: 'Олена', role: 'operator', password: '', created_at: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { id } = await tx.db
      .selectFrom('dialogs')
      .select('id')
      .where('subscriber_id', '=', subscriber.id)
      .executeTakeFirstOrThrow();
    await new Drafts({ store }).keep(tx, id, 1, `Answer to ${from.id}`);
  });
}

import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/domain/clock.ts';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A real database in a file of its own, gone when the test ends; in `folder`, where that is given. */
export async function openTestStore(clock: Clock, folder?: string): Promise<Store> {
  const store = await openStore({ file: join(folder ?? (await temporaryFolder()), 'ergo-bot.db'), clock });
  onTestFinished(() => store.close());
  return store;
}

export const BOT = 'ergo-club';

/** Somebody who has written to the bot. */
export function meet(store: Store, id: string, messenger: MessengerName = 'telegram'): Promise<Subscriber> {
  return new Profiles({ store }).meet({ botId: BOT, messenger }, { id, name: `Продавець ${id}` }, 0);
}

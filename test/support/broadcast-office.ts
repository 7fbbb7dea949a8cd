import { Secret } from '../../src/config/secret.ts';
import { buildBroadcasts, type BroadcastOffice } from '../../src/daemon/build-broadcasts.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Pauses } from '../../src/delivery/pauses.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Store } from '../../src/store/store.ts';
import { recordedLog } from './recorded-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

const token = new Secret('t');

/** Broadcasts of the bot `ergo-club`, which is in both messengers, and of another in none; nobody sends them. */
export async function broadcastOffice(given: { store: Store; clock: Clock }): Promise<BroadcastOffice> {
  const telegram = { token, apiRoot: 'http://127.0.0.1', bulkPerSecond: 30, pollSeconds: 30 };
  const viber = { token, apiRoot: 'http://127.0.0.1', senderName: 'ERGO', broadcastApi: false, bulkPerSecond: 50 };
  return buildBroadcasts({
    ...given,
    bots: [{ id: 'ergo-club', telegram, viber }, { id: 'other-club' }],
    zone: 'Europe/Kyiv',
    mediaDir: await temporaryFolder(),
    outbox: new Outbox(given),
    pauses: new Pauses(given),
    onCommit: () => {},
    log: recordedLog(),
  });
}

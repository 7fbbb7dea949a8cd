import { Secret } from '../../src/config/secret.ts';
import { buildBroadcasts, type BroadcastOffice, type BroadcastProps } from '../../src/daemon/build-broadcasts.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Pauses } from '../../src/delivery/pauses.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Store } from '../../src/store/store.ts';
import { recordedLog } from './recorded-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

const token = new Secret('t');

const telegram = { token, apiRoot: 'http://127.0.0.1', bulkPerSecond: 30, pollSeconds: 30 };
const viber = { token, apiRoot: 'http://127.0.0.1', senderName: 'ERGO', broadcastApi: false, bulkPerSecond: 50 };

export const IN_BOTH: BroadcastProps['bots'] = [{ id: 'ergo-club', telegram, viber }, { id: 'other-club' }];
export const TELEGRAM_ONLY: BroadcastProps['bots'] = [{ id: 'ergo-club', telegram }];

/** Broadcasts of the bot `ergo-club`, which is in both messengers, and of another in none, unless told; nobody sends them. */
export async function broadcastOffice(given: {
  store: Store;
  clock: Clock;
  bots?: BroadcastProps['bots'];
}): Promise<BroadcastOffice> {
  return buildBroadcasts({
    bots: IN_BOTH,
    ...given,
    zone: 'Europe/Kyiv',
    mediaDir: await temporaryFolder(),
    outbox: new Outbox(given),
    pauses: new Pauses(given),
    onCommit: () => {},
    log: recordedLog(),
  });
}

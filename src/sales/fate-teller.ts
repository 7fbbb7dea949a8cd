import type { Profiles } from '../audience/profiles.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import type { LocalTime } from '../domain/local-time.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Store } from '../store/store.ts';
import type { FateNews, Fates } from './fates.ts';
import { isThere } from './is-there.ts';
import { isQuiet } from './quiet-hours.ts';

export type FateTellerProps = {
  store: Store;
  fates: Fates;
  profiles: Profiles;
  outbox: Outbox;
  localTime: LocalTime;
  clock: Clock;
  /** Puts the news of one seller into one message. */
  tell: (seller: Subscriber, news: FateNews[]) => OutgoingMessage;
  onCommit: (botId: string) => void;
};

const PER_ROUND = 200;
/** So many sales stand in one message. */
const PER_MESSAGE = 8;

/** Tells sellers once what became of their sales, in the daytime; who has switched that off is told nothing. */
export class FateTeller {
  readonly #props: FateTellerProps;

  constructor(props: FateTellerProps) {
    this.#props = props;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { fates, localTime, clock } = this.#props;
    if (isQuiet(localTime, clock.now())) return;
    const news = await fates.toTell(PER_ROUND);
    for (const [subscriberId, theirs] of Map.groupBy(news, ({ sale }) => sale.subscriberId))
      for (let at = 0; at < theirs.length && !signal.aborted; at += PER_MESSAGE)
        await this.#tell(subscriberId, theirs.slice(at, at + PER_MESSAGE));
  }

  async #tell(subscriberId: number, news: FateNews[]): Promise<void> {
    const { store, fates, profiles, outbox, tell, onCommit } = this.#props;
    const seller = await profiles.byId(subscriberId);
    if (!seller) return;
    const isWanted = await fates.isWanted(subscriberId);
    await store.write(async (tx) => {
      if (!(await isThere(tx, subscriberId))) return;
      const fresh: FateNews[] = [];
      for (const one of news) if (await fates.told(tx, one)) fresh.push(one);
      if (fresh.length === 0 || !isWanted) return;
      await outbox.add(tx, seller, [{ kind: 'message', message: tell(seller, fresh) }]);
    });
    onCommit(seller.botId);
  }
}

import { readPhoneNumber } from '../audience/phone-number.ts';
import { AppError } from '../domain/app-error.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Store } from '../store/store.ts';
import type { Broadcast } from './broadcasts.ts';
import { Letter } from './content.ts';

/** To whom a broadcast went as a test, and which of the phones are nobody's. */
export type TryOutcome = { sent: { phone: string; messenger: MessengerName }[]; missing: string[] };

/** Sends a broadcast to a few phones before it goes to everybody, as it will look. */
export class TryOut {
  readonly #store: Store;
  readonly #outbox: Outbox;
  readonly #onCommit: (botId: string) => void;

  constructor(props: { store: Store; outbox: Outbox; onCommit: (botId: string) => void }) {
    this.#store = props.store;
    this.#outbox = props.outbox;
    this.#onCommit = props.onCommit;
  }

  /** AppError `usage` for what is no phone number, `not found` when none of them has written to the bot. */
  async send({ botId, audience, content }: Broadcast, phones: readonly string[]): Promise<TryOutcome> {
    const wanted = phones.map(readOne);
    const rows = await this.#store.read
      .selectFrom('subscribers')
      .select(['id', 'messenger', 'external_id', 'name', 'username', 'state', 'phone'])
      .where('bot_id', '=', botId)
      .where('state', '=', 'active')
      .where('messenger', 'in', audience.messengers)
      .where('phone', 'in', wanted)
      .execute();
    if (rows.length === 0)
      throw new AppError('not found', 'nobody with these phones uses the bot: they have to sign in to it first');
    const letter = new Letter(content);
    await this.#store.write(async (tx) => {
      for (const { external_id: externalId, username, ...row } of rows) {
        const subscriber: Subscriber = { ...row, botId, externalId };
        await this.#outbox.add(tx, subscriber, [{ kind: 'message', message: letter.to({ ...row, username }) }]);
      }
    });
    this.#onCommit(botId);
    const sent = rows.map(({ phone, messenger }) => ({ phone: phone ?? '', messenger }));
    return { sent, missing: wanted.filter((phone) => !sent.some((one) => one.phone === phone)) };
  }
}

function readOne(typed: string): string {
  const phone = readPhoneNumber(typed);
  if (phone === undefined) throw new AppError('usage', `phones: found "${typed}", expected a Ukrainian phone number`);
  return phone;
}

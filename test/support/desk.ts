import { Profiles } from '../../src/audience/profiles.ts';
import { Words } from '../../src/conversations/words.ts';
import { buildDesk } from '../../src/daemon/build-desk.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { keepHeard } from '../../src/delivery/said.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Caller, Role } from '../../src/domain/staff.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import type { Store } from '../../src/store/store.ts';
import type { SupportDesk } from '../../src/support/desk.ts';
import { SupportHours } from '../../src/support/support-hours.ts';
import { BOT, meet, openTestStore } from './open-store.ts';

const said = { count: 0 };

/** The online chat over a real store, with staff and sellers; nothing is sent. */
export class DeskWorld {
  readonly store: Store;
  readonly desk: SupportDesk;
  readonly outbox: Outbox;
  readonly hours: SupportHours;

  private constructor(store: Store, clock: Clock) {
    this.store = store;
    this.outbox = new Outbox({ store });
    this.hours = new SupportHours({ store, localTime: new LocalTime('Europe/Kyiv') });
    const words = new Words();
    this.desk = buildDesk({
      store,
      clock,
      wordsOf: () => words,
      outbox: this.outbox,
      profiles: new Profiles({ store }),
      supportHours: this.hours,
      rules: { ratings: true, escalateMinutes: 10 },
    });
  }

  static async open(clock: Clock): Promise<DeskWorld> {
    return new DeskWorld(await openTestStore(clock), clock);
  }

  /** The same over a store that is there already. */
  static over(store: Store, clock: Clock): DeskWorld {
    return new DeskWorld(store, clock);
  }

  /** A member of the staff, an operator of the bot unless told otherwise. */
  async staff(login: string, role: Role = 'operator', bots: readonly string[] = [BOT]): Promise<Caller> {
    const staffId = await this.store.write(async (tx) => {
      const { id } = await tx.db
        .insertInto('staff')
        .values({ login, name: login, role, password: '', created_at: tx.now })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const bot of bots)
        await tx.db.insertInto('staff_bots').values({ staff_id: id, bot_id: bot, granted_at: 0 }).execute();
      return id;
    });
    return { staffId, login, name: login, role, bots: role === 'operator' ? bots : 'all', tokenId: 1, via: 'console' };
  }

  /** Somebody writes to support. Answers the dialog. */
  async asks(seller: Subscriber | string, text = 'Де мої бали?'): Promise<number> {
    const who = typeof seller === 'string' ? await meet(this.store, seller) : seller;
    return this.store.write(async (tx) => {
      const update = { messenger: who.messenger, key: String(++said.count), from: { id: who.externalId }, sentAt: 0 };
      const heard = await keepHeard(tx, who, { ...update, content: { kind: 'text', text } });
      await this.desk.seller.hear(tx, who, heard ?? 0, {});
      const { id } = await tx.db
        .selectFrom('dialogs')
        .select('id')
        .where('subscriber_id', '=', who.id)
        .executeTakeFirstOrThrow();
      return id;
    });
  }

  /** An operator says something, each time with an id of its own. */
  says(caller: Caller, dialog: number, text = 'Вітаю'): Promise<number[]> {
    const clientId = `00000000-0000-4000-8000-${String(++said.count).padStart(12, '0')}`;
    return this.store.write((tx) => this.desk.answers.say(tx, caller, dialog, { clientId, text, pictures: [] }));
  }

  takes(caller: Caller, dialog: number) {
    return this.store.write((tx) => this.desk.dialogs.take(tx, caller, dialog));
  }

  renews(caller: Caller): Promise<number[]> {
    return this.store.write((tx) => this.desk.dialogs.renew(tx, caller));
  }

  async line(dialog: number) {
    const line = await this.desk.list.line(dialog);
    if (!line) throw new Error(`there is no dialog ${dialog}`);
    return line;
  }
}

import type { Article, BookedNotice, Member, Question } from './book-types.ts';
import { demoNews, demoNotices } from './demo-news.ts';
import { demoMembers, STRANGER } from './demo-people.ts';
import { LAMPS, TELEVISIONS } from './demo-products.ts';
import { demoPromotions } from './demo-programme.ts';
import { kyivTime } from './kyiv-time.ts';
import { Programme } from './programme.ts';
import { Sales } from './sales.ts';
import { Sessions } from './sessions.ts';
import { SmsCodes, type SmsSettings } from './sms-codes.ts';

/** What GetChanges may name. */
export type ChangeType = 'Profile' | 'Actions' | 'Notices';

/** As the demo news write it. */
export const REAL_SITE = 'https://club.ergo-global.com';

/** Everything the stand-in knows and has been told. Tests may look into all of it and change it between calls. */
export class ClubBooks {
  readonly members = new Map<string, Member>();
  readonly sms: SmsCodes;
  readonly sessions = new Sessions();
  readonly programme: Programme;
  readonly sales = new Sales();
  readonly questions: Question[] = [];
  readonly notices: BookedNotice[];
  readonly news: Article[];
  /** Where the club's photos lie; the real club's until the stand-in is told its own address. */
  site = REAL_SITE;
  /** Every call that reached the stand-in, in order, also those that a fault then hit. */
  readonly calls: { at: number; method: string; phone: string }[] = [];
  readonly #changes = new Map<string, Set<ChangeType>>();

  constructor(now: number, sms?: SmsSettings) {
    this.sms = new SmsCodes(sms);
    this.programme = new Programme(demoPromotions(now));
    this.notices = demoNotices(now);
    this.news = demoNews(now);
    for (const member of demoMembers(now)) this.members.set(member.phone, member);
    this.#registerForStranger(now);
  }

  /** What GetChanges will name to this member, until it is read; without a phone to every member. */
  note(change: ChangeType, phone?: string): void {
    for (const one of phone === undefined ? this.members.keys() : [phone]) {
      this.#changes.set(one, new Set(this.#changes.get(one)).add(change));
    }
  }

  changesFor(phone: string): ChangeType[] {
    return [...(this.#changes.get(phone) ?? [])];
  }

  hasRead(change: ChangeType, phone: string): void {
    this.#changes.get(phone)?.delete(change);
  }

  /** The demo's "already registered" serials: the 999th of the first television and of the first lamp. */
  #registerForStranger(now: number): void {
    const stranger = this.members.get(STRANGER);
    for (const [promotionId, products] of [
      ['17', TELEVISIONS],
      ['147', LAMPS],
    ] as const) {
      const promotion = this.programme.find(promotionId);
      const [product] = products;
      if (!stranger || !promotion || !product) continue;
      const sale = { serial: this.programme.serial(product, 999), date: kyivTime(now - 86_400_000) };
      this.sales.register(stranger, { promotion, product }, sale);
    }
  }
}

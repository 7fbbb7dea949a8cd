import type { RefusalReason } from '../club/club.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Sale } from './ledger.ts';
import type { PromotedModel } from './promotions.ts';

/** What a seller is told of a sale. */
export type SaleNews =
  | { kind: 'saved'; sale: Sale }
  | { kind: 'registered'; sale: Sale; model: PromotedModel | undefined }
  | { kind: 'needs model'; sale: Sale }
  /** Its promotion may be one that has ended since: then it can be registered in full until that day, `YYYY-MM-DD`. */
  | { kind: 'in grace'; sale: Sale; until: string }
  | { kind: 'needs more'; sale: Sale; what: 'photo missing' | 'trade point missing' }
  | { kind: 'already yours'; sale: Sale }
  | { kind: 'inactive'; sale: Sale }
  | { kind: 'too late'; sale: Sale }
  | { kind: 'refused'; sale: Sale; reason: RefusalReason; comment: string };

/** Puts news into the words and buttons of the conversations. */
export type TellSale = (seller: Subscriber, news: SaleNews) => OutgoingMessage[];

const CHOICE_REFUSED: readonly RefusalReason[] = ['unknown action', 'action ended', 'not in promotion'];

/** Whether another promotion or product may help: the seller chose from a list that the club sees otherwise by now. */
export function isWrongChoice({ sale, reason }: Extract<SaleNews, { kind: 'refused' }>): boolean {
  return sale.kind === 'full' && CHOICE_REFUSED.includes(reason);
}

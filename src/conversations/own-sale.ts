import type { Sale } from '../sales/ledger.ts';
import type { Context } from './scene.ts';

/** The sale that a button names, if it is this seller's own: buttons may be forged. */
export async function ownSale({ ledger, subscriber }: Context, saleId: number | undefined): Promise<Sale | undefined> {
  const sale = saleId === undefined ? undefined : await ledger.byId(saleId);
  return sale?.subscriberId === subscriber.id ? sale : undefined;
}

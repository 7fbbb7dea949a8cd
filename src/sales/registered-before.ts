import type { Transaction } from '../store/database.ts';
import type { Sale } from './ledger.ts';

/** Whether this member, in whichever messenger, has already registered the serial with another sale. */
export async function registeredBefore(tx: Transaction, sale: Sale): Promise<boolean> {
  const numbers = tx.db.selectFrom('subscriber_phones').select('phone').where('subscriber_id', '=', sale.subscriberId);
  const accounts = tx.db.selectFrom('subscriber_phones').select('subscriber_id').where('phone', 'in', numbers);
  const row = await tx.db
    .selectFrom('sales')
    .select('id')
    .where('serial', '=', sale.serial)
    .where('state', '=', 'registered')
    .where('id', '<>', sale.id)
    .where((where) =>
      where.or([where('subscriber_id', '=', sale.subscriberId), where('subscriber_id', 'in', accounts)]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

import type { Transaction } from '../store/database.ts';

/**
 * An account has got its first number: what staff had noted of it becomes the member's, but for what is noted of that
 * member already.
 */
export async function adoptNotes({ db }: Transaction, account: string, member: string): Promise<void> {
  await db
    .insertInto('attribute_values')
    .columns(['attribute_id', 'member', 'value', 'folded', 'number', 'set_at'])
    .expression((eb) =>
      eb
        .selectFrom('attribute_values')
        .select((own) => ['attribute_id', own.val(member).as('member'), 'value', 'folded', 'number', 'set_at'])
        .where('member', '=', account),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('tag_members')
    .columns(['tag_id', 'member', 'set_at'])
    .expression((eb) =>
      eb
        .selectFrom('tag_members')
        .select((own) => ['tag_id', own.val(member).as('member'), 'set_at'])
        .where('member', '=', account),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.deleteFrom('attribute_values').where('member', '=', account).execute();
  await db.deleteFrom('tag_members').where('member', '=', account).execute();
}

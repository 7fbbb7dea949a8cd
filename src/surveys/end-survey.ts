import { mayBecome } from '../domain/broadcast.ts';
import type { Broadcasts } from '../broadcasts/broadcasts.ts';
import type { Closing } from '../domain/survey.ts';
import type { Transaction } from '../store/database.ts';
import type { Survey, Surveys } from './surveys.ts';

/**
 * No more answers are taken, and nothing more goes out; answers whether it had not ended before. Whoever calls has
 * `Running` read anew after the commit.
 */
export async function endSurvey(
  tx: Transaction,
  { surveys, broadcasts }: { surveys: Surveys; broadcasts: Broadcasts },
  { id, botId, invitation, reminderId }: Survey,
  because: Closing,
): Promise<boolean> {
  if (!(await surveys.close(tx, id, because))) return false;
  for (const one of [invitation.id, ...(reminderId === null ? [] : [reminderId])]) {
    const broadcast = await broadcasts.get(botId, one, tx.db);
    if (mayBecome(broadcast.state, 'cancelled')) await broadcasts.become(tx, broadcast, 'cancelled');
  }
  return true;
}

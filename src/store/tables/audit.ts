import type { Generated } from 'kysely';
import type { WayIn } from '../../domain/staff.ts';

/** What staff have changed and revealed; rows are only ever added. */
export interface AuditTable {
  id: Generated<number>;
  at: number;
  staff_id: number | null;
  login: string;
  token_id: number | null;
  via: WayIn;
  action: string;
  bot_id: string | null;
  target: string | null;
  /** JSON, secrets masked. */
  before: string | null;
  after: string | null;
}

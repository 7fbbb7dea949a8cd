import type { Generated } from 'kysely';
import type { Role } from '../../domain/staff.ts';

/** Accounts of people who use the control API. */
export interface StaffTable {
  id: Generated<number>;
  login: string;
  name: string;
  role: Role;
  /** A scrypt hash with its salt and its cost. */
  password: string;
  created_at: number;
  disabled_at: number | null;
}

/** The bots that an operator is granted. */
export interface StaffBotsTable {
  staff_id: number;
  bot_id: string;
  granted_at: number;
}

/** Personal tokens, one for each device that signed in. */
export interface StaffTokensTable {
  id: Generated<number>;
  staff_id: number;
  /** SHA-256 of the token, in hex: the token itself is known to its owner only. */
  hash: string;
  device: string;
  created_at: number;
  expires_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

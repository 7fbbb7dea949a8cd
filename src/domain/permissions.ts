import type { Role } from './staff.ts';

const ADMINISTRATORS = ['administrator'] as const;
const EVERYBODY = ['administrator', 'operator'] as const;

/**
 * Who may do what: the one table (specification, «Розмежування доступів»: administrators everything; operators texts,
 * statistics, broadcasts, surveys and the online chat of their bots, with what these need of profiles and hours).
 */
export const PERMISSIONS = {
  'bots.see': EVERYBODY,
  'bots.control': ADMINISTRATORS,
  'inbox.see': ADMINISTRATORS,
  'inbox.retry': ADMINISTRATORS,
  'staff.see': ADMINISTRATORS,
  'staff.change': ADMINISTRATORS,
  'audit.see': ADMINISTRATORS,
  'texts.see': EVERYBODY,
  'texts.change': EVERYBODY,
  'hours.see': EVERYBODY,
  'hours.change': ADMINISTRATORS,
  'statistics.see': EVERYBODY,
  'profiles.see': EVERYBODY,
  'profiles.tag': EVERYBODY,
  'profiles.change': ADMINISTRATORS,
  'profiles.export': ADMINISTRATORS,
  'profiles.reveal': ADMINISTRATORS,
  'profiles.forget': ADMINISTRATORS,
  'segments.see': EVERYBODY,
  'segments.change': EVERYBODY,
  'sales.see': EVERYBODY,
  'sales.retry': ADMINISTRATORS,
  'sales.export': ADMINISTRATORS,
  'broadcasts.see': EVERYBODY,
  'broadcasts.draft': EVERYBODY,
  'broadcasts.send': EVERYBODY,
  'surveys.see': EVERYBODY,
  'surveys.draft': EVERYBODY,
  'surveys.send': EVERYBODY,
  'dialogs.see': EVERYBODY,
  'dialogs.answer': EVERYBODY,
  'dialogs.take over': ADMINISTRATORS,
  'events.see': EVERYBODY,
  'backups.make': ADMINISTRATORS,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** What only administrators may do where operators draft and administrators approve (`staff.operatorsSend` is false). */
const APPROVALS: ReadonlySet<Permission> = new Set(['broadcasts.send', 'surveys.send']);

/** Whether a role has a permission. `operatorsSend`: whether operators send what they have drafted without approval. */
export function isAllowed(role: Role, permission: Permission, { operatorsSend }: { operatorsSend: boolean }): boolean {
  if (role === 'operator' && !operatorsSend && APPROVALS.has(permission)) return false;
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role);
}

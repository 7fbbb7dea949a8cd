import * as z from 'zod';
import { ROLES } from '../../domain/staff.ts';
import { json, PLAIN, procedure } from '../procedure.ts';
import { botId, done, time } from './fields.ts';

const login = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/)
  .describe('small latin letters, digits, dots, dashes, 2 to 32 characters, a letter first');

const password = z.string().min(1).max(1000).describe('a password of 10 to 200 characters');

const account = z.object({
  login: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  bots: z.array(z.string()).describe('granted to an operator; an administrator has all'),
  createdAt: time,
  lastUsedAt: time.nullable(),
  disabledAt: time.nullable(),
});

const newAccount = z.strictObject({
  login,
  name: z.string().trim().min(1).max(100).describe('the name that colleagues see, 1 to 100 characters'),
  role: z.enum(ROLES).describe('"administrator" or "operator"'),
  bots: z.array(botId).default([]),
  password: password.optional(),
});

/** The password is given once, when the daemon has made it. */
const added = z.object({ login: z.string(), password: z.string().optional() });

const one = { ...PLAIN, access: 'staff.change', params: z.strictObject({ login }), changes: true } as const;

/** Accounts of the staff. */
export const staff = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/staff',
    summary: 'Every account, with role and bots',
    access: 'staff.see',
    answer: json(z.object({ items: z.array(account) })),
  }),
  add: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/staff',
    summary: 'Add an account; without a password the daemon makes one',
    access: 'staff.change',
    changes: true,
    body: newAccount,
    answer: json(added),
  }),
  first: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/staff/first',
    summary: 'Add the first administrator: over the local socket, as long as there is no account',
    access: 'anybody',
    changes: true,
    body: newAccount.omit({ role: true, bots: true }),
    answer: json(added),
  }),
  role: procedure({
    ...one,
    method: 'PUT',
    path: '/staff/{login}/role',
    summary: 'Change the role',
    body: z.strictObject({ role: z.enum(ROLES).describe('"administrator" or "operator"') }),
    answer: json(done),
  }),
  grant: procedure({
    ...one,
    method: 'PUT',
    path: '/staff/{login}/bots/{bot}',
    summary: 'Let an operator work with a bot',
    params: z.strictObject({ login, bot: botId }),
    answer: json(done),
  }),
  revoke: procedure({
    ...one,
    method: 'DELETE',
    path: '/staff/{login}/bots/{bot}',
    summary: 'Take a bot away from an operator',
    params: z.strictObject({ login, bot: botId }),
    answer: json(done),
  }),
  password: procedure({
    ...one,
    method: 'PUT',
    path: '/staff/{login}/password',
    summary: 'Set a new password, or have one made; all devices are signed out',
    body: z.strictObject({ password: password.optional() }),
    answer: json(added),
  }),
  disable: procedure({
    ...one,
    method: 'PUT',
    path: '/staff/{login}/disabled',
    summary: 'Close the account and end its tokens',
    answer: json(done),
  }),
  enable: procedure({
    ...one,
    method: 'DELETE',
    path: '/staff/{login}/disabled',
    summary: 'Open a closed account again',
    answer: json(done),
  }),
};

import * as z from 'zod';
import { ROLES } from '../../domain/staff.ts';
import { json, PLAIN, procedure } from '../procedure.ts';
import { done, rowId, time } from './fields.ts';

const token = z.object({
  id: z.int(),
  login: z.string(),
  device: z.string(),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable(),
  current: z.boolean().describe('whether it is the one that this call was made with'),
});

/** Signing in and out, and the tokens that this makes. */
export const session = {
  login: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/session',
    summary: 'Sign in: a personal token for this device',
    access: 'anybody',
    changes: true,
    body: z.strictObject({
      login: z.string().min(1).max(64).describe('a login'),
      password: z.string().min(1).max(1000).describe('the password'),
      device: z.string().trim().min(1).max(100).describe('a name for this device, 1 to 100 characters'),
    }),
    answer: json(z.object({ token: z.string(), expiresAt: time })),
  }),
  logout: procedure({
    ...PLAIN,
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out: the token of this call is good no more',
    access: 'staff',
    changes: true,
    answer: json(done),
  }),
  whoami: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/session',
    summary: 'Who calls, and for which bots',
    access: 'staff',
    answer: json(
      z.object({
        login: z.string(),
        name: z.string(),
        role: z.enum(ROLES),
        bots: z.array(z.string()),
        token: z.int(),
      }),
    ),
  }),
  password: procedure({
    ...PLAIN,
    method: 'PUT',
    path: '/session/password',
    summary: 'Change the own password; all other devices are signed out',
    access: 'staff',
    changes: true,
    body: z.strictObject({
      old: z.string().min(1).max(1000).describe('the password until now'),
      new: z.string().min(1).max(1000).describe('the new password'),
    }),
    answer: json(done),
  }),
  tokens: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/tokens',
    summary: 'Tokens that are good: one’s own, or for administrators everybody’s',
    access: 'staff',
    query: z.strictObject({ login: z.string().max(64).describe('a login').optional() }),
    answer: json(z.object({ items: z.array(token) })),
  }),
  revoke: procedure({
    ...PLAIN,
    method: 'DELETE',
    path: '/tokens/{id}',
    summary: 'Make a token good for nothing: one’s own, or for administrators anybody’s',
    access: 'staff',
    changes: true,
    params: z.strictObject({ id: rowId }),
    answer: json(done),
  }),
};

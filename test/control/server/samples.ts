import type { Contract } from '../../../src/control/contract.ts';
import type { ControlPlane } from '../../support/control.ts';

/**
 * A call of each procedure that an administrator succeeds with, about the bot `ergo-club`; `prepare` makes what it needs,
 * and answers parameters that are known only then.
 */
export type Sample = {
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: unknown;
  prepare?: (plane: ControlPlane) => Promise<Record<string, string | number> | void>;
};

const oksana = (plane: ControlPlane) => plane.add('oksana', 'operator', ['ergo-club']);
const account = { params: { login: 'oksana' }, prepare: oksana };

export const SAMPLES: { [Noun in keyof Contract]: { [Verb in keyof Contract[Noun]]: Sample } } = {
  session: {
    login: { body: { login: 'admin', password: 'сім мокрих котів', device: 'laptop' } },
    logout: {},
    whoami: {},
    password: { body: { old: 'сім мокрих котів', new: 'вісім сухих псів' } },
    tokens: {},
    revoke: {
      prepare: async (plane) => {
        await plane.tokenOf('admin');
        const [newest] = await plane.parts.tokens.list(plane.parts.clock.now(), 'admin');
        return { id: newest?.id ?? 0 };
      },
    },
  },
  staff: {
    list: {},
    add: { body: { login: 'new.one', name: 'Новий', role: 'operator', bots: ['ergo-club'] } },
    first: { body: { login: 'first', name: 'Перший' } },
    role: { ...account, body: { role: 'administrator' } },
    grant: { ...account, params: { login: 'oksana', bot: 'ergo-club' } },
    revoke: { ...account, params: { login: 'oksana', bot: 'ergo-club' } },
    password: { ...account, body: {} },
    disable: account,
    enable: account,
  },
  bots: { list: {} },
  inbox: { setAside: {}, retryAll: {}, retry: { params: { id: 42 } } },
  audit: { list: {} },
  events: { follow: {} },
};

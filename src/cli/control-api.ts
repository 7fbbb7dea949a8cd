import type { ControlClient } from '../control/client.ts';
import type { Contract } from '../control/contract.ts';
import type { GlobalOptions } from './command.ts';
import { theDaemon, type Addressed } from './the-daemon.ts';

/** What a command calls the daemon with. It is loaded when a command runs, so that --help loads nothing. */
export type ControlApi = { client: ControlClient; contract: Contract };

/** Calls the daemon that the options mean and lets go of the connection afterwards. May throw AppError. */
export async function callDaemon<Answer>(
  options: GlobalOptions,
  call: (api: ControlApi) => Promise<Answer>,
): Promise<Answer> {
  return callAt(await theDaemon(options), call);
}

/** The same for a daemon that has been found already. */
export async function callAt<Answer>(
  { server, token }: Pick<Addressed, 'server' | 'token'>,
  call: (api: ControlApi) => Promise<Answer>,
): Promise<Answer> {
  const [{ ControlClient }, { contract }] = await Promise.all([
    import('../control/client.ts'),
    import('../control/contract.ts'),
  ]);
  const client = new ControlClient({ server, token, via: 'cli' });
  try {
    return await call({ client, contract });
  } finally {
    await client.close();
  }
}

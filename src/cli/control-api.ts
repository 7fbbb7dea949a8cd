import { AppError } from '../domain/app-error.ts';
import type { ControlClient } from '../control/client.ts';
import type { GlobalOptions } from './command.ts';

/** Calls the daemon of the configuration and lets go of the connection afterwards. May throw AppError. */
export async function callDaemon<Answer>(
  { config }: GlobalOptions,
  call: (client: ControlClient) => Promise<Answer>,
): Promise<Answer> {
  const { CONFIG_FILE, loadControlAddress } = await import('../config/load.ts');
  const address = await loadControlAddress(config);
  if (!address.ok) {
    const { formatProblems } = await import('../config/problem.ts');
    throw new AppError('configuration', formatProblems(config ?? CONFIG_FILE, address.failure));
  }
  const { ControlClient } = await import('../control/client.ts');
  const client = new ControlClient({ listen: address.value });
  try {
    return await call(client);
  } finally {
    await client.close();
  }
}

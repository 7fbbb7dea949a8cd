import { main } from '../../src/cli/main.ts';
import { configFile } from './config-file.ts';
import type { ControlPlane } from './control.ts';
import { signedIn } from './signed-in.ts';
import { testIo } from './test-io.ts';

export type Said = { exitCode: number; out: string; err: string };

/** Runs command lines as somebody who is signed in to a daemon, an administrator unless told. */
export async function commandLine(plane: ControlPlane, token?: string): Promise<(...argv: string[]) => Promise<Said>> {
  const { file } = await configFile({ control: { listen: plane.listen } });
  signedIn(token ?? (await plane.tokenOf('admin')));
  return async (...argv) => {
    const io = testIo();
    const exitCode = await main([...argv, '--config', file], io);
    return { exitCode, out: io.out.join('\n'), err: io.err.join('\n') };
  };
}

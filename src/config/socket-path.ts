import { dirname, resolve } from 'node:path';

/** Linux: sockaddr_un.sun_path has 108 bytes with the closing zero (unix(7)). */
export const LONGEST_SOCKET_PATH = 107;

/** The absolute path of the control socket: where `listen` (`unix:PATH`) says, else `control.sock` in the data folder. */
export function socketPath(file: string, dataDir: string, listen: string | undefined): string {
  const folder = dirname(file);
  if (listen === undefined) return resolve(folder, dataDir, 'control.sock');
  return resolve(folder, listen.slice('unix:'.length));
}

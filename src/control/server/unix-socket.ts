import { mkdir, stat, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { dirname } from 'node:path';
import { AppError } from '../../domain/app-error.ts';

/**
 * The user of the daemon and its group may connect: the socket is made with mode 0660. Who lets nobody else into its
 * folder lets nobody else in; who calls is told by a token all the same.
 */
const UMASK = 0o117;

/**
 * Listens on a unix socket. A socket file that nobody answers on any more is removed; AppError `conflict` when somebody
 * does, or when something else lies there.
 */
export async function listenOnSocket(server: Server, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await removeStaleSocket(path);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // The file is made within this call, so that no moment is left in which others could connect.
    const before = process.umask(UMASK);
    try {
      server.listen(path, resolve);
    } finally {
      process.umask(before);
    }
  });
}

async function removeStaleSocket(path: string): Promise<void> {
  const present = await stat(path).catch(() => undefined);
  if (!present) return;
  if (!present.isSocket()) throw new AppError('conflict', `${path} is there and is no socket: move it away`);
  if (await isAnswered(path)) throw new AppError('conflict', `another daemon listens on ${path}`);
  await unlink(path);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

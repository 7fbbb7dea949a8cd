import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../../domain/finding.ts';

const DAY = 24 * 3_600_000;
/** So long before it ends a certificate should have been renewed. */
const RENEWAL = 14 * DAY;

/** The doors for commands: who may open the socket, and how long the certificate of the remote one is good. */
export async function examineDoors({ control }: Config, now: number): Promise<Finding[]> {
  const { tls } = control.remote ?? {};
  return [
    ...(await examineSocket(control.listen.replace(/^unix:/, ''))),
    ...(tls ? [await examineCertificate(tls.certificate, now)] : []),
  ];
}

/** Without a daemon there is no socket: that is told elsewhere. */
async function examineSocket(path: string): Promise<Finding[]> {
  const check = 'socket';
  const present = await stat(path).catch(() => undefined);
  if (!present) return [];
  if (!present.isSocket()) {
    const next = 'Move it away, or name another control.listen.';
    return [{ check, state: 'failed', found: `${path} is there and is no socket`, next }];
  }
  const mode = (present.mode & 0o777).toString(8);
  if (present.mode & 0o007) {
    const next = 'Start the daemon anew: it closes its socket to others.';
    return [{ check, state: 'failed', found: `${path} is open to everybody on this machine (mode ${mode})`, next }];
  }
  return [{ check, state: 'ok', found: `${path} is open to its user and group only (mode ${mode})` }];
}

async function examineCertificate(path: string, now: number): Promise<Finding> {
  const check = 'certificate';
  const content: Buffer | string = await readFile(path).catch(
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
  const ends = typeof content === 'string' ? undefined : endOf(content);
  if (ends === undefined) {
    const found = typeof content === 'string' ? `${path} cannot be read (${content})` : `${path} holds no certificate`;
    return { check, state: 'failed', found, next: 'Set control.remote.certificate right, or the rights of that file.' };
  }
  const day = new Date(ends).toISOString().slice(0, 10);
  if (ends - now > RENEWAL) return { check, state: 'ok', found: `control.remote.certificate is good until ${day}` };
  const found = `control.remote.certificate ${ends > now ? 'ends' : 'has ended'} on ${day}`;
  return { check, state: ends > now ? 'warning' : 'failed', found, next: 'Renew it, and start the daemon anew.' };
}

function endOf(content: Buffer): number | undefined {
  try {
    return Date.parse(new X509Certificate(content).validTo);
  } catch {
    return undefined;
  }
}

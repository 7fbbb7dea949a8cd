import { dirname, join, resolve } from 'node:path';
import type { BotConfig, Config } from './config.ts';
import type { ConfigFile } from './schema.ts';
import type { Secret } from './secret.ts';
import { socketPath } from './socket-path.ts';
import { listenAddress } from './values.ts';

type Resolved = { file: string; secrets: ReadonlyMap<string, Secret> };

/** A checked file with absolute paths, parsed addresses and its secrets in place. */
export function resolveConfig(from: ConfigFile, { file, secrets }: Resolved): Config {
  const secretKey = secrets.get('secretKey');
  const publicUrl = from.http.publicUrl?.replace(/\/+$/, '');
  const dataDir = resolve(dirname(file), from.dataDir);
  const backupFolder = from.backup.folder;
  return {
    file,
    dataDir,
    timeZone: from.timeZone,
    ...(secretKey && { secretKey }),
    http: { listen: required(listenAddress(from.http.listen)), ...(publicUrl && { publicUrl }) },
    control: resolveControl(file, from),
    staff: from.staff,
    log: from.log,
    barcodes: from.barcodes,
    sales: from.sales,
    signIn: from.signIn,
    backup: {
      ...from.backup,
      folder: backupFolder === undefined ? join(dataDir, 'backups') : resolve(dirname(file), backupFolder),
    },
    support: from.support,
    bots: from.bots.map((bot, index) =>
      resolveBot(bot, (messenger) => secrets.get(`bots[${index}].${messenger}.token`)),
    ),
  };
}

function resolveControl(file: string, { dataDir, control }: ConfigFile): Config['control'] {
  const listen = `unix:${socketPath(file, dataDir, control.listen)}`;
  if (!control.remote) return { listen };
  const { certificate, key } = control.remote;
  const inFolder = (path: string) => resolve(dirname(file), path);
  const tls = certificate !== undefined &&
    key !== undefined && { certificate: inFolder(certificate), key: inFolder(key) };
  return { listen, remote: { ...required(listenAddress(control.remote.listen)), ...(tls && { tls }) } };
}

function resolveBot(
  { telegram, viber, ...bot }: ConfigFile['bots'][number],
  token: (messenger: string) => Secret | undefined,
): BotConfig {
  return {
    ...bot,
    ...(telegram && { telegram: { ...telegram, token: required(token('telegram')) } }),
    ...(viber && { viber: { ...viber, token: required(token('viber')) } }),
  };
}

/** The checks before have made sure of it; without it there is a bug here. */
function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a checked configuration lacks a checked value');
  return value;
}

import * as z from 'zod';
import type { ConfigProblem } from './problem.ts';
import { LONGEST_SOCKET_PATH, socketPath } from './socket-path.ts';
import { isLoopback, listenAddress } from './values.ts';

/** The file read leniently: whatever has another shape counts as absent, the schema speaks about it. */
const outline = z
  .looseObject({
    dataDir: z.string().catch('data'),
    control: z
      .looseObject({
        listen: z.string().startsWith('unix:').optional(),
        remote: z.looseObject({ listen: z.string(), certificate: z.unknown(), key: z.unknown() }).optional(),
      })
      .catch({}),
    http: z.looseObject({ publicUrl: z.unknown() }).catch({ publicUrl: undefined }),
    bots: z
      .array(
        z
          .looseObject({
            id: z.string().optional().catch(undefined),
            telegram: z.looseObject({ token: z.unknown() }).optional().catch(undefined),
            viber: z.looseObject({ token: z.unknown() }).optional().catch(undefined),
          })
          .catch({ telegram: undefined }),
      )
      .catch([]),
  })
  .catch({ dataDir: 'data', control: {}, http: { publicUrl: undefined }, bots: [] });

type Outline = z.output<typeof outline>;

/** What one value cannot show: ids used twice, bots without a messenger, Viber without a public address, a socket path too long. */
export function crossChecks(raw: unknown, file: string): ConfigProblem[] {
  const read = outline.parse(raw);
  return [
    ...repeatedIds(read),
    ...missingMessengers(read),
    ...missingPublicUrl(read),
    ...openRemoteDoor(read),
    ...longSocketPath(socketPath(file, read.dataDir, read.control.listen)),
  ];
}

function repeatedIds({ bots }: Outline): ConfigProblem[] {
  return bots.flatMap(({ id }, index) => {
    const first = bots.findIndex((other) => other.id === id);
    if (id === undefined || first === index) return [];
    const found = `"${id}", which is also the id of bots[${first}]`;
    return [{ path: `bots[${index}].id`, found, expected: 'an id of its own' }];
  });
}

function missingMessengers({ bots }: Outline): ConfigProblem[] {
  return bots.flatMap((bot, index) => {
    if ('telegram' in bot || 'viber' in bot) return [];
    return [{ path: `bots[${index}]`, found: 'no messenger', expected: '"telegram" or "viber" or both' }];
  });
}

function missingPublicUrl({ http, bots }: Outline): ConfigProblem[] {
  const index = bots.findIndex((bot) => bot.viber !== undefined);
  if (index === -1 || http.publicUrl !== undefined) return [];
  const expected = `an https address, because bots[${index}] has Viber, which delivers its messages there`;
  return [{ path: 'http.publicUrl', found: 'nothing', expected }];
}

/** Tokens and passwords may leave the machine through TLS only. */
function openRemoteDoor({ control: { remote } }: Outline): ConfigProblem[] {
  if (!remote) return [];
  const missing = (['certificate', 'key'] as const).filter((name) => remote[name] === undefined);
  const host = listenAddress(remote.listen)?.host;
  if (missing.length === 0 || (missing.length === 2 && host !== undefined && isLoopback(host))) return [];
  const expected = 'a file in PEM form: only on 127.0.0.1 may control.remote be without TLS';
  return missing.map((name) => ({ path: `control.remote.${name}`, found: 'nothing', expected }));
}

function longSocketPath(path: string): ConfigProblem[] {
  const bytes = Buffer.byteLength(path);
  if (bytes <= LONGEST_SOCKET_PATH) return [];
  const expected = `a path of at most ${LONGEST_SOCKET_PATH} bytes, for example "unix:/run/ergo-bot/control.sock"`;
  return [{ path: 'control.listen', found: `${path}, ${bytes} bytes long`, expected }];
}

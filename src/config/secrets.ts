import type { ConfigFile } from './schema.ts';
import type { ConfigProblem } from './problem.ts';
import { readSecret, type SecretPlaces } from './read-secret.ts';
import { secretReference } from './schema.ts';
import type { Secret } from './secret.ts';

/** The secrets that could be fetched, by the path of their reference; problems for the others. */
export type Secrets = { byPath: Map<string, Secret>; problems: ConfigProblem[] };

type Reference = { path: string; reference: unknown };

const EXPECTED = 'a secret that is there when ergo-bot starts';

/** Fetches every well-formed reference of the file, even when the rest of it is wrong, to report all problems at once. */
export async function readSecrets(raw: unknown, places: SecretPlaces): Promise<Secrets> {
  const byPath = new Map<string, Secret>();
  const problems: ConfigProblem[] = [];
  for (const { path, reference } of references(raw)) {
    const wellFormed = secretReference.safeParse(reference);
    if (!wellFormed.success) continue;
    const secret = await readSecret(wellFormed.data, places);
    if (secret.ok) byPath.set(path, secret.value);
    else problems.push({ path, found: secret.failure, expected: EXPECTED });
  }
  return { byPath, problems: [...problems, ...sharedTokens(byPath), ...badKey(byPath)] };
}

function references(raw: unknown): Reference[] {
  const bots = property(raw, 'bots');
  const tokens = (Array.isArray(bots) ? bots : []).flatMap((bot: unknown, index) =>
    (['telegram', 'viber'] as const satisfies (keyof ConfigFile['bots'][number])[]).map((messenger) => ({
      path: `bots[${index}].${messenger}.token`,
      reference: property(property(bot, messenger), 'token'),
    })),
  );
  return [{ path: 'secretKey', reference: property(raw, 'secretKey') }, ...tokens];
}

function property(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined;
}

/** Two bots on one token would take each other's messages. */
function sharedTokens(byPath: Map<string, Secret>): ConfigProblem[] {
  const tokens = [...byPath].filter(([path]) => path !== 'secretKey');
  return tokens.flatMap(([path, token], index) => {
    const twin = tokens.slice(0, index).find(([, other]) => other.reveal() === token.reveal());
    return twin ? [{ path, found: `the same token as ${twin[0]}`, expected: 'a token of its own' }] : [];
  });
}

function badKey(byPath: Map<string, Secret>): ConfigProblem[] {
  const key = byPath.get('secretKey');
  if (!key || decodeKey(key.reveal())) return [];
  const found = 'a key of another length or form (not shown)';
  return [
    { path: 'secretKey', found, expected: '32 bytes in base64 or hex, for example from `openssl rand -base64 32`' },
  ];
}

/** The 32 bytes of a key written in hex (64 signs) or base64; undefined when it is neither. */
export function decodeKey(text: string): Uint8Array | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  const bytes = /^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed) ? Buffer.from(trimmed, 'base64') : undefined;
  return bytes?.length === 32 ? bytes : undefined;
}

const UNTRUSTED = /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_/;

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EMFILE',
  'ENFILE',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What to look at, by the system's code. */
const WORDS: [codes: RegExp, words: string][] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its name is not found: look at the DNS of this machine'],
  [UNTRUSTED, 'its certificate is not trusted: look at the clock of this machine and at what stands between'],
  [/^ECONNREFUSED$/, 'it refuses connections'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, 'no way leads there: look at the network of this machine'],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'nobody answers there: look at the network and the firewall'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection broke'],
  [/^TimeoutError$/, 'it took too long to answer'],
  [/^(?:EMFILE|ENFILE)$/, 'too many files are open: raise the limit of open files (LimitNOFILE of the service)'],
];

/** The system's short code of a network failure. Messages are left alone: they may hold an address with a token. */
export function networkCode(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at.name === 'AbortError' || at.name === 'TimeoutError') return at.name;
  }
  return 'network failure';
}

/** Why the other side could not be reached and where to look, with the system's code; never an address. */
export function networkTrouble(error: unknown): string {
  const code = networkCode(error);
  const found = WORDS.find(([codes]) => codes.test(code));
  return found ? `${found[1]} (${code})` : code;
}

/** Whether a failed request never reached the other side, so that it may be repeated without doubling anything. */
export function neverConnected(error: unknown): boolean {
  const code = networkCode(error);
  return NEVER_CONNECTED.has(code) || UNTRUSTED.test(code);
}

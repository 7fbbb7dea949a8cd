import { describe, expect, it } from 'vitest';
import { failureWords, machineTrouble } from '../../src/domain/machine-trouble.ts';
import { networkTrouble, neverConnected } from '../../src/domain/network-trouble.ts';

const coded = (code: string, cause?: Error) =>
  Object.assign(new Error('https://api/bot123:secret', { cause }), { code });

describe('trouble of the machine', () => {
  it.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['SQLITE_READONLY_DBMOVED', 'readonly'],
    ['EROFS', 'readonly'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_IOERR_FSYNC', 'failing'],
    ['EMFILE', 'files'],
    ['SQLITE_CANTOPEN', 'files'],
    ['ENOMEM', 'memory'],
  ])('%s is "%s"', (code, kind) => {
    expect(machineTrouble(coded(code))?.kind).toBe(kind);
  });

  it('is seen through what it caused', () => {
    const error = new Error('the photo could not be kept', { cause: new Error('why', { cause: coded('ENOSPC') }) });
    expect(machineTrouble(error)?.kind).toBe('full');
  });

  it.each([coded('SQLITE_CONSTRAINT_UNIQUE'), coded('ENOENT'), new TypeError('x'), 'a word', undefined])(
    'is not what a program does wrong: %s',
    (error) => expect(machineTrouble(error)).toBeUndefined(),
  );

  it('is told in words, everything else by the kind of error alone', () => {
    expect(failureWords(coded('SQLITE_FULL'))).toMatch(/^the disk is full: make room on it/);
    expect(failureWords(new TypeError('with a secret'))).toBe('TypeError');
  });
});

describe('trouble of the network', () => {
  it.each([
    ['ENOTFOUND', /DNS.*ENOTFOUND/, true],
    ['EAI_AGAIN', /DNS/, true],
    ['CERT_HAS_EXPIRED', /certificate is not trusted/, true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate is not trusted/, true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /certificate is not trusted/, true],
    ['ECONNREFUSED', /refuses connections/, true],
    ['EMFILE', /too many files are open/, true],
    ['ECONNRESET', /the connection broke/, false],
    ['EVERYTHING_ELSE', /^EVERYTHING_ELSE$/, false],
  ])('%s says where to look, and whether the request can have arrived', (code, words, neverArrived) => {
    const error = new Error('fetch failed', { cause: coded(code) });
    expect(networkTrouble(error)).toMatch(words);
    expect(networkTrouble(error)).not.toContain('secret');
    expect(neverConnected(error)).toBe(neverArrived);
  });
});

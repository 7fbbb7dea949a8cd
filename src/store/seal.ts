import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Keeps secrets unreadable in the database file: AES-256-GCM under a 32-byte key that lies elsewhere. */
export class Seal {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Nonce, tag and cipher text in one. `owner` is bound in: a sealed value moved to another row does not open. */
  close(secret: string, owner: string): Uint8Array {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** The secret, or undefined when it was sealed under another key, for another owner, or is damaged. */
  open(sealed: Uint8Array, owner: string): string | undefined {
    try {
      // Without a fixed length a tag that has been cut short would do.
      const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(owner));
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

import { randomBytes } from 'node:crypto';

/** Who a key speaks for. */
export interface Identity {
  accountId: string;
  /** `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/…`. */
  arn: string;
  userId: string;
  /** The role behind a session. */
  roleArn?: string;
}

/** A key that the sandbox knows. */
export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
  identity: Identity;
}

/** The user whose key a shell or a backend starts with. */
export const HOME_KEY = {
  accessKeyId: 'AKIASANDBOX0HOME0KEY',
  secretAccessKey: 'only-valid-inside-the-local-sandbox-0000',
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SESSION_LIMIT = 20_000;

function randomKeyId(): string {
  return `ASIA${Array.from(randomBytes(16), byte => ALPHABET[byte % 32]).join('')}`;
}

/** The keys of the sandbox: the home key and the sessions made from it. */
export class Credentials {
  readonly #keys = new Map<string, AccessKey>();

  constructor(homeAccountId: string) {
    this.#keys.set(HOME_KEY.accessKeyId, {
      ...HOME_KEY,
      identity: {
        accountId: homeAccountId,
        arn: `arn:aws:iam::${homeAccountId}:user/xkf-portal`,
        userId: 'AIDASANDBOXXKFPORTAL',
      },
    });
  }

  /** The key of an id, also when it has expired. */
  find(accessKeyId: string): AccessKey | undefined {
    return this.#keys.get(accessKeyId);
  }

  /** Makes a key for a session that ends at `expiration`. */
  issue(identity: Identity, expiration: Date): AccessKey {
    this.#dropOldest();
    const key: AccessKey = {
      accessKeyId: randomKeyId(),
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(96).toString('base64'),
      expiration,
      identity,
    };
    this.#keys.set(key.accessKeyId, key);
    return key;
  }

  /** Ends all sessions at once; their keys answer "expired" from now on. */
  expireSessions(): void {
    for (const key of this.#keys.values()) {
      if (key.expiration) {
        key.expiration = new Date(0);
      }
    }
  }

  #dropOldest(): void {
    for (const [id, key] of this.#keys) {
      if (this.#keys.size < SESSION_LIMIT) {
        return;
      }
      if (key.expiration) {
        this.#keys.delete(id);
      }
    }
  }
}

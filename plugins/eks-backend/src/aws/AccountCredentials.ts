import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
} from '@smithy/types';

/** Session credentials are renewed this long before they expire. */
const RENEW_BEFORE_MS = 5 * 60_000;
const LOAD_TIMEOUT_MS = 20_000;

interface Kept {
  credentials: Promise<AwsCredentialIdentity>;
  expiresAt?: number;
}

/**
 * Credentials of each AWS account, from the `aws` section of the app
 * configuration. One session serves all clients of an account and is renewed
 * before it ends.
 */
export class AccountCredentials {
  readonly #manager: AwsCredentialsManager;
  readonly #kept = new Map<string, Kept>();

  constructor(manager: AwsCredentialsManager) {
    this.#manager = manager;
  }

  forAccount(accountId: string): AwsCredentialIdentityProvider {
    return async () => {
      const kept = this.#kept.get(accountId);
      if (kept && (kept.expiresAt ?? Infinity) - Date.now() > RENEW_BEFORE_MS) {
        return kept.credentials;
      }
      return this.#load(accountId);
    };
  }

  /** Forgets an account's session, so that the next call asks for a new one. */
  forget(accountId: string): void {
    this.#kept.delete(accountId);
  }

  #load(accountId: string): Promise<AwsCredentialIdentity> {
    const credentials = withTimeout(
      this.#manager
        .getCredentialProvider({ accountId })
        .then(provider => provider.sdkCredentialProvider()),
    );
    const entry: Kept = { credentials };
    this.#kept.set(accountId, entry);
    credentials.then(
      ({ expiration }) => {
        entry.expiresAt = expiration?.getTime();
      },
      () => {
        if (this.#kept.get(accountId) === entry) this.#kept.delete(accountId);
      },
    );
    return credentials;
  }
}

/** A load that hangs must not keep the account waiting for ever. */
function withTimeout<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new DOMException('No credentials in time', 'TimeoutError')),
      LOAD_TIMEOUT_MS,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

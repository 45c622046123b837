import { AwsCredentialIdentityProvider } from '@smithy/types';
import { AccountCredentials } from './AccountCredentials';

const USER_AGENT = 'backstage-plugin-eks';
const REQUEST_LIMITS = {
  connectionTimeout: 3_000,
  requestTimeout: 15_000,
  throwOnRequestTimeout: true,
};

/** What every client of the AWS SDK is made with. */
export interface ClientOptions {
  region: string;
  credentials: AwsCredentialIdentityProvider;
  customUserAgent: string;
  retryMode: string;
  maxAttempts: number;
  requestHandler: typeof REQUEST_LIMITS;
}

/**
 * The clients of one AWS service, one for each account and region. They are
 * kept, so that connections and the SDK's adaptive retry budget belong to one
 * account and region and one throttled region slows no other.
 */
export class KeptClients<TClient extends { destroy(): void }> {
  readonly #credentials: AccountCredentials;
  readonly #create: (options: ClientOptions) => TClient;
  readonly #clients = new Map<string, TClient>();

  constructor(
    credentials: AccountCredentials,
    create: (options: ClientOptions) => TClient,
  ) {
    this.#credentials = credentials;
    this.#create = create;
  }

  of({ accountId, region }: { accountId: string; region: string }): TClient {
    const key = `${accountId}/${region}`;
    const kept = this.#clients.get(key);
    if (kept) return kept;
    const client = this.#create({
      region,
      credentials: this.#credentials.forAccount(accountId),
      customUserAgent: USER_AGENT,
      retryMode: 'adaptive',
      maxAttempts: 4,
      requestHandler: REQUEST_LIMITS,
    });
    this.#clients.set(key, client);
    return client;
  }

  /** Does not destroy them: somebody may be using them right now. */
  forget(accountId: string): void {
    for (const key of this.#clients.keys()) {
      if (key.startsWith(`${accountId}/`)) this.#clients.delete(key);
    }
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
    this.#clients.clear();
  }
}

import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { SSMClient } from '@aws-sdk/client-ssm';
import { AccountCredentials } from './AccountCredentials';
import { AwsOperator } from './operator';
import { AwsReader } from './port';
import { AwsPlace } from './problems';
import { SdkAwsOperator } from './SdkAwsOperator';
import { SdkAwsReader } from './SdkAwsReader';

const USER_AGENT = 'backstage-plugin-eks';
const REQUEST_LIMITS = {
  connectionTimeout: 3_000,
  requestTimeout: 15_000,
  throwOnRequestTimeout: true,
};

interface Clients {
  ec2: EC2Client;
  eks: EKSClient;
  ssm: SSMClient;
}

/**
 * Gives a reader for each account and region. Clients are kept, so that
 * connections and the SDK's adaptive retry budget belong to one account and
 * region and one throttled region slows no other.
 */
export class AwsReaders {
  readonly #credentials: AccountCredentials;
  readonly #clients = new Map<string, Clients>();

  constructor(credentials: AccountCredentials) {
    this.#credentials = credentials;
  }

  reader(place: AwsPlace, signal: AbortSignal): AwsReader {
    return new SdkAwsReader({ ...this.#clientsOf(place), place, signal });
  }

  /** The calls of operations, with the same clients and credentials. */
  operator(place: AwsPlace, signal: AbortSignal): AwsOperator {
    return new SdkAwsOperator({ ...this.#clientsOf(place), place, signal });
  }

  /**
   * Forgets the session of an account whose credentials AWS refused. Clients
   * keep credentials themselves, so they go too, but are not destroyed: other
   * regions of the account may be using them right now.
   */
  forgetCredentials(accountId: string): void {
    this.#credentials.forget(accountId);
    for (const key of this.#clients.keys()) {
      if (key.startsWith(`${accountId}/`)) this.#clients.delete(key);
    }
  }

  close(): void {
    for (const { ec2, eks, ssm } of this.#clients.values()) {
      ec2.destroy();
      eks.destroy();
      ssm.destroy();
    }
    this.#clients.clear();
  }

  #clientsOf({ accountId, region }: AwsPlace): Clients {
    const key = `${accountId}/${region}`;
    const kept = this.#clients.get(key);
    if (kept) return kept;
    const options = {
      region,
      credentials: this.#credentials.forAccount(accountId),
      customUserAgent: USER_AGENT,
      retryMode: 'adaptive',
      maxAttempts: 4,
      requestHandler: REQUEST_LIMITS,
    };
    const clients = {
      ec2: new EC2Client(options),
      eks: new EKSClient(options),
      ssm: new SSMClient(options),
    };
    this.#clients.set(key, clients);
    return clients;
  }
}

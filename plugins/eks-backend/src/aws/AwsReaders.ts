import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { InputError } from '@backstage/errors';
import { AccountCredentials } from './AccountCredentials';
import { AwsIam } from './iam';
import { ClientOptions, KeptClients } from './KeptClients';
import { AwsNetwork } from './network';
import { AwsOperator } from './operator';
import { AwsOrganization } from './organization';
import { AwsReader } from './port';
import { AwsAccount, AwsPlace } from './problems';
import { SdkAwsIam } from './SdkAwsIam';
import { SdkAwsNetwork } from './SdkAwsNetwork';
import { SdkAwsOperator } from './SdkAwsOperator';
import { SdkAwsOrganization } from './SdkAwsOrganization';
import { SdkAwsReader } from './SdkAwsReader';

/** Where global services such as IAM and Organizations have their endpoint. */
const GLOBAL_REGION = 'us-east-1';

/**
 * Gives the calls of reading, operations and tenants for each account and
 * region, each with the signal that bounds one piece of work.
 */
export class AwsReaders {
  readonly #clients: ReturnType<typeof createClients>;
  readonly #credentials: AccountCredentials;
  readonly #managementAccountId: string | undefined;

  /** @param organization - names the account that manages it, where there is one */
  constructor(
    credentials: AccountCredentials,
    organization?: { managementAccountId: string },
  ) {
    this.#clients = createClients(credentials);
    this.#credentials = credentials;
    this.#managementAccountId = organization?.managementAccountId;
  }

  reader(place: AwsPlace, signal: AbortSignal): AwsReader {
    const { ec2, eks, ssm } = this.#clients;
    return new SdkAwsReader({
      ec2: ec2.of(place),
      eks: eks.of(place),
      ssm: ssm.of(place),
      place,
      signal,
    });
  }

  /** The calls of operations, with the same clients and credentials. */
  operator(place: AwsPlace, signal: AbortSignal): AwsOperator {
    const { ec2, eks } = this.#clients;
    return new SdkAwsOperator({
      ec2: ec2.of(place),
      eks: eks.of(place),
      place,
      signal,
    });
  }

  /** The calls of peering. */
  network(place: AwsPlace, signal: AbortSignal): AwsNetwork {
    const { ec2, quotas } = this.#clients;
    return new SdkAwsNetwork({
      ec2: ec2.of(place),
      quotas: quotas.of(place),
      place,
      signal,
    });
  }

  /** The calls to IAM of one account. */
  iam(account: AwsAccount, signal: AbortSignal): AwsIam {
    const { accountId, accountName } = account;
    const client = this.#clients.iam.of({ accountId, region: GLOBAL_REGION });
    return new SdkAwsIam({
      client,
      account: { accountId, accountName },
      signal,
    });
  }

  /**
   * The calls to Organizations, in the management account.
   * @throws InputError where the configuration names none
   */
  organization(signal: AbortSignal): AwsOrganization {
    const accountId = this.#managementAccountId;
    if (!accountId) {
      throw new InputError(
        'The configuration names no organization. Set eks.organization.managementAccountId.',
      );
    }
    const { organizations, organizationsOnce } = this.#clients;
    const place = { accountId, region: GLOBAL_REGION };
    return new SdkAwsOrganization({
      client: organizations.of(place),
      onceClient: organizationsOnce.of(place),
      account: { accountId, accountName: 'management' },
      signal,
    });
  }

  /**
   * Forgets the session of an account whose credentials AWS refused. Clients
   * keep credentials themselves, so they go too.
   */
  forgetCredentials(accountId: string): void {
    this.#credentials.forget(accountId);
    for (const kept of Object.values(this.#clients)) kept.forget(accountId);
  }

  close(): void {
    for (const kept of Object.values(this.#clients)) kept.close();
  }
}

function createClients(credentials: AccountCredentials) {
  const keep = <T extends { destroy(): void }>(
    create: (options: ClientOptions) => T,
  ) => new KeptClients(credentials, create);
  return {
    ec2: keep(options => new EC2Client(options)),
    eks: keep(options => new EKSClient(options)),
    iam: keep(options => new IAMClient(options)),
    organizations: keep(options => new OrganizationsClient(options)),
    /** For calls that must not be made twice. */
    organizationsOnce: keep(
      options => new OrganizationsClient({ ...options, maxAttempts: 1 }),
    ),
    quotas: keep(options => new ServiceQuotasClient(options)),
    ssm: keep(options => new SSMClient(options)),
  };
}

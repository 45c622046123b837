import {
  EC2Client,
  paginateDescribeRouteTables,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import {
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { AwsReadError } from './AwsReadError';
import { AwsNetwork } from './network';
import { AwsPlace } from './problems';
import { SdkCalls } from './SdkCalls';

/** "Active VPC peering connections per VPC". */
const PEERING_QUOTA = { ServiceCode: 'vpc', QuotaCode: 'L-7E9ECCDB' };

/** Reads networks through the AWS SDK. */
export class SdkAwsNetwork implements AwsNetwork {
  readonly #quotas: ServiceQuotasClient;
  readonly #page: { client: EC2Client; pageSize: number };
  readonly #calls: SdkCalls;

  constructor(options: {
    ec2: EC2Client;
    quotas: ServiceQuotasClient;
    place: AwsPlace;
    /** Bounds all calls of one piece of work. */
    signal: AbortSignal;
  }) {
    this.#quotas = options.quotas;
    this.#page = { client: options.ec2, pageSize: 100 };
    this.#calls = new SdkCalls(options.place, options.signal);
  }

  describeVpcs() {
    return this.#calls.list(
      'ec2:DescribeVpcs',
      paginateDescribeVpcs(this.#page, {}),
      page => page.Vpcs,
    );
  }

  describeRouteTables(vpcId: string) {
    return this.#calls.list(
      'ec2:DescribeRouteTables',
      paginateDescribeRouteTables(this.#page, {
        Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
      }),
      page => page.RouteTables,
    );
  }

  describeVpcPeeringConnections() {
    return this.#calls.list(
      'ec2:DescribeVpcPeeringConnections',
      paginateDescribeVpcPeeringConnections(this.#page, {}),
      page => page.VpcPeeringConnections,
    );
  }

  async peeringQuota() {
    try {
      return await this.#calls.describe(
        'servicequotas:GetServiceQuota',
        async options => {
          const command = new GetServiceQuotaCommand(PEERING_QUOTA);
          return (await this.#quotas.send(command, options)).Quota?.Value;
        },
      );
    } catch (error) {
      if (isDenied(error)) return undefined;
      throw error;
    }
  }
}

function isDenied(error: unknown): boolean {
  return (
    error instanceof AwsReadError && error.problem.kind === 'access-denied'
  );
}

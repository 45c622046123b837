import { isError, ServiceUnavailableError } from '@backstage/errors';
import { EC2Client, paginateDescribeSubnets } from '@aws-sdk/client-ec2';
import {
  DescribeInsightCommand,
  EKSClient,
  paginateListInsights,
  UpdateClusterVersionCommand,
} from '@aws-sdk/client-eks';
import { AwsRefusedError } from './AwsRefusedError';
import { AwsOperator, VersionUpdateRequest } from './operator';
import { AwsPlace } from './problems';
import { SdkCalls } from './SdkCalls';

/** EKS UpdateClusterVersion, the errors of a request that does not fit. */
const refusals = new Set([
  'InvalidParameterException',
  'InvalidRequestException',
  'InvalidStateException',
  'ResourceInUseException',
  'ResourceNotFoundException',
]);

/** Operates through the AWS SDK. */
export class SdkAwsOperator implements AwsOperator {
  readonly #ec2: EC2Client;
  readonly #eks: EKSClient;
  readonly #calls: SdkCalls;

  constructor(options: {
    ec2: EC2Client;
    eks: EKSClient;
    place: AwsPlace;
    /** Bounds all calls of one piece of work. */
    signal: AbortSignal;
  }) {
    this.#ec2 = options.ec2;
    this.#eks = options.eks;
    this.#calls = new SdkCalls(options.place, options.signal);
  }

  describeSubnets(ids: readonly string[]) {
    return this.#calls.list(
      'ec2:DescribeSubnets',
      // A filter passes over a subnet that is gone, where an id is an error.
      paginateDescribeSubnets(
        { client: this.#ec2 },
        { Filters: [{ Name: 'subnet-id', Values: [...ids] }] },
      ),
      page => page.Subnets,
    );
  }

  listInsights(clusterName: string) {
    return this.#calls.list(
      'eks:ListInsights',
      paginateListInsights(
        { client: this.#eks, pageSize: 100 },
        { clusterName, filter: { categories: ['UPGRADE_READINESS'] } },
      ),
      page => page.insights,
    );
  }

  describeInsight(clusterName: string, id: string) {
    return this.#calls.describe('eks:DescribeInsight', async options => {
      const command = new DescribeInsightCommand({ clusterName, id });
      return (await this.#eks.send(command, options)).insight;
    });
  }

  async updateClusterVersion(request: VersionUpdateRequest) {
    const { clusterName, version, clientRequestToken } = request;
    const command = new UpdateClusterVersionCommand({
      name: clusterName,
      version,
      clientRequestToken,
    });
    try {
      const { update } = await this.#calls.send(options =>
        this.#eks.send(command, options),
      );
      if (update) return update;
    } catch (error) {
      if (isError(error) && refusals.has(error.name)) {
        throw new AwsRefusedError(error.name, error.message);
      }
      throw this.#calls.explain(error, 'eks:UpdateClusterVersion');
    }
    throw new ServiceUnavailableError(
      'AWS accepted the request and did not say which update it started.',
    );
  }
}

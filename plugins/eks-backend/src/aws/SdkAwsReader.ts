import {
  EC2Client,
  paginateDescribeVpcPeeringConnections,
} from '@aws-sdk/client-ec2';
import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  DescribeUpdateCommand,
  EKSClient,
  paginateDescribeAddonVersions,
  paginateDescribeClusterVersions,
  paginateListAddons,
  paginateListClusters,
  paginateListNodegroups,
  paginateListUpdates,
} from '@aws-sdk/client-eks';
import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { AwsReader, UpdateTarget } from './port';
import { AwsPlace } from './problems';
import { SdkCalls } from './SdkCalls';

/** What a reader works with. The signal bounds all calls of one piece of work. */
export interface SdkAwsReaderOptions {
  ec2: EC2Client;
  eks: EKSClient;
  ssm: SSMClient;
  place: AwsPlace;
  signal: AbortSignal;
}

/** Reads through the AWS SDK. Things that do not exist are `undefined`. */
export class SdkAwsReader implements AwsReader {
  readonly #options: SdkAwsReaderOptions;
  readonly #calls: SdkCalls;

  constructor(options: SdkAwsReaderOptions) {
    this.#options = options;
    this.#calls = new SdkCalls(options.place, options.signal);
  }

  listClusters() {
    return this.#calls.list(
      'eks:ListClusters',
      paginateListClusters(this.#page, {}),
      page => page.clusters,
    );
  }

  describeCluster(name: string) {
    return this.#calls.describe('eks:DescribeCluster', async options => {
      const command = new DescribeClusterCommand({ name });
      return (await this.#options.eks.send(command, options)).cluster;
    });
  }

  listNodegroups(clusterName: string) {
    return this.#calls.list(
      'eks:ListNodegroups',
      paginateListNodegroups(this.#page, { clusterName }),
      page => page.nodegroups,
    );
  }

  describeNodegroup(clusterName: string, nodegroupName: string) {
    return this.#calls.describe('eks:DescribeNodegroup', async options => {
      const command = new DescribeNodegroupCommand({
        clusterName,
        nodegroupName,
      });
      return (await this.#options.eks.send(command, options)).nodegroup;
    });
  }

  listAddons(clusterName: string) {
    return this.#calls.list(
      'eks:ListAddons',
      paginateListAddons(this.#page, { clusterName }),
      page => page.addons,
    );
  }

  describeAddon(clusterName: string, addonName: string) {
    return this.#calls.describe('eks:DescribeAddon', async options => {
      const command = new DescribeAddonCommand({ clusterName, addonName });
      return (await this.#options.eks.send(command, options)).addon;
    });
  }

  describeAddonVersions(addonName: string, kubernetesVersion: string) {
    return this.#calls.list(
      'eks:DescribeAddonVersions',
      paginateDescribeAddonVersions(this.#page, {
        addonName,
        kubernetesVersion,
      }),
      page => page.addons,
    );
  }

  listUpdates(name: string, target: UpdateTarget = {}) {
    return this.#calls.list(
      'eks:ListUpdates',
      paginateListUpdates(this.#page, { name, ...target }),
      page => page.updateIds,
    );
  }

  describeUpdate(name: string, updateId: string, target: UpdateTarget = {}) {
    return this.#calls.describe('eks:DescribeUpdate', async options => {
      const command = new DescribeUpdateCommand({ name, updateId, ...target });
      return (await this.#options.eks.send(command, options)).update;
    });
  }

  describeClusterVersions() {
    return this.#calls.list(
      'eks:DescribeClusterVersions',
      paginateDescribeClusterVersions(this.#page, { includeAll: true }),
      page => page.clusterVersions,
    );
  }

  describeVpcPeeringConnections() {
    return this.#calls.list(
      'ec2:DescribeVpcPeeringConnections',
      paginateDescribeVpcPeeringConnections(
        { client: this.#options.ec2, pageSize: 100 },
        {},
      ),
      page => page.VpcPeeringConnections,
    );
  }

  async readParameters(path: string) {
    const parameters = await this.#calls.list(
      'ssm:GetParametersByPath',
      paginateGetParametersByPath(
        { client: this.#options.ssm },
        { Path: path, Recursive: true },
      ),
      page => page.Parameters,
    );
    return new Map(
      parameters.flatMap(({ Name, Value }) =>
        Name && Value ? [[Name, Value] as const] : [],
      ),
    );
  }

  get #page() {
    return { client: this.#options.eks, pageSize: 100 };
  }
}

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
import { AwsReadError } from './AwsReadError';
import { AwsReader, UpdateTarget } from './port';
import { AwsPlace, describeAwsError, isNotFound } from './problems';

/** A list longer than this ends with an error rather than never. */
const MAX_PAGES = 200;

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

  constructor(options: SdkAwsReaderOptions) {
    this.#options = options;
  }

  listClusters() {
    return this.#list(
      'eks:ListClusters',
      paginateListClusters(this.#page, {}),
      page => page.clusters,
    );
  }

  describeCluster(name: string) {
    return this.#describe('eks:DescribeCluster', async options => {
      const command = new DescribeClusterCommand({ name });
      return (await this.#options.eks.send(command, options)).cluster;
    });
  }

  listNodegroups(clusterName: string) {
    return this.#list(
      'eks:ListNodegroups',
      paginateListNodegroups(this.#page, { clusterName }),
      page => page.nodegroups,
    );
  }

  describeNodegroup(clusterName: string, nodegroupName: string) {
    return this.#describe('eks:DescribeNodegroup', async options => {
      const command = new DescribeNodegroupCommand({
        clusterName,
        nodegroupName,
      });
      return (await this.#options.eks.send(command, options)).nodegroup;
    });
  }

  listAddons(clusterName: string) {
    return this.#list(
      'eks:ListAddons',
      paginateListAddons(this.#page, { clusterName }),
      page => page.addons,
    );
  }

  describeAddon(clusterName: string, addonName: string) {
    return this.#describe('eks:DescribeAddon', async options => {
      const command = new DescribeAddonCommand({ clusterName, addonName });
      return (await this.#options.eks.send(command, options)).addon;
    });
  }

  describeAddonVersions(addonName: string, kubernetesVersion: string) {
    return this.#list(
      'eks:DescribeAddonVersions',
      paginateDescribeAddonVersions(this.#page, {
        addonName,
        kubernetesVersion,
      }),
      page => page.addons,
    );
  }

  listUpdates(name: string, target: UpdateTarget = {}) {
    return this.#list(
      'eks:ListUpdates',
      paginateListUpdates(this.#page, { name, ...target }),
      page => page.updateIds,
    );
  }

  describeUpdate(name: string, updateId: string, target: UpdateTarget = {}) {
    return this.#describe('eks:DescribeUpdate', async options => {
      const command = new DescribeUpdateCommand({ name, updateId, ...target });
      return (await this.#options.eks.send(command, options)).update;
    });
  }

  describeClusterVersions() {
    return this.#list(
      'eks:DescribeClusterVersions',
      paginateDescribeClusterVersions(this.#page, { includeAll: true }),
      page => page.clusterVersions,
    );
  }

  describeVpcPeeringConnections() {
    return this.#list(
      'ec2:DescribeVpcPeeringConnections',
      paginateDescribeVpcPeeringConnections(
        { client: this.#options.ec2, pageSize: 100 },
        {},
      ),
      page => page.VpcPeeringConnections,
    );
  }

  async readParameters(path: string) {
    const parameters = await this.#list(
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

  async #list<TPage, TItem>(
    action: string,
    pages: AsyncIterator<TPage>,
    itemsOf: (page: TPage) => TItem[] | undefined,
  ): Promise<TItem[]> {
    const items: TItem[] = [];
    try {
      for (let n = 0; n < MAX_PAGES; n++) {
        const next = await this.#bounded(pages.next());
        if (next.done) return items;
        items.push(...(itemsOf(next.value) ?? []));
      }
    } catch (error) {
      throw this.#explain(error, action);
    }
    throw this.#explain(new Error(`more than ${MAX_PAGES} pages`), action);
  }

  async #describe<T>(
    action: string,
    call: (options: { abortSignal: AbortSignal }) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    try {
      return await this.#bounded(call({ abortSignal: this.#options.signal }));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw this.#explain(error, action);
    }
  }

  /**
   * The SDK's paginators take no signal for each page, and obtaining credentials
   * takes none at all.
   */
  #bounded<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#options;
    if (signal.aborted) {
      work.catch(() => undefined);
      return Promise.reject(signal.reason);
    }
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      work
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', abort));
    });
  }

  #explain(error: unknown, action: string): AwsReadError {
    const problem = describeAwsError(error, action, this.#options.place);
    return new AwsReadError(problem, error);
  }
}

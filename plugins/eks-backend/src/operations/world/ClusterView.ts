import type { Cluster } from '@aws-sdk/client-eks';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { AwsOperator, AwsPlace, AwsReader } from '../../aws';
import { accessedCluster } from '../../fleet/accessedCluster';
import { accountOf } from '../../fleet/clusterView';
import { ClusterRecord } from '../../fleet/store/FleetStore';
import { Access } from '../../permissions';
import { World } from './World';

/**
 * Steps act for somebody whose access was checked when the operation was planned
 * and started, so nothing is hidden from them.
 */
export const everyAccess: Access = { allows: () => true, require: () => {} };

/** One cluster as one look of a step sees it. */
export class ClusterView {
  readonly #world: World;
  readonly #signal: AbortSignal;

  /** @param signal - ends the look early; the look has a limit of its own as well */
  constructor(
    world: World,
    readonly id: ClusterId,
    signal: AbortSignal,
  ) {
    this.#world = world;
    this.#signal = AbortSignal.any([
      signal,
      AbortSignal.timeout(world.pace.timeout),
    ]);
  }

  get signal(): AbortSignal {
    return this.#signal;
  }

  get place(): AwsPlace {
    const { accountId, region } = this.id;
    const account = accountOf(this.#world.config, accountId);
    return { accountId, region, accountName: account?.name ?? accountId };
  }

  get aws(): AwsReader {
    return this.#world.aws.reader(this.place, this.#signal);
  }

  get operator(): AwsOperator {
    return this.#world.aws.operator(this.place, this.#signal);
  }

  /** The cluster as AWS has it now; undefined when it does not exist. */
  describe(): Promise<Cluster | undefined> {
    return this.aws.describeCluster(this.id.clusterName);
  }

  /** @throws NotFoundError when the fleet does not know the cluster */
  async record(): Promise<ClusterRecord> {
    const { record } = await this.#world.fleet.cluster(this.id, everyAccess);
    return record;
  }

  /** Where its Kubernetes API is. */
  async accessed(): Promise<AccessedCluster> {
    return accessedCluster(await this.record());
  }

  /** Reads it into the fleet again. */
  async refresh(): Promise<void> {
    await this.#world.refresh(await this.record());
  }
}

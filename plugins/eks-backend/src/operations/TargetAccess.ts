import { NotFoundError } from '@backstage/errors';
import {
  clusterOfTarget,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { EksConfig } from '../config';
import { accountOf, toClusterSummary } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { Access, ClusterResource } from '../permissions';

/** What is looked at to decide about targets. */
export type TargetFleet = Pick<Fleet, 'cluster' | 'resources' | 'records'>;

/** Decides who may touch what operations change. */
export class TargetAccess {
  readonly #config: EksConfig;
  readonly #fleet: TargetFleet;

  constructor(config: EksConfig, fleet: TargetFleet) {
    this.#config = config;
    this.#fleet = fleet;
  }

  /** The cluster where it is known, else its account; undefined: neither. */
  async resources(
    targets: readonly Pick<OperationTarget, 'key' | 'accountId'>[],
  ): Promise<(ClusterResource | undefined)[]> {
    const clusters = await this.#fleet.resources(targets.map(({ key }) => key));
    return targets.map(
      ({ accountId }, index) =>
        clusters[index] ?? accountResource(this.#config, accountId),
    );
  }

  /**
   * Account and region of a cluster where another one has its name too, such as
   * `xkf-prod, eu-west-1`; undefined: the name is enough.
   */
  async place({
    key,
    accountId,
    region,
    clusterName,
  }: OperationTarget): Promise<string | undefined> {
    if (clusterName === undefined) return undefined;
    const records = await this.#fleet.records();
    const isShared = records.some(
      ({ name, arn }) => name === clusterName && arn !== key,
    );
    const account = accountOf(this.#config, accountId)?.name ?? accountId;
    return isShared ? `${account}, ${region}` : undefined;
  }

  /**
   * What decisions look at, for a target that the caller may touch.
   * @throws NotFoundError for a cluster or an account that the portal does not know
   * @throws NotAllowedError for one that is hidden from the caller
   */
  async require(
    target: OperationTarget,
    access: Access,
  ): Promise<ClusterResource> {
    const cluster = clusterOfTarget(target);
    if (cluster) {
      const { record, context } = await this.#fleet.cluster(cluster, access);
      return toClusterSummary(record, context);
    }
    const account = accountResource(this.#config, target.accountId);
    if (!account) {
      throw new NotFoundError(
        `Account ${target.accountId} is not known to the portal: add it to eks.accounts, or move it into the tenants' unit of the organization.`,
      );
    }
    access.require(account);
    return account;
  }
}

/**
 * An account as decisions look at it. The management account of the organization has
 * the environment `organization`, unless it is configured like the others.
 */
export function accountResource(
  config: EksConfig,
  accountId: string,
): ClusterResource | undefined {
  const account = accountOf(config, accountId);
  if (account) return account;
  return config.organization?.managementAccountId === accountId
    ? { accountId, environment: 'organization' }
    : undefined;
}

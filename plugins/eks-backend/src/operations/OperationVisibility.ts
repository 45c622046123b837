import { NotAllowedError } from '@backstage/errors';
import { EksConfig } from '../config';
import { accountOf } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { Access, ClusterResource } from '../permissions';
import { clustersOfRecord, OperationRecord } from './record';
import { Subject } from './store/OperationReader';

/**
 * Decides which operations a caller may see. Lists show those of every cluster that
 * they may see; looking into one, and acting on it, needs all of its clusters. Those
 * of an account that is not configured any more are for who may see everything.
 */
export class OperationVisibility {
  readonly #config: EksConfig;
  readonly #fleet: Pick<Fleet, 'resources'>;

  constructor(config: EksConfig, fleet: Pick<Fleet, 'resources'>) {
    this.#config = config;
    this.#fleet = fleet;
  }

  /** ARNs of the clusters that the caller may see. */
  async visible(subjects: Subject[], access: Access): Promise<string[]> {
    const resources = await this.#resources(subjects);
    return subjects.flatMap(({ arn }, index) => {
      return access.allows(resources[index]) ? [arn] : [];
    });
  }

  /**
   * @throws NotAllowedError when the operation is hidden from the caller, as are
   * those of accounts that the configuration lost from who may not see every cluster
   */
  async require(record: OperationRecord, access: Access): Promise<void> {
    for (const resource of await this.#resources(clustersOfRecord(record))) {
      if (resource) access.require(resource);
      else if (!access.allows(undefined)) {
        throw new NotAllowedError(
          `Account ${record.cluster.accountId} is not configured any more, so this is only for those who may do it on every cluster. Ask whoever runs this portal.`,
        );
      }
    }
  }

  /** The cluster where it is known, else its account; undefined: neither. */
  async #resources(
    subjects: Subject[],
  ): Promise<(ClusterResource | undefined)[]> {
    const clusters = await this.#fleet.resources(
      subjects.map(({ arn }) => arn),
    );
    return subjects.map(
      ({ accountId }, index) =>
        clusters[index] ?? accountOf(this.#config, accountId),
    );
  }
}

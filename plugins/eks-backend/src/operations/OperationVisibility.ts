import { NotFoundError } from '@backstage/errors';
import { EksConfig } from '../config';
import { accountOf } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { Access, ClusterResource } from '../permissions';
import { OperationRecord } from './record';
import { Subject } from './store/OperationReader';

/** Decides which operations a caller may see: those of the clusters they may see. */
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
      const resource = resources[index];
      return resource && access.allows(resource) ? [arn] : [];
    });
  }

  /**
   * @throws NotAllowedError when the operation is hidden from the caller
   * @throws NotFoundError when its account is not configured any more
   */
  async require(
    { id, cluster: { arn, accountId } }: OperationRecord,
    access: Access,
  ): Promise<void> {
    const [resource] = await this.#resources([{ arn, accountId }]);
    if (!resource) {
      throw new NotFoundError(
        `The account of operation ${id} is not configured any more.`,
      );
    }
    access.require(resource);
  }

  /** The cluster where it is known, else its account. */
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

import { NotAllowedError } from '@backstage/errors';
import { Access } from '../permissions';
import { OperationRecord, targetsOf } from './record';
import { Subject } from './store/OperationReader';
import { TargetAccess } from './TargetAccess';

/**
 * Decides which operations a caller may see. Lists show those of every cluster and
 * account that they may see; looking into one, and acting on it, needs all of its
 * targets. Those of an account that is not configured any more are for who may see
 * everything.
 */
export class OperationVisibility {
  readonly #targets: Pick<TargetAccess, 'resources'>;

  constructor(targets: Pick<TargetAccess, 'resources'>) {
    this.#targets = targets;
  }

  /** Keys of the targets that the caller may see. */
  async visible(subjects: Subject[], access: Access): Promise<string[]> {
    const resources = await this.#targets.resources(subjects);
    return subjects.flatMap(({ key }, index) => {
      return access.allows(resources[index]) ? [key] : [];
    });
  }

  /**
   * @throws NotAllowedError when the operation is hidden from the caller, as are
   * those of accounts that the configuration lost from who may not see every cluster
   */
  async require(record: OperationRecord, access: Access): Promise<void> {
    for (const resource of await this.#targets.resources(targetsOf(record))) {
      if (resource) access.require(resource);
      else if (!access.allows(undefined)) {
        throw new NotAllowedError(
          `Account ${record.target.accountId} is not configured any more, so this is only for those who may do it on every cluster. Ask whoever runs this portal.`,
        );
      }
    }
  }
}

import {
  parseKubernetesMinor,
  parseReleaseVersion,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterRecord } from '../store/FleetStore';

type ChangeOf<Kind extends TerraformChange['kind']> = Extract<
  TerraformChange,
  { kind: Kind }
>;

/**
 * Which of AWS's values Terraform can take over. A value that describes further
 * clusters as well is taken over only where that changes nothing for them.
 */
export class Adoption {
  readonly #sharing: readonly ClusterRecord[];

  /** @param sharing - the further clusters, as AWS has them */
  constructor(sharing: readonly ClusterRecord[]) {
    this.#sharing = sharing;
  }

  version(
    change: ChangeOf<'set-control-plane-version'>,
  ): TerraformChange | undefined {
    const isShared = this.#sharing.every(
      ({ snapshot }) => snapshot.facts.version === change.version,
    );
    return isShared ? change : undefined;
  }

  /** A node group that is still to be made takes the version of its cluster. */
  release(
    change: ChangeOf<'set-node-group-release'>,
  ): TerraformChange | undefined {
    const release = parseReleaseVersion(change.releaseVersion);
    const minor = release?.date && parseKubernetesMinor(release.kubernetes);
    const isShared = this.#sharing.every(record => {
      const group = groupOf(record, change.pool);
      if (group) return group.releaseVersion === change.releaseVersion;
      const { version } = record.snapshot.facts;
      return !minor || version === `${minor.major}.${minor.minor}`;
    });
    return isShared ? change : undefined;
  }

  size(change: ChangeOf<'resize-node-group'>): TerraformChange | undefined {
    const { minSize, maxSize } = change;
    const isShared = this.#sharing.every(record => {
      const scaling = groupOf(record, change.pool)?.scaling;
      return (
        !scaling ||
        ((minSize === undefined || scaling.min === minSize) &&
          (maxSize === undefined || scaling.max === maxSize))
      );
    });
    return isShared ? change : undefined;
  }
}

function groupOf({ name, snapshot }: ClusterRecord, pool: string) {
  return snapshot.nodeGroups?.find(group => group.name === `${name}-${pool}`);
}

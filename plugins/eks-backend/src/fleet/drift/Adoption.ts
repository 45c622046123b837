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
 * clusters as well is taken over only where AWS would not refuse it for them.
 */
export class Adoption {
  readonly #sharing: readonly ClusterRecord[];

  /** @param sharing - the further clusters, as AWS has them */
  constructor(sharing: readonly ClusterRecord[]) {
    this.#sharing = sharing;
  }

  /** EKS goes up one minor at a time, and Terraform does not take it down. */
  version(
    change: ChangeOf<'set-control-plane-version'>,
  ): TerraformChange | undefined {
    const wanted = parseKubernetesMinor(change.version);
    const isRefused = this.#sharing.some(({ snapshot }) => {
      const from = parseKubernetesMinor(snapshot.facts.version);
      if (!wanted || !from || wanted.major !== from.major) return false;
      const steps = wanted.minor - from.minor;
      return steps < 0 || steps > 1;
    });
    return isRefused ? undefined : change;
  }

  /** A node group keeps its Kubernetes minor, whatever release it is told. */
  release(
    change: ChangeOf<'set-node-group-release'>,
  ): TerraformChange | undefined {
    const release = parseReleaseVersion(change.releaseVersion);
    const minor = release?.date && parseKubernetesMinor(release.kubernetes);
    if (!minor) return change;
    const isRefused = this.#sharing.some(({ name, snapshot }) =>
      snapshot.nodeGroups?.some(
        group =>
          group.name === `${name}-${change.pool}` &&
          group.version !== undefined &&
          group.version !== `${minor.major}.${minor.minor}`,
      ),
    );
    return isRefused ? undefined : change;
  }
}

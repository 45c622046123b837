import {
  ChangeWarning,
  parseKubernetesMinor,
} from '@xkf/backstage-plugin-eks-common';
import { wayUp } from '../../../fleet/updates/wayUp';
import { isReadable } from '../../declarations/literals';
import { Workspace } from '../Workspace';
import { ClusterTarget } from './ClusterTarget';

/**
 * What AWS will say to another control-plane version, for each cluster: EKS goes
 * up one minor at a time. What AWS runs counts, or else what the file said.
 */
export function stepWarnings(
  workspace: Workspace,
  target: ClusterTarget,
  version: string,
): ChangeWarning[] {
  const declared = target.config.version;
  const wanted = parseKubernetesMinor(version);
  return target.affected.flatMap(({ call: { name } }): ChangeWarning[] => {
    const live = workspace.context.live?.clusters.find(
      cluster => cluster.name === name,
    );
    const current =
      live?.version ?? (isReadable(declared) ? declared.value : undefined);
    const from =
      current === undefined ? undefined : parseKubernetesMinor(current);
    if (!wanted || !from || wanted.major !== from.major) return [];
    const steps = wanted.minor - from.minor;
    const now = live
      ? `${name} runs Kubernetes ${current}`
      : `${name} is declared with Kubernetes ${current}`;
    if (steps > 1) {
      // With a value of its own, the file can go there as well.
      const way =
        target.affected.length > 1
          ? wayUp(name, current ?? '', version)
          : `Go to ${from.major}.${from.minor + 1} first.`;
      return [
        {
          code: 'version-skips-a-minor',
          severity: 'warning',
          message: `${now}, and EKS goes up one minor at a time: AWS will refuse ${version}. ${way}`,
        },
      ];
    }
    if (steps < 0) {
      return [
        {
          code: 'version-lowered',
          severity: 'warning',
          message: `${now}. EKS does not go down to ${version}, except back by one minor within 7 days of an upgrade, which Terraform does not offer.`,
        },
      ];
    }
    return [];
  });
}

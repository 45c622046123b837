import { parseKubernetesMinor } from '@xkf/backstage-plugin-eks-common';
import { listed } from '../../terraform/changes/words';

/**
 * What a person does to bring a cluster so close to a version that Terraform can
 * take the last step, as a sentence: EKS goes up one minor at a time.
 * @returns undefined where the versions are no more than one minor apart, or are none
 */
export function wayUp(
  cluster: string,
  from: string,
  to: string,
): string | undefined {
  const live = parseKubernetesMinor(from);
  const wanted = parseKubernetesMinor(to);
  if (!live || !wanted || live.major !== wanted.major) return undefined;
  const between = Array.from(
    { length: Math.max(0, wanted.minor - live.minor - 1) },
    (_, index) => `${live.major}.${live.minor + 1 + index}`,
  );
  if (between.length === 0) return undefined;
  return between.length === 1
    ? `Upgrade ${cluster} in AWS by hand to ${between[0]} first.`
    : `Upgrade ${cluster} in AWS by hand first, one minor after another: to ${listed(between)}.`;
}

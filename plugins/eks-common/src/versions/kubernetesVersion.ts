/** A Kubernetes minor version such as `1.34`. @public */
export interface KubernetesMinor {
  major: number;
  minor: number;
}

/**
 * Reads the minor of `1.34`, `v1.34.2-eks-abc` or `1.34+`.
 * @returns undefined when the text is not a Kubernetes version.
 * @public
 */
export function parseKubernetesMinor(
  text: string,
): KubernetesMinor | undefined {
  const match = /^v?(\d{1,3})\.(\d{1,4})(?:[.+-].*)?$/.exec(text.trim());
  return match
    ? { major: Number(match[1]), minor: Number(match[2]) }
    : undefined;
}

/**
 * Orders versions by number, so that 1.9 comes before 1.10. Texts that are not
 * versions come first, in alphabetical order.
 * @public
 */
export function compareKubernetesVersions(a: string, b: string): number {
  const left = parseKubernetesMinor(a);
  const right = parseKubernetesMinor(b);
  if (!left || !right) {
    if (left) return 1;
    if (right) return -1;
    return a.localeCompare(b);
  }
  return left.major - right.major || left.minor - right.minor;
}

/**
 * How many minors a kubelet may be older than its API server: 3 from kubelet
 * 1.25 on, 2 before; never newer. Source: Kubernetes version skew policy and
 * the EKS user guide, "Update existing cluster to new Kubernetes version".
 * @returns undefined when one of the texts is not a version.
 * @public
 */
export function isKubeletSkewAllowed(
  kubelet: string,
  controlPlane: string,
): boolean | undefined {
  const node = parseKubernetesMinor(kubelet);
  const server = parseKubernetesMinor(controlPlane);
  if (!node || !server || node.major !== server.major) return undefined;
  const skew = server.minor - node.minor;
  return skew >= 0 && skew <= (node.minor >= 25 ? 3 : 2);
}

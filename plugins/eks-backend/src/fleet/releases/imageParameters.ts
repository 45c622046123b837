/** Where the releases of one kind of image stand among the public SSM parameters. */
export interface ImageParameters {
  /** Path below which every release has a parameter. */
  path: string;
  /** Last part of the parameter that holds the release version. */
  leaf: 'release_version' | 'image_version';
  /** Name of the parameter that holds the newest release. */
  newest: string;
}

const AL2_VARIANTS: Record<string, string> = {
  AL2_x86_64: 'amazon-linux-2',
  AL2_x86_64_GPU: 'amazon-linux-2-gpu',
  AL2_ARM_64: 'amazon-linux-2-arm64',
};

const AL2023_VARIANTS: Record<string, string> = {
  AL2023_x86_64_STANDARD: 'x86_64/standard',
  AL2023_ARM_64_STANDARD: 'arm64/standard',
  AL2023_x86_64_NEURON: 'x86_64/neuron',
  AL2023_x86_64_NVIDIA: 'x86_64/nvidia',
  AL2023_ARM_64_NVIDIA: 'arm64/nvidia',
};

/**
 * Finds the parameters for an AMI type. Sources: EKS user guide, "Retrieve
 * recommended … AMI IDs", for Amazon Linux and Bottlerocket.
 * @returns undefined for types whose releases AWS does not publish this way
 */
export function imageParametersOf(
  amiType: string,
  kubernetesVersion: string,
): ImageParameters | undefined {
  const amazonLinux = AL2_VARIANTS[amiType]
    ? AL2_VARIANTS[amiType]
    : AL2023_VARIANTS[amiType] &&
      `amazon-linux-2023/${AL2023_VARIANTS[amiType]}`;
  if (amazonLinux) {
    const path = `/aws/service/eks/optimized-ami/${kubernetesVersion}/${amazonLinux}`;
    return {
      path,
      leaf: 'release_version',
      newest: `${path}/recommended/release_version`,
    };
  }
  const bottlerocket =
    /^BOTTLEROCKET_(x86_64|ARM_64)((?:_NVIDIA)?(?:_FIPS)?)$/.exec(amiType);
  if (!bottlerocket) return undefined;
  const flavour = bottlerocket[2].toLowerCase().replace(/_/g, '-');
  const architecture = bottlerocket[1] === 'ARM_64' ? 'arm64' : 'x86_64';
  const path = `/aws/service/bottlerocket/aws-k8s-${kubernetesVersion}${flavour}/${architecture}`;
  return {
    path,
    leaf: 'image_version',
    newest: `${path}/latest/image_version`,
  };
}

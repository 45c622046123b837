import { Taint } from '@xkf/backstage-plugin-eks-common';

/** Values as text that is the same for the same meaning: one entry a line. */

export function labelLines(labels: Record<string, string>): string {
  return lines(Object.entries(labels).map(([key, value]) => `${key}=${value}`));
}

export function taintLines(taints: Taint[]): string {
  return lines(
    taints.map(({ key, value, effect }) =>
      value ? `${key}=${value}:${effect}` : `${key}:${effect}`,
    ),
  );
}

/**
 * In their order: EKS launches the first type that it can get, and the AWS
 * provider replaces the node group when the order changes.
 */
export function instanceTypeLines(types: readonly string[]): string {
  return types.join('\n');
}

function lines(entries: readonly string[]): string {
  return [...entries].sort().join('\n');
}

/** A node group in one line, for a side that the other lacks. */
export function nodeGroupWords(group: {
  releaseVersion?: string;
  minSize?: number;
  maxSize?: number;
  instanceTypes?: readonly string[];
}): string {
  const { releaseVersion, minSize, maxSize, instanceTypes } = group;
  return [
    releaseVersion,
    minSize !== undefined && maxSize !== undefined
      ? `${minSize} to ${maxSize} nodes`
      : undefined,
    instanceTypes?.join(', '),
  ]
    .filter(Boolean)
    .join(' · ');
}

import type { Addon as AwsAddon, AddonInfo } from '@aws-sdk/client-eks';
import { Addon } from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from './healthWords';

/** Versions of an add-on that fit one Kubernetes version. */
export interface AddonVersions {
  newest?: string;
  default?: string;
  /** All of them, from new to old. */
  fitting: string[];
}

/** The newest and the default version in an answer of DescribeAddonVersions. */
export function toAddonVersions(
  infos: AddonInfo[],
  kubernetesVersion: string,
): AddonVersions {
  const versions = infos.flatMap(info => info.addonVersions ?? []);
  const fitting = versions.filter(version =>
    version.compatibilities?.some(c => c.clusterVersion === kubernetesVersion),
  );
  const names = fitting.flatMap(version => version.addonVersion ?? []);
  const fittingNames = names.sort(compareAddonVersions).reverse();
  return {
    newest: fittingNames.at(0),
    fitting: fittingNames,
    default: fitting.find(version =>
      version.compatibilities?.some(
        c => c.clusterVersion === kubernetesVersion && c.defaultVersion,
      ),
    )?.addonVersion,
  };
}

/** Orders `v1.11.4-eksbuild.2` and the like by their numbers, from old to new. */
export function compareAddonVersions(a: string, b: string): number {
  const left = (a.match(/\d+/g) ?? []).map(Number);
  const right = (b.match(/\d+/g) ?? []).map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function toAddon(
  addon: AwsAddon,
  name: string,
  versions: AddonVersions | { cause: string },
): Addon {
  const healthIssues = toHealthIssues(addon.health?.issues);
  const status = addon.status ?? 'UNKNOWN';
  const known = 'cause' in versions ? undefined : versions;
  return {
    name,
    arn: addon.addonArn,
    status,
    state: stateOf(status, healthIssues.length, addon.addonVersion, known),
    version: addon.addonVersion,
    newestCompatible: known?.newest,
    defaultVersion: known?.default,
    serviceAccountRoleArn: addon.serviceAccountRoleArn,
    createdAt: addon.createdAt?.toISOString(),
    modifiedAt: addon.modifiedAt?.toISOString(),
    healthIssues,
    cause: 'cause' in versions ? versions.cause : undefined,
  };
}

/** An add-on of which nothing but its name is known. */
export function unreadAddon(name: string, cause: string): Addon {
  return toAddon({}, name, { cause });
}

function stateOf(
  status: string,
  issues: number,
  version: string | undefined,
  versions: AddonVersions | undefined,
): Addon['state'] {
  if (issues > 0 || status === 'DEGRADED' || status.endsWith('_FAILED')) {
    return 'degraded';
  }
  if (['CREATING', 'UPDATING', 'DELETING'].includes(status)) return 'updating';
  if (!version || !versions?.newest) return 'unknown';
  return compareAddonVersions(version, versions.newest) < 0
    ? 'behind'
    : 'current';
}

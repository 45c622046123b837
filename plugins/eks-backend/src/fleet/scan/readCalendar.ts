import type { ClusterVersionInformation } from '@aws-sdk/client-eks';
import { KnownVersion } from '../store/CalendarStore';

/** The support calendar in an answer of DescribeClusterVersions. */
export function toKnownVersions(
  versions: ClusterVersionInformation[],
): KnownVersion[] {
  return versions.flatMap(version =>
    version.clusterVersion
      ? {
          version: version.clusterVersion,
          releaseDate: version.releaseDate?.toISOString(),
          endOfStandardSupport: version.endOfStandardSupportDate?.toISOString(),
          endOfExtendedSupport: version.endOfExtendedSupportDate?.toISOString(),
          defaultPlatformVersion: version.defaultPlatformVersion,
          isDefault: version.defaultVersion ?? false,
        }
      : [],
  );
}

import {
  bundledCalendar,
  compareKubernetesVersions,
  KubernetesVersionInfo,
  Support,
  supportAt,
} from '@xkf/backstage-plugin-eks-common';
import { KnownVersion } from './store/CalendarStore';

/**
 * Support of versions: what AWS says, and the bundled table for versions and
 * times at which AWS says nothing.
 */
export class SupportCalendar {
  readonly #aws: Map<string, KnownVersion>;
  readonly #now: Date;

  constructor(aws: KnownVersion[], now: Date) {
    this.#aws = new Map(aws.map(life => [life.version, life]));
    this.#now = now;
  }

  support(version: string): Support {
    const aws = this.#aws.get(version);
    if (aws?.endOfStandardSupport) return supportAt(aws, 'aws', this.#now);
    const bundled = bundledCalendar.find(life => life.version === version);
    return supportAt(bundled, 'bundled', this.#now);
  }

  /** All versions somebody lists or some cluster runs, the newest first. */
  versions(clustersByVersion: Map<string, number>): KubernetesVersionInfo[] {
    const names = new Set([
      ...(this.#aws.size > 0
        ? this.#aws.keys()
        : bundledCalendar.map(life => life.version)),
      ...clustersByVersion.keys(),
    ]);
    return [...names]
      .sort((a, b) => -compareKubernetesVersions(a, b))
      .map(version => {
        const aws = this.#aws.get(version);
        const { extraCostPerMonth: _, ...support } = this.support(version);
        return {
          version,
          ...support,
          releaseDate:
            aws?.releaseDate ??
            bundledCalendar.find(life => life.version === version)?.releaseDate,
          defaultPlatformVersion: aws?.defaultPlatformVersion,
          isDefault: aws?.isDefault ?? false,
          clusters: clustersByVersion.get(version) ?? 0,
        };
      });
  }
}

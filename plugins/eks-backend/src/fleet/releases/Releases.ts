import {
  compareReleaseVersions,
  parseReleaseVersion,
} from '@xkf/backstage-plugin-eks-common';
import { AwsReader } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { imageParametersOf } from './imageParameters';

/** AWS publishes an image release about every week; an hour is early enough. */
const MAX_AGE_MS = 60 * 60_000;

/** Releases of one kind of image for one Kubernetes version, from new to old. */
export interface ReleaseList {
  newest?: string;
  releases: string[];
  /**
   * Days (`YYYYMMDD`) on which Amazon Linux images were released. They stand in
   * the names of the dated parameters too, where the release version may be
   * missing.
   */
  dates: string[];
}

/**
 * Release versions that AWS publishes, by region, Kubernetes version and AMI
 * type. Read once an hour for all accounts, since the parameters are public.
 */
export class Releases {
  readonly #cache = new SingleFlightCache<ReleaseList>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 500,
  });

  /**
   * @returns undefined when AWS does not publish releases for the type
   * @throws AwsReadError
   */
  async list(
    reader: AwsReader,
    region: string,
    amiType: string,
    kubernetesVersion: string,
  ): Promise<ReleaseList | undefined> {
    const where = imageParametersOf(amiType, kubernetesVersion);
    if (!where) return undefined;
    return this.#cache.get(`${region} ${where.path}`, async () => {
      const parameters = await reader.readParameters(where.path);
      const versions = [...parameters]
        .filter(([name]) => name.endsWith(`/${where.leaf}`))
        .map(([, value]) => value);
      const releases = [...new Set(versions)].sort(
        (a, b) => -compareReleaseVersions(a, b),
      );
      return {
        newest: parameters.get(where.newest) ?? releases[0],
        releases,
        dates: releaseDates([...parameters.keys()], releases),
      };
    });
  }
}

function releaseDates(names: string[], releases: string[]): string[] {
  const inNames = names.flatMap(name => /-v(\d{8})\//.exec(name)?.[1] ?? []);
  const inVersions = releases.flatMap(
    release => parseReleaseVersion(release)?.date ?? [],
  );
  return [...new Set([...inNames, ...inVersions])].sort();
}

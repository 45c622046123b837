import {
  compareReleaseVersions,
  ImageFreshness,
  parseReleaseVersion,
  releaseDate,
} from '@xkf/backstage-plugin-eks-common';
import { ReleaseList } from './Releases';

const DAY_MS = 24 * 60 * 60_000;

/** What is known of a node group's image. */
export interface RunningImage {
  amiType?: string;
  releaseVersion?: string;
  version?: string;
}

/** Whether AWS publishes no releases for the image because it is the user's own. */
export function isCustomImage({
  amiType,
  releaseVersion,
}: RunningImage): boolean {
  return amiType === 'CUSTOM' || Boolean(releaseVersion?.startsWith('ami-'));
}

/**
 * Compares a node group's image with the releases that AWS publishes.
 * @param published - the releases, or the sentence that says why they are unknown
 */
export function imageFreshness(
  running: RunningImage,
  published: ReleaseList | { cause: string } | undefined,
): ImageFreshness {
  if (isCustomImage(running)) return { state: 'custom' };
  const current = running.releaseVersion;
  const releasedAt = current ? releaseDate(current) : undefined;
  const unknown = (cause: string): ImageFreshness => ({
    state: 'unknown',
    releasedAt,
    cause,
  });
  if (!current) return unknown('AWS does not say which release it runs.');
  if (!published) {
    return unknown(
      `AWS publishes no list of releases for images of type ${running.amiType}.`,
    );
  }
  if ('cause' in published) return unknown(published.cause);
  if (!published.newest) {
    return unknown(
      `AWS publishes no image of type ${running.amiType} for Kubernetes ${running.version}.`,
    );
  }
  const newest = {
    releaseVersion: published.newest,
    releasedAt: releaseDate(published.newest),
  };
  if (compareReleaseVersions(current, published.newest) >= 0) {
    return { state: 'current', releasedAt, newest, releasesBehind: 0 };
  }
  return {
    state: 'behind',
    releasedAt,
    newest,
    releasesBehind: countNewer(current, published.newest, published),
    daysBehind: daysBetween(releasedAt, newest.releasedAt),
  };
}

/** Releases after the running one up to the newest; at least the newest itself. */
function countNewer(
  current: string,
  newest: string,
  { releases, dates }: ReleaseList,
): number {
  const from = parseReleaseVersion(current)?.date;
  const to = parseReleaseVersion(newest)?.date;
  const newer =
    from && to
      ? dates.filter(date => date > from && date <= to)
      : releases.filter(
          release =>
            compareReleaseVersions(release, current) > 0 &&
            compareReleaseVersions(release, newest) <= 0,
        );
  return Math.max(newer.length, 1);
}

function daysBetween(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  if (!from || !to) return undefined;
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

import { compareKubernetesVersions } from './kubernetesVersion';

/** An AMI release version such as `1.34.2-20261110`, in its parts. @public */
export interface ReleaseVersion {
  kubernetes: string;
  /** `YYYYMMDD` of an Amazon Linux release; absent for Bottlerocket. */
  date?: string;
}

/**
 * Reads the release version of Amazon Linux (`1.34.2-20261110`) and
 * Bottlerocket (`1.44.0-18d04e52`, whose number is the OS's own) images.
 * @returns undefined for an AMI id or any other text.
 * @public
 */
export function parseReleaseVersion(text: string): ReleaseVersion | undefined {
  const amazonLinux = /^(\d+\.\d+\.\d+)-(\d{8})$/.exec(text);
  if (amazonLinux) return { kubernetes: amazonLinux[1], date: amazonLinux[2] };
  const bottlerocket = /^(\d+\.\d+\.\d+)(?:-[0-9a-f]{8})?$/.exec(text);
  return bottlerocket ? { kubernetes: bottlerocket[1] } : undefined;
}

/**
 * The day in an Amazon Linux release version as ISO 8601 at UTC midnight.
 * @public
 */
export function releaseDate(releaseVersion: string): string | undefined {
  const date = parseReleaseVersion(releaseVersion)?.date;
  if (!date) return undefined;
  const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
  const parsed = new Date(`${iso}T00:00:00.000Z`);
  const exists =
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
  return exists ? parsed.toISOString() : undefined;
}

/**
 * Orders release versions from old to new: first by date where both have one,
 * since one date is one release for all minors, then by number.
 * @public
 */
export function compareReleaseVersions(a: string, b: string): number {
  const left = parseReleaseVersion(a);
  const right = parseReleaseVersion(b);
  if (!left || !right) return compareKubernetesVersions(a, b);
  if (left.date && right.date && left.date !== right.date) {
    return left.date < right.date ? -1 : 1;
  }
  return compareNumbers(left.kubernetes, right.kubernetes);
}

function compareNumbers(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { createHash } from 'node:crypto';

/** Where an intent belongs. */
export interface IntentPlace {
  repositoryUrl: string;
  baseBranch: string;
}

/**
 * The id of an intent: the same changes to the same branch have the same id, on
 * every replica, so that two people who want the same thing share one pull
 * request.
 */
export function changeIdOf(
  place: IntentPlace,
  changes: readonly TerraformChange[],
): string {
  return digest([place.repositoryUrl, place.baseBranch, canonical(changes)]);
}

/**
 * The id after a pull request of the intent came to its end: what was merged or
 * closed by a person is wanted anew.
 */
export function nextChangeId(changeId: string, ended: number): string {
  return digest([changeId, ended]);
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('hex')
    .slice(0, 32);
}

/** The order of keys means nothing. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

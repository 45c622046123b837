import { InputError } from '@backstage/errors';
import {
  ClusterId,
  RotationCandidate,
  RotationInput,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { isDeepStrictEqual } from 'node:util';
import { asking } from '../operation/asking';
import { Caller } from '../operation/planAndStart';
import { GroupInput } from './rotationInput';

type Group = RotationInput['groups'][number];

/**
 * The node groups to replace with all that is needed: what the template does not
 * say is as the portal suggests it.
 * @throws InputError for a node group that the cluster does not have, or naming
 *   what the template must say because it is not known
 */
export async function completeGroups(
  groups: readonly GroupInput[],
  cluster: ClusterId,
  { eks, call }: Caller,
): Promise<Group[]> {
  const options = await asking(
    () => eks.getRotationOptions(cluster, call),
    call.signal,
  );
  return groups.map(group => {
    const candidate = options.candidates.find(
      ({ pool }) => pool === group.pool,
    );
    if (!candidate) {
      const known = options.candidates.map(({ pool }) => pool).join(', ');
      throw new InputError(
        `${cluster.clusterName} has no node group ${group.pool}. It has: ${known || 'none'}.`,
      );
    }
    return complete(group, candidate, options);
  });
}

function complete(
  { pool, ...given }: GroupInput,
  candidate: RotationCandidate,
  { repositoryProblem }: RotationOptions,
): Group {
  const { releasesProblem } = candidate;
  const replacement = fittingReplacement(given, candidate);
  const releaseVersion = given.releaseVersion ?? replacement.releaseVersion;
  const instanceTypes = given.instanceTypes ?? replacement.instanceTypes;
  const minSize = given.minSize ?? replacement.minSize;
  const maxSize = given.maxSize ?? replacement.maxSize;
  if (
    releaseVersion === undefined ||
    instanceTypes === undefined ||
    minSize === undefined ||
    maxSize === undefined
  ) {
    const needed = { releaseVersion, instanceTypes, minSize, maxSize };
    const missing = Object.entries(needed)
      .filter(([, value]) => value === undefined)
      .map(([name]) => name);
    const words = [
      `Say ${missing.join(', ')} of what replaces ${pool}: it is not known.`,
      releaseVersion === undefined && releasesProblem?.message,
      repositoryProblem,
    ];
    throw new InputError(words.filter(Boolean).join(' '));
  }
  return {
    pool,
    replacement: {
      name: given.name ?? replacement.name,
      releaseVersion,
      instanceTypes,
      minSize,
      maxSize,
      labels: given.labels ?? replacement.labels,
      taints: given.taints ?? replacement.taints,
    },
  };
}

/** One that is there already, unless something else is asked for. */
function fittingReplacement(
  given: Omit<GroupInput, 'pool'>,
  { existing, replacement }: RotationCandidate,
): RotationCandidate['replacement'] {
  const keys = [
    'name',
    'releaseVersion',
    'instanceTypes',
    'minSize',
    'maxSize',
    'labels',
    'taints',
  ] as const;
  const isMeant = keys.every(
    key =>
      given[key] === undefined ||
      isDeepStrictEqual(given[key], existing?.[key]),
  );
  return existing && isMeant ? existing : replacement;
}

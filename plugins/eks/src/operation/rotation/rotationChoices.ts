import {
  NodeGroup,
  RotationCandidate,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { Draft } from '../../change/choose/draft';
import { labelLines, taintLines } from '../../change/choose/poolLines';
import { EksTranslate } from '../../translation';

/** A node group that can be rotated, with what its replacement begins with. */
export interface PoolChoice {
  candidate: RotationCandidate;
  /** Kubernetes version of the cluster, which new nodes get. */
  version: string;
  /** As AWS has it; absent where it could not be read. */
  nodeGroup?: NodeGroup | undefined;
  draft: Draft;
  /** Why it cannot be rotated, as a sentence. */
  obstacle?: string | undefined;
}

const textOf = (number: number | undefined) =>
  number === undefined ? '' : String(number);

function draftOf({ pool, replacement, existing }: RotationCandidate): Draft {
  const first = existing ?? replacement;
  const { name, releaseVersion, instanceTypes } = first;
  return {
    version: '',
    pool,
    name,
    releaseVersion: releaseVersion ?? '',
    instanceTypes: (instanceTypes ?? []).join(', '),
    minSize: textOf(first.minSize),
    maxSize: textOf(first.maxSize),
    labels: labelLines(first.labels),
    taints: taintLines(first.taints),
  };
}

function obstacleOf(
  t: EksTranslate,
  { live, declared }: RotationCandidate,
): string | undefined {
  if (!declared) return t('rotate.undeclared');
  return live ? undefined : t('rotate.notLive');
}

/** The node groups that the wizard offers, with what AWS says about each. */
export function choicesOf(
  t: EksTranslate,
  options: RotationOptions,
  nodeGroups: NodeGroup[],
): PoolChoice[] {
  return options.candidates.map(candidate => ({
    candidate,
    version: options.version,
    nodeGroup: nodeGroups.find(({ name }) => name === candidate.nodeGroup),
    draft: draftOf(candidate),
    obstacle: obstacleOf(t, candidate),
  }));
}

/** Names that the replacement of a pool must not have; one that is there already may stay. */
export function namesTaken(
  choices: readonly PoolChoice[],
  chosen: readonly string[],
  pool: string,
): string[] {
  const own = choices.find(({ candidate }) => candidate.pool === pool);
  const existing = own?.candidate.existing?.name;
  return choices
    .map(({ candidate }) => candidate.pool)
    .filter(name => name !== existing || chosen.includes(name));
}

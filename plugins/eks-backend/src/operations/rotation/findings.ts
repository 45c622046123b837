import {
  parseKubernetesMinor,
  parseReleaseVersion,
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { isCustomImage } from '../../fleet/releases/imageFreshness';
import { counted, listed } from '../world';
import { RotationFacts } from './RotationFacts';
import { nodeGroupName } from './stepIds';

type Finding = PreflightFinding;

/** What stands in the way of a rotation, or is good to know before it. */
export function rotationFindings(
  facts: RotationFacts,
  input: RotationInput,
): Finding[] {
  return [
    clusterStatus(facts),
    ...input.groups.flatMap(({ pool, replacement }) => [
      oldGroup(facts, pool),
      ...newName(facts, replacement.name),
      ...release(facts, pool, replacement.releaseVersion),
      ...capacity(facts, pool, replacement.maxSize),
      ...image(facts, pool),
    ]),
    ...sharedOld(facts, input),
    ...sharedNew(facts, input),
  ];
}

function clusterStatus({ cluster, id }: RotationFacts): Finding {
  const common = { code: 'cluster-status', title: 'Cluster' };
  return cluster.status === 'ACTIVE'
    ? { ...common, state: 'passed', message: `${id.clusterName} is ACTIVE.` }
    : {
        ...common,
        state: 'required',
        message: `The status of ${id.clusterName} is ${cluster.status}, and EKS makes node groups in clusters that are ACTIVE.`,
        fix: 'Wait until the cluster is ACTIVE.',
      };
}

function oldGroup(
  { id, nodeGroups, declared }: RotationFacts,
  pool: string,
): Finding {
  const name = nodeGroupName(id, pool);
  const common = { code: 'old-node-group', title: `Node group ${pool}` };
  const live = nodeGroups.get(name);
  const isDeclared =
    !('problem' in declared) &&
    declared.cluster.pools.some(other => other.name === pool);
  if ('problem' in declared) {
    return { ...common, state: 'notEvaluated', message: declared.problem };
  }
  if (!live && !isDeclared) {
    return {
      ...common,
      state: 'required',
      message: `Neither AWS nor ${declared.repository} has node group ${pool} of ${id.clusterName}.`,
      fix: 'Choose a node group that exists.',
    };
  }
  if (live && !isDeclared) {
    return {
      ...common,
      state: 'recommended',
      message: `${declared.repository} does not declare ${pool}, so Terraform does not remove it from AWS.`,
      fix: 'Remove the node group in AWS by hand when the operation waits for it.',
    };
  }
  return {
    ...common,
    state: 'passed',
    message: live
      ? `${name} is ${live.status} with release ${live.releaseVersion ?? 'unknown'}.`
      : `${pool} is declared, and AWS does not have it (any more).`,
  };
}

function newName(
  { id, nodeGroups, declared }: RotationFacts,
  name: string,
): Finding[] {
  const common = { code: 'new-node-group', title: `Node group ${name}` };
  const live = nodeGroups.has(nodeGroupName(id, name));
  const isDeclared =
    !('problem' in declared) &&
    declared.cluster.pools.some(other => other.name === name);
  if (live && !isDeclared) {
    return [
      {
        ...common,
        state: 'required',
        message: `AWS has a node group ${nodeGroupName(id, name)} that Terraform does not know, so the apply would fail.`,
        fix: 'Choose another name.',
      },
    ];
  }
  if (live) {
    return [
      {
        ...common,
        state: 'recommended',
        message: `${nodeGroupName(id, name)} is there already; the operation goes on from there.`,
      },
    ];
  }
  return [];
}

/** A new node group takes the version of its cluster: EKS accepts no other release. */
function release(
  { id, version, nodeGroups, releases }: RotationFacts,
  pool: string,
  wanted: string,
): Finding[] {
  const common = { code: 'release', title: `Release ${wanted}` };
  const parsed = parseReleaseVersion(wanted);
  const minor = parsed?.date && parseKubernetesMinor(parsed.kubernetes);
  if (minor && `${minor.major}.${minor.minor}` !== version) {
    return [
      {
        ...common,
        state: 'required',
        message: `The control plane runs ${version}, and a new node group takes its version: AWS refuses a release of ${minor.major}.${minor.minor}.`,
        fix: `Choose a release of ${version}.`,
      },
    ];
  }
  const group = nodeGroups.get(nodeGroupName(id, pool));
  const type = group?.amiType;
  const known = type === undefined ? undefined : releases.get(type);
  if (!known || ('value' in known && !known.value)) return [];
  if ('problem' in known) {
    return [{ ...common, state: 'notEvaluated', message: known.problem }];
  }
  return known.value?.releases.includes(wanted)
    ? [
        {
          ...common,
          state: 'passed',
          message: `AWS publishes it for ${version}.`,
        },
      ]
    : [
        {
          ...common,
          state: 'recommended',
          message: `It is not in the list of releases that AWS publishes for ${type} and ${version} now. Older ones are accepted for a while.`,
          fix: 'Prefer the newest release.',
        },
      ];
}

/** The cluster autoscaler adds nodes only up to the largest size. */
function capacity(
  { id, nodeGroups }: RotationFacts,
  pool: string,
  maxSize: number,
): Finding[] {
  const desired = nodeGroups.get(nodeGroupName(id, pool))?.scalingConfig
    ?.desiredSize;
  if (desired === undefined || desired <= maxSize) return [];
  return [
    {
      code: 'capacity',
      title: `Size of the replacement of ${pool}`,
      state: 'recommended',
      message: `${pool} has ${counted(desired, 'node')} now, and its replacement may have ${maxSize}: pods may find no room.`,
      fix: 'Choose a larger size, or let several node groups take the pods.',
    },
  ];
}

/**
 * From 1.30 on, EKS gives a node group without an AMI type Amazon Linux 2023, and
 * publishes no Amazon Linux 2 from 1.33 on (EKS user guide).
 */
function image(
  { id, nodeGroups, version }: RotationFacts,
  pool: string,
): Finding[] {
  const group = nodeGroups.get(nodeGroupName(id, pool));
  const minor = parseKubernetesMinor(version)?.minor ?? 0;
  const common = {
    code: 'image',
    title: `Image of the replacement of ${pool}`,
  };
  if (group && isCustomImage(group)) {
    return [
      {
        ...common,
        state: 'recommended',
        message: `${pool} runs an image of its own. The replacement runs the image that the module chooses for it.`,
        fix: 'Check that the workloads run on it.',
      },
    ];
  }
  if (!group?.amiType?.startsWith('AL2_') || minor < 30) return [];
  return [
    {
      ...common,
      state: 'recommended',
      message: `${pool} runs Amazon Linux 2, and a new node group of ${version} gets Amazon Linux 2023 unless the module names a type. The user data of older modules does not work there.`,
      fix: 'Check that the module supports Amazon Linux 2023.',
    },
  ];
}

/** Nodes of another cluster would go undrained with the removal. */
function sharedOld(facts: RotationFacts, { groups }: RotationInput): Finding[] {
  return facts.shared.flatMap(({ name, record }): Finding[] => {
    const live = groups
      .map(({ pool }) => nodeGroupName({ clusterName: name }, pool))
      .filter(group =>
        record?.snapshot.nodeGroups?.some(other => other.name === group),
      );
    if (live.length === 0) return [];
    return [
      {
        code: 'shared-configuration',
        title: `Cluster ${name} shares the file`,
        state: 'required',
        message: `The removal takes ${listed(live)} away as well, and this operation drains ${facts.id.clusterName} only: its pods would be lost without a drain.`,
        fix: `Give ${name} an eks_config of its own, or move its pods off ${listed(live)} and remove the node groups there first.`,
      },
    ];
  });
}

function sharedNew(facts: RotationFacts, { groups }: RotationInput): Finding[] {
  const live = facts.shared.filter(({ record }) => record !== undefined);
  if (live.length === 0) return [];
  const names = listed(live.map(({ name }) => name));
  const pools = listed(groups.map(({ replacement }) => replacement.name));
  return [
    {
      code: 'shared-configuration',
      title: 'Clusters that share the file',
      state: 'recommended',
      message: `The new node groups ${pools} are made in ${names} as well.`,
      fix: 'Expect their cost, or give each cluster a value of its own.',
    },
  ];
}

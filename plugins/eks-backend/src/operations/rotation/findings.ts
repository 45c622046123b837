import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from '../../fleet/reading/healthWords';
import { counted } from '../world';
import { imageFindings, releaseFindings } from './images';
import { RotationFacts } from './RotationFacts';
import { nodeGroupName } from './stepIds';

type Finding = PreflightFinding;

/** What stands in the way of a rotation in one of its clusters, or is good to know before it. */
export function clusterFindings(
  facts: RotationFacts,
  input: RotationInput,
): Finding[] {
  return [
    clusterStatus(facts),
    ...input.groups.flatMap(({ pool, replacement }) => [
      oldGroup(facts, pool),
      ...newName(facts, replacement.name),
      ...releaseFindings(facts, pool, replacement.releaseVersion),
      ...capacity(facts, pool, replacement.maxSize),
      ...imageFindings(facts, pool),
    ]),
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
  const busy = live && busyWords(name, live);
  if (busy) return { ...common, state: 'required', ...busy };
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
  if (live && live.status !== 'ACTIVE') {
    return {
      ...common,
      state: 'recommended',
      message: [
        `${name} is ${live.status}.`,
        ...toHealthIssues(live.health?.issues).map(({ words }) => words),
      ].join(' '),
      fix: 'Its replacement may meet the same cause: mend that first where it lies outside the node group.',
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

/** EKS changes one thing of a node group at a time, and refuses the rest (ResourceInUseException). */
function busyWords(
  name: string,
  { status }: Nodegroup,
): Pick<Finding, 'message' | 'fix'> | undefined {
  switch (status) {
    case 'CREATING':
    case 'UPDATING':
      return {
        message: `${name} is ${status}: EKS is at work on its nodes, and would refuse to remove it.`,
        fix: 'Wait until it is ACTIVE, then plan again.',
      };
    case 'DELETING':
      return {
        message: `${name} is DELETING: EKS takes its nodes away now.`,
        fix: 'Wait until it is gone. A node group that is gone needs no rotation.',
      };
    default:
      return undefined;
  }
}

function newName(
  { id, nodeGroups, declared }: RotationFacts,
  name: string,
): Finding[] {
  const common = { code: 'new-node-group', title: `Node group ${name}` };
  const live = nodeGroups.get(nodeGroupName(id, name));
  const isDeclared =
    !('problem' in declared) &&
    declared.cluster.pools.some(other => other.name === name);
  if (!live) return [];
  const full = nodeGroupName(id, name);
  if (!isDeclared) {
    return [
      {
        ...common,
        state: 'required',
        message: `AWS has a node group ${full} that Terraform does not know, so the apply would fail.`,
        fix: 'Choose another name.',
      },
    ];
  }
  if (!isUsable(live.status)) {
    return [
      {
        ...common,
        state: 'required',
        message: `${full} is there already, and it is ${live.status}, so it cannot take the pods.`,
        fix: 'Mend it, wait until it is gone, or choose another name.',
      },
    ];
  }
  return [
    {
      ...common,
      state: 'recommended',
      message: `${full} is there already, just so, and the operation goes on from there: its nodes take the pods.`,
      fix: 'Choose another name where it is meant for something else.',
    },
  ];
}

/** Whether a node group in this state comes to take pods; one that is not there yet does. */
export function isUsable(status: string | undefined): boolean {
  return (
    status === undefined || ['ACTIVE', 'CREATING', 'UPDATING'].includes(status)
  );
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

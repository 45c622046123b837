import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  Pool,
  RotationInput,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from '../../fleet/reading/healthWords';
import { expectedLabels } from '../../terraform/declarations';
import { Step, StepOutcome, StepRun } from '../kind';
import { awaitedApply, AwaitedApply } from '../pullRequestStep';
import { ClusterView, counted, lasting, listed } from '../world';
import { accept, lookAgain } from './choices';
import type { GroupNode } from './readGroupNodes';
import {
  findClusters,
  goneWords,
  noneLeft,
  rotationClusters,
} from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

type GroupDetail = Extract<
  StepDetail,
  { type: 'node-groups' }
>['groups'][number];

/** A new node group as it is now, and what it lacks. */
interface NewGroup {
  detail: GroupDetail;
  /** Sentences; empty when it is as it should be. */
  lacks: string[];
  broken: boolean;
  absent: boolean;
}

/** Waits until the new node groups can take the pods of the old ones. */
export function nodesReadyStep(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput> {
  const names = listed(input.groups.map(({ replacement }) => replacement.name));
  const clusters = rotationClusters(input);
  const where =
    clusters.length > 1
      ? ` in ${listed(clusters.map(({ id }) => id.clusterName))}`
      : '';
  return {
    id: stepIds.ready,
    title: 'Wait for the new nodes',
    description: `Waits until ${names} is there${where}: ACTIVE in EKS, and as many nodes as its smallest size are Ready and carry the labels of XKF.`,
    usualSeconds: 10 * 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { live, gone } = await findClusters(world, run);
  if (live.length === 0) return noneLeft(world, gone);
  const groups = (
    await Promise.all(live.map(({ view }) => lookAt(world, view, input)))
  ).flat();
  const apply: AwaitedApply = groups.some(({ absent }) => absent)
    ? await awaitedApply(world, run, stepIds.addMerge)
    : {};
  const detail: StepDetail = {
    type: 'node-groups',
    groups: groups.map(one => one.detail),
    awaited: apply.merge?.detail,
  };
  const lacks = groups.flatMap(one => one.lacks);
  if (lacks.length === 0) {
    return {
      is: 'done',
      reason: ['The new nodes are ready.', goneWords(gone)]
        .filter(Boolean)
        .join(' '),
      detail,
    };
  }
  const reason = [...lacks, goneWords(gone)].filter(Boolean).join(' ');
  if (run.choice === accept.id) {
    return { is: 'done', reason: `A person went on. ${reason}`, detail };
  }
  const { pace } = world;
  const age = run.now().getTime() - run.startedAt.getTime();
  const broken = groups.some(one => one.broken);
  const late = !broken && !apply.stuck && age >= pace.nodesWithin;
  const words = [
    reason,
    apply.stuck,
    late &&
      `This takes longer than ${lasting(pace.nodesWithin)}. Look at the node group in the EKS console, at the limits of the account and at the activity of the Auto Scaling group.`,
  ];
  if (broken || apply.stuck || late) {
    return {
      is: 'blocked',
      reason: words.filter(Boolean).join(' '),
      choices: [lookAgain, accept],
      checkAgainAfter: pace.blocked,
      detail,
    };
  }
  return {
    is: 'waiting',
    reason: words.filter(Boolean).join(' '),
    checkAgainAfter: pace.progress,
    detail,
  };
}

/** The new node groups of one cluster. */
async function lookAt(
  world: RotationWorld,
  view: ClusterView,
  { groups }: RotationInput,
): Promise<NewGroup[]> {
  const cluster = await view.accessed();
  return Promise.all(
    groups.map(async ({ replacement }) => {
      const name = nodeGroupName(view.id, replacement.name);
      const [group, nodes] = await Promise.all([
        view.aws.describeNodegroup(view.id.clusterName, name),
        world.nodes.nodesOf(cluster, name, view.signal),
      ]);
      return judge(name, replacement, group, nodes);
    }),
  );
}

function judge(
  name: string,
  pool: Pool,
  group: Nodegroup | undefined,
  nodes: readonly GroupNode[],
): NewGroup {
  const status = group?.status ?? 'absent';
  const healthIssues = toHealthIssues(group?.health?.issues);
  const labels = Object.entries(expectedLabels(pool)).filter(
    // The time to live may be set elsewhere; that it is there is what counts.
    ([key]) => key !== 'xkf.xenit.io/node-ttl',
  );
  const isMarked = (node: GroupNode) =>
    node.labels['xkf.xenit.io/node-ttl'] !== undefined &&
    labels.every(([key, value]) => node.labels[key] === value);
  const ready = nodes.filter(node => node.ready);
  const good = ready.filter(isMarked);
  const lacks: string[] = [];
  if (status === 'absent') {
    lacks.push(`EKS has no node group ${name} yet.`);
  } else if (status !== 'ACTIVE') {
    lacks.push(`${name} is ${status}.`);
  }
  lacks.push(
    ...healthIssues.map(
      ({ code, words, message }) => `${code}: ${words} AWS says: “${message}”`,
    ),
  );
  if (status !== 'absent' && good.length < pool.minSize) {
    const unmarked = ready.length - good.length;
    lacks.push(
      `${good.length} of ${counted(pool.minSize, 'node')} of ${name} are ready.${
        unmarked > 0
          ? ` ${counted(unmarked, 'more node')} lack the labels that XKF sets.`
          : ''
      }`,
    );
  }
  return {
    detail: {
      name,
      status,
      nodes: { ready: good.length, wanted: pool.minSize },
      healthIssues,
    },
    lacks,
    broken:
      status.endsWith('_FAILED') ||
      status === 'DEGRADED' ||
      healthIssues.length > 0,
    absent: status === 'absent',
  };
}

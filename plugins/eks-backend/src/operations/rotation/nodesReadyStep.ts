import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  Pool,
  RotationInput,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from '../../fleet/reading/healthWords';
import { expectedLabels } from '../../terraform/declarations';
import { Step, StepOutcome, StepRun } from '../kind';
import { mergeOf, notAppliedWords } from '../pullRequestStep';
import { ClusterView, counted, lasting, listed } from '../world';
import { accept, lookAgain } from './choices';
import type { GroupNode } from './readGroupNodes';
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
  { groups }: RotationInput,
): Step<RotationInput> {
  const names = listed(groups.map(({ replacement }) => replacement.name));
  return {
    id: stepIds.ready,
    title: 'Wait for the new nodes',
    description: `Waits until ${names} is there: ACTIVE in EKS, and as many nodes as its smallest size are Ready and carry the labels of XKF.`,
    usualSeconds: 10 * 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const cluster = await view.accessed();
  const groups = await Promise.all(
    input.groups.map(async ({ replacement }) => {
      const name = nodeGroupName(input, replacement.name);
      const [group, nodes] = await Promise.all([
        view.aws.describeNodegroup(input.clusterName, name),
        world.nodes.nodesOf(cluster, name, view.signal),
      ]);
      return judge(name, replacement, group, nodes);
    }),
  );
  const detail: StepDetail = {
    type: 'node-groups',
    groups: groups.map(one => one.detail),
  };
  const lacks = groups.flatMap(one => one.lacks);
  if (lacks.length === 0) {
    return { is: 'done', reason: 'The new nodes are ready.', detail };
  }
  const reason = lacks.join(' ');
  if (run.choice === accept.id) {
    return { is: 'done', reason: `A person went on. ${reason}`, detail };
  }
  const { pace } = world;
  const merge = groups.some(({ absent }) => absent)
    ? await mergeOf(world, run, stepIds.addMerge)
    : undefined;
  const notApplied = notAppliedWords(merge, {
    now: run.now(),
    within: pace.appliedWithin,
  });
  const age = run.now().getTime() - run.startedAt.getTime();
  const broken = groups.some(one => one.broken);
  const words = [reason, notApplied];
  if (!broken && age >= pace.nodesWithin) {
    words.push(
      `This takes longer than ${lasting(pace.nodesWithin)}. Look at the node group in the EKS console, at the limits of the account and at the activity of the Auto Scaling group.`,
    );
  }
  if (broken || age >= pace.nodesWithin) {
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
      ready: good.length,
      wanted: pool.minSize,
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

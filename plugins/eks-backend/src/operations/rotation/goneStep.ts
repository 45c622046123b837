import {
  clustersOf,
  RotationInput,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from '../../fleet/reading/healthWords';
import { Step, StepOutcome, StepRun } from '../kind';
import { awaitedApply, AwaitedApply } from '../pullRequestStep';
import { lasting, listed } from '../world';
import { accept, lookAgain } from './choices';
import { findClusters, goneWords } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

/** Merged is not applied: the step ends when AWS does not have them any more. */
export function goneStep(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput> {
  const names = clustersOf(input).flatMap(id => oldGroups(input, id));
  return {
    id: stepIds.gone,
    title: 'Wait until they are gone',
    description: `Waits until EKS has ${listed(names)} no more.`,
    usualSeconds: 10 * 60,
    reconcile: run => reconcile(world, run),
  };
}

/** Names in AWS of the node groups that go from a cluster. */
function oldGroups(
  { groups }: RotationInput,
  cluster: { clusterName: string },
): string[] {
  return groups.map(({ pool }) => nodeGroupName(cluster, pool));
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { live, gone } = await findClusters(world, run);
  const groups = await Promise.all(
    live.flatMap(({ view }) =>
      oldGroups(input, view.id).map(async name => ({
        name,
        group: await view.aws.describeNodegroup(view.id.clusterName, name),
      })),
    ),
  );
  const names = groups.map(({ name }) => name);
  const detail: StepDetail = {
    type: 'node-groups',
    groups: groups.map(({ name, group }) => ({
      name,
      status: group?.status ?? 'absent',
      healthIssues: toHealthIssues(group?.health?.issues),
    })),
  };
  const there = detail.groups.filter(({ status }) => status !== 'absent');
  if (there.length === 0) {
    await Promise.all(live.map(({ view }) => view.refresh()));
    return {
      is: 'done',
      reason: [
        names.length > 0 && `EKS has no ${listed(names)} any more.`,
        goneWords(gone),
      ]
        .filter(Boolean)
        .join(' '),
      detail,
    };
  }
  const words = there.map(({ name, status }) => `${name} is ${status}.`);
  if (run.choice === accept.id) {
    return {
      is: 'done',
      reason: `A person went on. ${words.join(' ')}`,
      detail,
    };
  }
  const failed = there.filter(({ status }) => status === 'DELETE_FAILED');
  if (failed.length > 0) {
    const why = failed.flatMap(({ healthIssues }) =>
      healthIssues.map(
        issue => `${issue.code}: ${issue.words} AWS says: “${issue.message}”`,
      ),
    );
    return {
      is: 'blocked',
      reason: [
        ...words,
        ...why,
        'Mend it and delete the node group again.',
      ].join(' '),
      choices: [lookAgain],
      checkAgainAfter: world.pace.blocked,
      detail,
    };
  }
  const { pace } = world;
  const untouched = there.some(({ status }) => status !== 'DELETING');
  const apply: AwaitedApply = untouched
    ? await awaitedApply(world, run, stepIds.removeMerge)
    : {};
  const age = run.now().getTime() - run.startedAt.getTime();
  const late =
    !untouched && age >= pace.nodesWithin
      ? `This takes longer than ${lasting(pace.nodesWithin)}. Look at the node groups in the EKS console, and at the instances of their Auto Scaling groups.`
      : undefined;
  const wrong = apply.stuck ?? late;
  const awaited = { ...detail, awaited: apply.merge?.detail };
  if (wrong) {
    return {
      is: 'blocked',
      reason: [...words, wrong].join(' '),
      choices: [lookAgain, accept],
      checkAgainAfter: pace.blocked,
      detail: awaited,
    };
  }
  return {
    is: 'waiting',
    reason: `Waiting until EKS has removed them. ${words.join(' ')}`,
    checkAgainAfter: pace.progress,
    detail: awaited,
  };
}

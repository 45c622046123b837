import { RotationInput, StepDetail } from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from '../../fleet/reading/healthWords';
import { Step, StepOutcome, StepRun } from '../kind';
import { mergeOf, notAppliedWords } from '../pullRequestStep';
import { ClusterView, listed } from '../world';
import { lookAgain } from './choices';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

/** Merged is not applied: the step ends when AWS does not have them any more. */
export function goneStep(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput> {
  const names = input.groups.map(({ pool }) => nodeGroupName(input, pool));
  return {
    id: stepIds.gone,
    title: 'Wait until they are gone',
    description: `Waits until EKS has ${listed(names)} no more.`,
    usualSeconds: 10 * 60,
    reconcile: run => reconcile(world, run, names),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  names: readonly string[],
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const groups = await Promise.all(
    names.map(async name => ({
      name,
      group: await view.aws.describeNodegroup(input.clusterName, name),
    })),
  );
  const detail: StepDetail = {
    type: 'node-groups',
    groups: groups.map(({ name, group }) => ({
      name,
      status: group?.status ?? 'absent',
      ready: 0,
      wanted: 0,
      healthIssues: toHealthIssues(group?.health?.issues),
    })),
  };
  const there = detail.groups.filter(({ status }) => status !== 'absent');
  if (there.length === 0) {
    await view.refresh();
    return {
      is: 'done',
      reason: `EKS has no ${listed(names)} any more.`,
      detail,
    };
  }
  const words = there.map(({ name, status }) => `${name} is ${status}.`);
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
  const untouched = there.some(({ status }) => status !== 'DELETING');
  const merge = untouched
    ? await mergeOf(world, run, stepIds.removeMerge)
    : undefined;
  const notApplied = notAppliedWords(merge, {
    now: run.now(),
    within: world.pace.appliedWithin,
  });
  return {
    is: 'waiting',
    reason: [
      `Waiting until EKS has removed them. ${words.join(' ')}`,
      notApplied,
    ]
      .filter(Boolean)
      .join(' '),
    checkAgainAfter: world.pace.progress,
    detail,
  };
}

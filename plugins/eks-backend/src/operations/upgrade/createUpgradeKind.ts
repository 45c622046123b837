import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { ReadinessRegistry } from '../../readiness';
import { clusterTargets } from '../clusterTargets';
import { OperationKind, Step } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { World } from '../world';
import { followStep } from './followStep';
import { offerStep } from './offerStep';
import { changeOf, planUpgrade } from './planUpgrade';
import { preflightStep } from './preflightStep';
import { stepIds } from './stepIds';
import { updateStep } from './updateStep';
import { verifyStep } from './verifyStep';

/** The upgrade of a control plane by one minor. */
export function createUpgradeKind(
  world: World,
  readiness: ReadinessRegistry,
): OperationKind<UpgradeInput> {
  return {
    kind: 'upgrade',
    title: ({ clusterName, version }) => `Upgrade ${clusterName} to ${version}`,
    targets: clusterTargets,
    steps: input => stepsOf(world, readiness, input),
    plan: (input, caller) => planUpgrade(world, readiness, input, caller),
  };
}

function stepsOf(
  world: World,
  readiness: ReadinessRegistry,
  input: UpgradeInput,
): Step<UpgradeInput>[] {
  const { clusterName, version, way } = input;
  const terraformFirst = way === 'terraform-first';
  const [open, merge] = pullRequestSteps<UpgradeInput>(world, {
    openId: stepIds.pullRequest,
    mergeId: stepIds.merge,
    purpose: `sets Kubernetes ${version} for ${clusterName}`,
    changes: [changeOf(input)],
    // Once AWS is up, the repository must follow whatever becomes of the operation.
    closeOnCancel: terraformFirst,
    appliedId: stepIds.follow,
  });
  const follow = followStep(world, input);
  return [
    preflightStep(world, readiness, input),
    ...(terraformFirst
      ? [open, merge, follow]
      : [updateStep(world, input), follow, open, merge]),
    verifyStep(world, input),
    offerStep(world, input),
  ];
}

import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { OperationKind, Step } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { listed } from '../world';
import { additions } from './changes';
import { cordonStep } from './cordonStep';
import { drainStep } from './drainStep';
import { emptyStep } from './emptyStep';
import { goneStep } from './goneStep';
import { nodesReadyStep } from './nodesReadyStep';
import { planRotation } from './planRotation';
import { preflightStep } from './preflightStep';
import { removalSteps } from './removal';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';
import { verifyStep } from './verifyStep';

/** New node groups in the place of old ones, the documented way of XKF. */
export function createRotationKind(
  world: RotationWorld,
): OperationKind<RotationInput> {
  return {
    kind: 'rotation',
    title: ({ clusterName, groups }) =>
      `Rotate ${listed(groups.map(({ pool }) => pool))} of ${clusterName}`,
    steps: input => stepsOf(world, input),
    plan: (input, caller) => planRotation(world, input, caller),
  };
}

function stepsOf(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput>[] {
  const names = input.groups.map(({ replacement }) => replacement.name);
  return [
    preflightStep(world),
    ...pullRequestSteps<RotationInput>(world, {
      openId: stepIds.add,
      mergeId: stepIds.addMerge,
      purpose: `adds ${listed(names)}`,
      changes: additions(input),
      closeOnCancel: true,
    }),
    nodesReadyStep(world, input),
    cordonStep(world),
    ...input.groups.map(({ pool }) => drainStep(world, input, pool)),
    emptyStep(world),
    ...removalSteps(world, input),
    goneStep(world, input),
    verifyStep(world, input),
  ];
}

import { clustersOf, RotationInput } from '@xkf/backstage-plugin-eks-common';
import { clusterTargets } from '../clusterTargets';
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
import { rotationClusters } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';
import { verifyStep } from './verifyStep';

/** New node groups in the place of old ones, the documented way of XKF. */
export function createRotationKind(
  world: RotationWorld,
): OperationKind<RotationInput> {
  return {
    kind: 'rotation',
    title: input => {
      const pools = input.groups.map(({ pool }) => pool);
      const names = clustersOf(input).map(({ clusterName }) => clusterName);
      return `Rotate ${listed(pools)} of ${listed(names, 3)}`;
    },
    targets: clusterTargets,
    steps: input => stepsOf(world, input),
    plan: (input, caller) => planRotation(world, input, caller),
  };
}

function stepsOf(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput>[] {
  const names = input.groups.map(({ replacement }) => replacement.name);
  const clusters = rotationClusters(input);
  return [
    preflightStep(world),
    ...pullRequestSteps<RotationInput>(world, {
      openId: stepIds.add,
      mergeId: stepIds.addMerge,
      purpose: `adds ${listed(names)}`,
      changes: additions(input),
      closeOnCancel: true,
      appliedId: stepIds.ready,
    }),
    nodesReadyStep(world, input),
    ...clusters.map(cluster => cordonStep(world, cluster)),
    ...clusters.flatMap(cluster =>
      input.groups.map(({ pool }) => drainStep(world, input, cluster, pool)),
    ),
    emptyStep(world, input),
    ...removalSteps(world, input),
    goneStep(world, input),
    verifyStep(world, input),
  ];
}

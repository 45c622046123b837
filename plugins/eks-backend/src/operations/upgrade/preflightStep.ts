import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { ReadinessRegistry } from '../../readiness';
import { Step, StepOutcome, StepRun } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { ClusterView, everyAccess, World } from '../world';
import { isOutcome, lookAt } from './ControlPlane';
import { planUpgrade } from './planUpgrade';
import { lookAgain } from './requestUpdate';
import { stepIds } from './stepIds';

/** The checks of the plan once more: days may have passed since. */
export function preflightStep(
  world: World,
  readiness: ReadinessRegistry,
  { clusterName, version }: UpgradeInput,
): Step<UpgradeInput> {
  return {
    id: stepIds.preflight,
    title: 'Check again',
    description: `Makes the checks of the plan once more, right before anything is done: whether ${clusterName} can go to ${version}.`,
    usualSeconds: 20,
    reconcile: run => reconcile(world, readiness, run),
  };
}

async function reconcile(
  world: World,
  readiness: ReadinessRegistry,
  run: StepRun<UpgradeInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const now = await lookAt(world, view, input);
  if (isOutcome(now)) return now;
  const { findings } = await planUpgrade(world, readiness, input, {
    access: everyAccess,
    signal: run.signal,
  });
  const detail = { type: 'preflight', findings } as const;
  const obstacles = obstaclesOf(findings);
  if (obstacles.length > 0) {
    return {
      is: 'blocked',
      reason: obstacles.join(' '),
      choices: [lookAgain],
      checkAgainAfter: world.pace.blocked,
      detail,
    };
  }
  // What has ended without success before says nothing about this operation.
  const known = now.toTarget
    .filter(({ status }) => status === 'Failed' || status === 'Cancelled')
    .map(({ id }) => id);
  await run.remember({ known });
  return { is: 'done', reason: 'Nothing stands in the way.', detail };
}

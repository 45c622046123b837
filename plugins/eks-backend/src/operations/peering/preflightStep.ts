import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { between, isOpen } from '../../tenants/networks';
import { Step, StepOutcome, StepRun } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { World } from '../world';
import { choices } from './choices';
import { connectionWords } from './findings/connectionFindings';
import { PeeringView } from './PeeringView';
import { AnyPeeringInput } from './sides';
import { stepIds } from './stepIds';

/** The checks of the plan once more: days may have passed since. */
export function preflightStep<Input extends AnyPeeringInput>(
  world: World,
  look: (
    input: Input,
    signal: AbortSignal,
  ) => Promise<{ findings: PreflightFinding[] }>,
): Step<Input> {
  return {
    id: stepIds.preflight,
    title: 'Check again',
    description:
      'Makes the checks of the plan once more, right before anything is done: both networks, their ranges and routes, and both repositories.',
    usualSeconds: 20,
    reconcile: run => reconcile(world, look, run),
  };
}

async function reconcile<Input extends AnyPeeringInput>(
  world: World,
  look: Parameters<typeof preflightStep<Input>>[1],
  run: StepRun<Input>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { findings } = await look(input, run.signal);
  const detail = { type: 'preflight', findings } as const;
  const obstacles = obstaclesOf(findings);
  if (obstacles.length > 0) {
    return {
      is: 'blocked',
      reason: obstacles.join(' '),
      choices: [choices.lookAgain],
      checkAgainAfter: world.pace.blocked,
      detail,
    };
  }
  const view = new PeeringView(world, input, run.signal);
  const found = between(await view.connections('requester'), {
    requester: input.requester.vpcId ?? '',
    accepter: input.accepter.vpcId ?? '',
  });
  const now = found.find(isOpen);
  await run.remember({
    before: found.filter(one => !isOpen(one)).map(({ id }) => id),
    connectionId: now?.id,
  });
  return {
    is: 'done',
    reason: now
      ? `Nothing stands in the way; ${connectionWords(now)} is there already.`
      : 'Nothing stands in the way.',
    detail,
  };
}

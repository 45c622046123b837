import { OperationRecord } from '../record';
import { Step, StepOutcome, StepRun } from '../kind';
import { World } from '../world';
import { readMemory } from './memory';
import { AnyPeeringInput } from './sides';
import { stepIds } from './stepIds';

/**
 * The accepter's module finds a request by its own network, so two requests to one
 * network are never open at once.
 */
export function turnStep<Input extends AnyPeeringInput>(
  world: World,
): Step<Input> {
  return {
    id: stepIds.turn,
    title: 'Wait for the turn',
    description:
      'Waits until no other operation changes a peering of the same accepting network, since only one request to it may be open.',
    usualSeconds: 5,
    reconcile: run => reconcile(world, run),
  };
}

/**
 * Whoever takes a turn says so first and then looks once more, so that of two who
 * look at the same time at least one sees the other.
 */
async function reconcile<Input extends AnyPeeringInput>(
  world: World,
  run: StepRun<Input>,
): Promise<StepOutcome> {
  if (!readMemory(run.memory).turn) {
    const others = await rivals(world, run);
    const ahead =
      others.find(hasTurn) ??
      others.find(other => isBefore(other, run.operation));
    if (ahead) return waitFor(world, ahead);
    await run.remember({ turn: true });
  }
  const holder = (await rivals(world, run)).find(hasTurn);
  if (!holder) {
    return { is: 'done', reason: 'No other request to this network is open.' };
  }
  await run.remember({});
  return waitFor(world, holder);
}

function waitFor(world: World, other: OperationRecord): StepOutcome {
  return {
    is: 'waiting',
    reason: `Waiting until "${other.title}", requested by ${other.requestedBy}, has ended (/eks/operations/${other.id}): only one request to a network may be open.`,
    checkAgainAfter: world.pace.progress,
  };
}

/** The active operations that must not overlap with this one. */
async function rivals<Input extends AnyPeeringInput>(
  world: World,
  { operation }: StepRun<Input>,
): Promise<OperationRecord[]> {
  const active = await world.operations.activeOf([
    'peering',
    'peering-removal',
  ]);
  return active.filter(
    ({ id, input }) =>
      id !== operation.id &&
      (input.kind === 'peering' || input.kind === 'peering-removal') &&
      collide(input, operation.input),
  );
}

function collide(a: AnyPeeringInput, b: AnyPeeringInput): boolean {
  const isSame = a.accepter.vpcId === b.accepter.vpcId;
  const isReverse =
    a.accepter.vpcId === b.requester.vpcId &&
    a.requester.vpcId === b.accepter.vpcId;
  return isSame || isReverse;
}

function hasTurn({ steps }: OperationRecord): boolean {
  const step = steps.find(({ id }) => id === stepIds.turn);
  return step !== undefined && readMemory(step.memory).turn;
}

/** One order for all, so that two never wait for each other. */
function isBefore(
  a: { createdAt: string; id: string },
  b: { createdAt: string; id: string },
): boolean {
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;
}

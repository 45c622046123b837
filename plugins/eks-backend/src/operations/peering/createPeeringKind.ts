import { PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { Connection, isOpen, mistakable } from '../../tenants/networks';
import { OperationKind, Step, StepOutcome, StepRun } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { everyAccess, wordsOf, World } from '../world';
import { activeStep } from './activeStep';
import { additionOf } from './changes';
import { choices } from './choices';
import { currentConnection, endedOutcome } from './connectionStep';
import { detailOf } from './detail';
import { connectionWords } from './findings/connectionFindings';
import { PeeringView } from './PeeringView';
import { planPeering } from './planPeering';
import { preflightStep } from './preflightStep';
import { requestedStep } from './requestedStep';
import { routesStep } from './routesStep';
import { stepIds } from './stepIds';
import { peeringTargets } from './targets';
import { turnStep } from './turnStep';
import { verifyStep } from './verifyStep';
import { expiryWords, sentences } from './words';

/** A VPC peering, from the request to the routes of both sides. */
export function createPeeringKind(world: World): OperationKind<PeeringInput> {
  return {
    kind: 'peering',
    title: ({ name }) => `Set up the peering ${name}`,
    targets: peeringTargets,
    onlyByPullRequest: true,
    steps: input => stepsOf(world, input),
    plan: (input, caller) => planPeering(world, input, caller),
  };
}

function stepsOf(world: World, input: PeeringInput): Step<PeeringInput>[] {
  const { name } = input;
  return [
    preflightStep(world, (one, signal) =>
      planPeering(world, one, { access: everyAccess, signal }),
    ),
    turnStep(world),
    ...pullRequestSteps<PeeringInput>(world, {
      openId: stepIds.request,
      mergeId: stepIds.requestMerge,
      purpose: `requests the peering ${name}`,
      changes: additionOf(input, 'requester'),
      closeOnCancel: true,
      appliedId: stepIds.requested,
      guard: run => guardRequest(world, run),
    }),
    requestedStep(world),
    ...pullRequestSteps<PeeringInput>(world, {
      openId: stepIds.accept,
      mergeId: stepIds.acceptMerge,
      purpose: `accepts the peering ${name}`,
      changes: additionOf(input, 'accepter'),
      closeOnCancel: true,
      appliedId: stepIds.active,
      guard: run => guardAcceptance(world, run),
      whileOpen: run => whileOpen(world, run),
    }),
    activeStep(world),
    routesStep(world),
    verifyStep(world),
  ];
}

/** Another request may have come from somewhere else meanwhile. */
async function guardRequest(
  world: World,
  run: StepRun<PeeringInput>,
): Promise<StepOutcome | undefined> {
  const { input } = run.operation;
  const { requester, accepter } = input;
  const view = new PeeringView(world, input, run.signal);
  const [other] = mistakable(
    await view.connections('requester'),
    { requester: requester.vpcId ?? '', accepter: accepter.vpcId ?? '' },
    requester.accountId,
  );
  return (
    other && {
      is: 'blocked',
      reason: `${connectionWords(other)} has come from another network of ${view.nameOf('requester')} to ${accepter.vpcId} meanwhile, and the module of the accepter can tell only one of them. Remove it, or cancel this operation.`,
      choices: [choices.lookAgain],
      checkAgainAfter: world.pace.blocked,
      detail: detailOf(other),
    }
  );
}

/** A request that has ended cannot be accepted, and the plan of the pull request would fail. */
async function guardAcceptance(
  world: World,
  run: StepRun<PeeringInput>,
): Promise<StepOutcome | undefined> {
  return endedOutcome(world, run, await currentConnection(world, run));
}

/** AWS may not answer while a person reviews; the merge is waited for all the same. */
async function whileOpen(
  world: World,
  run: StepRun<PeeringInput>,
): Promise<string> {
  try {
    return acceptanceWords(await currentConnection(world, run));
  } catch (error) {
    return wordsOf(error);
  }
}

function acceptanceWords(connection: Connection | undefined): string {
  if (!connection) return 'AWS does not show the request any more.';
  if (connection.status === 'active') {
    return `${connection.id} was accepted by hand; this pull request is still needed for the routes, and so that Terraform knows of it.`;
  }
  if (!isOpen(connection)) {
    return `${connection.id} is ${connection.status}: run the apply of the requester's side again before the merge, since there is nothing to accept now.`;
  }
  return sentences(
    `${connection.id} is ${connection.status}.`,
    expiryWords(connection),
  );
}

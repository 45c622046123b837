import { PeeringRemovalInput } from '@xkf/backstage-plugin-eks-common';
import { OperationKind, Step } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { everyAccess, World } from '../world';
import { removalOf } from './changes';
import {
  accepterRoutesGoneStep,
  connectionGoneStep,
  isGone,
  remains,
} from './goneSteps';
import { sides } from './sides';
import { planRemoval } from './planRemoval';
import { preflightStep } from './preflightStep';
import { stepIds } from './stepIds';
import { peeringTargets } from './targets';
import { turnStep } from './turnStep';
import { declaredSource, readSource, verificationStep } from './verification';

/** The end of a VPC peering: accepter first, then requester. */
export function createPeeringRemovalKind(
  world: World,
): OperationKind<PeeringRemovalInput> {
  return {
    kind: 'peering-removal',
    title: ({ name }) => `Remove the peering ${name}`,
    targets: peeringTargets,
    onlyByPullRequest: true,
    steps: input => stepsOf(world, input),
    plan: (input, caller) => planRemoval(world, input, caller),
  };
}

function stepsOf(
  world: World,
  input: PeeringRemovalInput,
): Step<PeeringRemovalInput>[] {
  const { name } = input;
  return [
    preflightStep(world, (one, signal) =>
      planRemoval(world, one, { access: everyAccess, signal }),
    ),
    turnStep(world),
    ...pullRequestSteps<PeeringRemovalInput>(world, {
      openId: stepIds.accept,
      mergeId: stepIds.acceptMerge,
      purpose: `removes the peering ${name} from the accepter`,
      changes: removalOf(input, 'accepter'),
      closeOnCancel: true,
      appliedId: stepIds.accepterRoutesGone,
    }),
    accepterRoutesGoneStep(world),
    ...pullRequestSteps<PeeringRemovalInput>(world, {
      openId: stepIds.request,
      mergeId: stepIds.requestMerge,
      purpose: `removes the peering ${name} from the requester`,
      changes: removalOf(input, 'requester'),
      closeOnCancel: true,
      appliedId: stepIds.gone,
    }),
    connectionGoneStep(world),
    verifyGoneStep(world),
  ];
}

function verifyGoneStep(world: World): Step<PeeringRemovalInput> {
  return verificationStep(world, {
    description:
      'Compares both Terraform repositories, AWS, and the routes of both networks: none of them has the peering any more.',
    agreement: 'Neither the repositories nor AWS have the peering any more.',
    compare: async (run, view) => {
      const { connection, left } = await remains(world, run);
      return Promise.all([
        ...sides.map(side => declaredSource(world, view, side, false)),
        readSource('AWS', async () => ({
          value: connection
            ? `${connection.id} is ${connection.status}`
            : 'has no connection',
          agrees: isGone(connection),
        })),
        ...sides.map(side =>
          readSource(`Routes of ${view.nameOf(side)}`, async () => ({
            value: String(left[side]),
            agrees: left[side] === 0,
          })),
        ),
      ]);
    },
  });
}

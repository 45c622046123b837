import { PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { World } from '../world';
import { awaitApply, currentConnection, endedOutcome } from './connectionStep';
import { detailOf } from './detail';
import { stepIds } from './stepIds';
import { expiryWords, sentences } from './words';

/** AWS shows the request once the requester's side is applied. */
export function requestedStep(world: World): Step<PeeringInput> {
  return {
    id: stepIds.requested,
    title: 'Wait for the request',
    description:
      'Waits until AWS shows the request of the connection, which ends after 7 days unless it is accepted.',
    usualSeconds: 3 * 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<PeeringInput>,
): Promise<StepOutcome> {
  const connection = await currentConnection(world, run);
  const ended = endedOutcome(world, run, connection);
  if (ended) return ended;
  const detail = detailOf(connection);
  switch (connection?.status) {
    case 'pending-acceptance':
      return {
        is: 'done',
        reason: sentences(
          `The request ${connection.id} waits for its acceptance.`,
          expiryWords(connection),
        ),
        detail,
      };
    case 'active':
    case 'provisioning':
      return {
        is: 'done',
        reason: `${connection.id} is accepted already. The entry of the accepter is still needed for its routes, and so that Terraform knows of it.`,
        detail,
      };
    default:
      return awaitApply(world, run, {
        mergeId: stepIds.requestMerge,
        words: 'AWS shows the request',
        detail: ({ merge }) => detailOf(connection, { merge }),
      });
  }
}

import { PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { World } from '../world';
import { awaitApply, currentConnection, endedOutcome } from './connectionStep';
import { detailOf } from './detail';
import { stepIds } from './stepIds';
import { expiryWords, sentences } from './words';

/** AWS shows the acceptance once the accepter's side is applied. */
export function activeStep(world: World): Step<PeeringInput> {
  return {
    id: stepIds.active,
    title: 'Wait for the acceptance',
    description: 'Waits until AWS shows the connection as active.',
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
  if (connection?.status === 'active') {
    return {
      is: 'done',
      reason: `${connection.id} is active.`,
      detail: detailOf(connection),
    };
  }
  return awaitApply(world, run, {
    mergeId: connection ? stepIds.acceptMerge : stepIds.requestMerge,
    words: connection
      ? `${connection.id} is active`
      : 'AWS shows the request again, which has gone',
    more: sentences(
      connection && expiryWords(connection),
      // An apply from before the request has failed and does not come again by itself.
      connection?.status === 'pending-acceptance' &&
        'An apply that ran before the request was there has failed: run it again.',
    ),
    detail: ({ merge }) => detailOf(connection, { merge }),
  });
}

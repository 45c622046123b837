import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { AwsReadError, AwsRefusedError } from '../../aws';
import { StepOutcome, StepRun } from '../kind';
import { ClusterView, lasting, World } from '../world';
import { ControlPlane } from './ControlPlane';
import { UpdateMemory } from './memory';

/** Asking again in a way that AWS takes for a new request. */
export const askAgain = {
  id: 'ask-again',
  title: 'Ask EKS again',
  description:
    'Asks EKS to update the control plane once more, as a new request.',
};

/** Asking where nobody has. */
export const askNow = {
  id: 'ask-now',
  title: 'Ask EKS from here',
  description:
    'Asks EKS to update the control plane without waiting for the apply of Terraform, which then finds it done.',
};

/** Only looking. */
export const lookAgain = {
  id: 'look-again',
  title: 'Look again',
  description:
    'Looks at the control plane and its updates again. What was started by hand is recognised.',
};

/** EKS API reference, UpdateClusterVersion, Errors; and what issues report. */
const wordsByCode: Record<string, string> = {
  InvalidParameterException:
    'The version does not fit the cluster: it must be one minor up, and one that EKS offers.',
  InvalidRequestException:
    'The state of the cluster does not allow it. Where AWS names node groups, rotate them first.',
  InvalidStateException:
    'Its upgrade insights have errors. Mend what they name; EKS looks again every 24 hours.',
  ResourceNotFoundException: 'EKS does not find the cluster.',
};

/**
 * Asks EKS for the target. The request has a token that depends on the operation
 * and the attempt alone, so that AWS takes a repeated one for the same.
 * @returns the id of the update, or an outcome when EKS did not start one
 */
export async function requestUpdate(
  world: World,
  view: ClusterView,
  run: StepRun<UpgradeInput>,
  memory: UpdateMemory,
  now: ControlPlane,
): Promise<{ memory: UpdateMemory } | { outcome: StepOutcome }> {
  const { clusterName } = view.id;
  const { version } = run.operation.input;
  const next: UpdateMemory = {
    ...memory,
    updateId: undefined,
    known: now.toTarget.map(({ id }) => id),
  };
  const clientRequestToken = `${run.operation.id}-${next.attempt}`;
  await run.remember({ ...next });
  try {
    const { id } = await run.act(
      {
        eventId: 'eks.update-cluster-version',
        message: `Asks EKS to update the control plane of ${clusterName} to ${version}.`,
        severity: 'high',
        subject: { cluster: run.operation.target.key, version },
      },
      () =>
        view.operator.updateClusterVersion({
          clusterName,
          version,
          clientRequestToken,
        }),
    );
    return { memory: { ...next, updateId: id } };
  } catch (error) {
    return { outcome: outcomeOf(error, world) };
  }
}

/** What a refusal means. Throttling, timeouts and server errors are tried again by the engine. */
function outcomeOf(error: unknown, { pace }: World): StepOutcome {
  if (error instanceof AwsReadError) {
    const { kind, message } = error.problem;
    if (kind !== 'access-denied' && kind !== 'expired-credentials') throw error;
    return {
      is: 'blocked',
      reason: message,
      choices: [lookAgain],
      checkAgainAfter: pace.blocked,
    };
  }
  if (!(error instanceof AwsRefusedError)) throw error;
  if (error.code === 'ResourceInUseException') {
    return {
      is: 'waiting',
      reason: `EKS works on the cluster and takes no update now; it is asked again in ${lasting(pace.progress)}. AWS says: “${error.awsMessage}”`,
      checkAgainAfter: pace.progress,
    };
  }
  return {
    is: 'blocked',
    reason:
      `EKS refuses the update (${error.code}). ${wordsByCode[error.code] ?? ''} AWS says: “${error.awsMessage}”`.replace(
        /\s+/g,
        ' ',
      ),
    choices: [askAgain, lookAgain],
  };
}

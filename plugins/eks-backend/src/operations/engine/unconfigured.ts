import { isError } from '@backstage/errors';
import { Step, StepOutcome, StepRun } from '../kind';

/** A step looks again so often whether its account is configured by now. */
const LOOK_AGAIN_MS = 60_000;

/** Nothing can be looked at or done in an account that the configuration lost. */
export function waitForAccount(accountId: string): StepOutcome {
  return {
    is: 'blocked',
    reason: `Account ${accountId} is not configured any more, so nothing is done: add it to eks.accounts again, or cancel the operation.`,
    choices: [
      {
        id: 'cancel',
        title: 'Cancel the operation',
        description:
          'What can be taken back without the account is taken back; the rest stays as it is, and is named.',
        dangerous: true,
      },
    ],
    checkAgainAfter: LOOK_AGAIN_MS,
  };
}

/**
 * Takes back what does not need the account, such as a pull request. What does need
 * it stays as it is and is named, so that the cancelling comes to an end.
 */
export async function undoWithoutAccount(
  step: Step,
  run: StepRun,
  accountId: string,
): Promise<StepOutcome> {
  const title = step.undoTitle?.(run.memory);
  if (step.undoTitle && !title) return { is: 'done', stays: true };
  try {
    const outcome = await step.undo?.(run);
    if (outcome?.is === 'done') return outcome;
  } catch (error) {
    if (run.signal.aborted) throw error;
    if (isError(error) && error.name === 'LeaseLostError') throw error;
  }
  return {
    is: 'done',
    stays: true,
    reason: `Not taken back, because account ${accountId} is not configured any more: ${title ?? step.title}.`,
  };
}

import { toError } from '@backstage/errors';
import {
  Operation,
  OperationState,
  OperationStep,
} from '@xkf/backstage-plugin-eks-common';
import { untilAborted } from '../../cache/untilAborted';
import { everyAccess, World } from '../world';
import { PullRequestDetail } from './detail';
import { SeenPullRequest } from './PullRequestChange';

/** A page does not wait longer for a Git host than so many milliseconds. */
const PATIENCE_MS = 3_000;

/** Steps of such operations read their pull requests themselves. */
const atWork: ReadonlySet<OperationState> = new Set([
  'planned',
  'running',
  'waiting',
  'blocked',
  'cancelling',
]);

const isOpen = ({ state }: SeenPullRequest['pullRequest']) => state === 'open';

/**
 * An operation with its pull requests as they were read last. Those of an operation
 * that does nothing, since it is paused or has ended, are read again; where that
 * fails, they stay as they were, with when that was.
 */
export async function pullRequestsNow(
  operation: Operation,
  { tracker, logger }: Pick<World, 'tracker' | 'logger'>,
): Promise<Operation> {
  const seen = newestSeen(operation.steps);
  if (!atWork.has(operation.state)) {
    const open = [...seen].filter(([, { pullRequest }]) => isOpen(pullRequest));
    await Promise.all(
      open.map(async ([changeId]) => {
        try {
          seen.set(changeId, await soon(tracker.get(changeId, everyAccess)));
        } catch (error) {
          logger.debug(
            `The pull request of change ${changeId} was not read again`,
            toError(error),
          );
        }
      }),
    );
  }
  return {
    ...operation,
    steps: operation.steps.map(step => withSeen(step, seen)),
  };
}

/** Two steps are about one pull request, and the first does not follow it. */
function newestSeen(
  steps: readonly OperationStep[],
): Map<string, SeenPullRequest> {
  const seen = new Map<string, SeenPullRequest>();
  for (const { detail } of steps) {
    if (!isSeen(detail)) continue;
    const { changeId, pullRequest, readAt } = detail;
    const known = seen.get(changeId);
    if (!known || Date.parse(known.readAt) <= Date.parse(readAt)) {
      seen.set(changeId, { pullRequest, readAt });
    }
  }
  return seen;
}

function withSeen(
  step: OperationStep,
  seen: ReadonlyMap<string, SeenPullRequest>,
): OperationStep {
  const { detail } = step;
  if (!isSeen(detail)) return step;
  const { pullRequest, readAt } = seen.get(detail.changeId) ?? detail;
  return { ...step, detail: { ...detail, pullRequest, readAt } };
}

function isSeen(
  detail: OperationStep['detail'],
): detail is PullRequestDetail & SeenPullRequest {
  return (
    detail?.type === 'pull-request' &&
    detail.pullRequest !== undefined &&
    detail.readAt !== undefined
  );
}

async function soon(
  reading: Promise<SeenPullRequest>,
): Promise<SeenPullRequest> {
  const { pullRequest, readAt } = await untilAborted(
    reading,
    AbortSignal.timeout(PATIENCE_MS),
  );
  return { pullRequest, readAt };
}

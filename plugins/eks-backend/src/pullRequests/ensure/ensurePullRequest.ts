import { ConflictError } from '@backstage/errors';
import {
  PullRequestOutcome,
  PullRequestRequest,
} from '@xkf/backstage-plugin-eks-node';
import { failedWith } from '../http';
import { markedText, requestMarker, shortTitle } from '../ownership';
import { Pace, untilSettled } from './attempts';
import { foremost } from './foremost';
import { HostCalls } from './HostCalls';

/**
 * Finds the branch's open pull request, or opens one. One that was closed or
 * merged is the last word of a person: none is opened after it.
 */
export async function ensurePullRequest(
  host: HostCalls,
  request: PullRequestRequest,
  pace: Pace,
): Promise<PullRequestOutcome> {
  const { branch, baseBranch, labels = [], draft = false, signal } = request;

  const attempt = async (): Promise<PullRequestOutcome | undefined> => {
    const found = await host.findPullRequests(branch, { signal });
    const pullRequest = foremost(found, baseBranch);
    if (pullRequest) {
      const open = pullRequest.state === 'open';
      return { outcome: open ? 'existing' : 'closed', pullRequest };
    }
    const created = await host.createPullRequest({
      branch,
      baseBranch,
      labels,
      draft,
      title: shortTitle(request.title, host.textLimits.title),
      body: markedText({
        text: request.body,
        marker: requestMarker(request.operationId),
        position: 'last',
        limit: host.textLimits.body,
        hostTitle: host.title,
      }),
      signal,
    });
    return created && { outcome: 'created', pullRequest: created };
  };

  const outcome = await untilSettled(attempt, pace);
  if (!outcome) {
    throw new ConflictError(
      `${host.title} says that the branch ${branch} of ${host.name} has a pull request already, but shows none.`,
    );
  }
  if (outcome.outcome !== 'closed' && labels.length > 0) {
    await addLabels(host, outcome.pullRequest.number, labels, signal);
  }
  return outcome;
}

/** Labels are for looking things up; a token that may not set them must not stop the work. */
async function addLabels(
  host: HostCalls,
  number: number,
  labels: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  try {
    await host.addLabels?.(number, labels, { signal });
  } catch (error) {
    if (!failedWith(error, 'forbidden', 'missing', 'refused')) throw error;
  }
}

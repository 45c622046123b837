import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import {
  ChangedFile,
  ChangeOutcome,
  ChangeRequest,
} from '@xkf/backstage-plugin-eks-node';
import { carriesTrailer, differences, withTrailer } from '../ownership';
import { Pace, untilSettled } from './attempts';
import { foremost } from './foremost';
import { HostCalls, HostFile } from './HostCalls';

/** Files at a commit, from memory where possible. */
export type ReadFiles = (
  commit: string,
  paths: readonly string[],
  signal?: AbortSignal,
) => Promise<HostFile[]>;

/**
 * Makes a branch hold contents. Each attempt looks at the host first and then
 * does at most one thing: create the branch where it must not exist, or add one
 * commit on top of the head it read. Nothing is ever forced.
 */
export async function ensureChange(
  host: HostCalls,
  readFiles: ReadFiles,
  request: ChangeRequest,
  pace: Pace,
): Promise<ChangeOutcome> {
  const { baseCommit, branch, signal } = request;
  const paths = request.files.map(file => file.path);
  const before = await readFiles(baseCommit, paths, signal);
  const files = differences(request.files, before);
  if (files.length === 0) {
    return { outcome: 'unchanged', headCommit: baseCommit };
  }
  const message = withTrailer(request.message, request.operationId);

  const attempt = async (): Promise<ChangeOutcome | undefined> => {
    const found = await host.findPullRequests(branch, { signal });
    const pullRequest = foremost(found, request.baseBranch);
    if (!pullRequest) {
      const created = await host.createBranch({
        branch,
        parent: baseCommit,
        before,
        files,
        message,
        signal,
      });
      if (created) return { outcome: 'created', headCommit: created };
    }
    const head = await host.headOf(branch, { signal });
    if (!head) return pullRequest && withoutBranch(pullRequest);
    return onBranch(host, readFiles, request, { head, pullRequest, message });
  };

  const outcome = await untilSettled(attempt, pace);
  return (
    outcome ?? {
      outcome: 'conflict',
      headCommit: baseCommit,
      reason: `The branch ${branch} changes again and again while the portal writes to it.`,
    }
  );
}

async function onBranch(
  host: HostCalls,
  readFiles: ReadFiles,
  request: ChangeRequest,
  state: { head: string; pullRequest?: PullRequest; message: string },
): Promise<ChangeOutcome | undefined> {
  const { branch, baseCommit, operationId, signal } = request;
  const { head, pullRequest } = state;
  const conflict = (reason: string): ChangeOutcome => ({
    outcome: 'conflict',
    headCommit: head,
    reason,
  });

  const ahead = await host.aheadOf(request.baseBranch, head, { signal });
  const foreign = ahead.messages.filter(
    message => !carriesTrailer(message, operationId),
  );
  if (foreign.length > 0) {
    return conflict(
      `The branch ${branch} holds commits that this operation did not make. The portal leaves them alone.`,
    );
  }
  if (!ahead.complete) {
    return conflict(
      `The branch ${branch} holds more commits or files than the portal can look through.`,
    );
  }

  const requested = new Set(request.files.map(file => file.path));
  const left = ahead.changedPaths.filter(path => !requested.has(path));
  const wanted: ChangedFile[] = [
    ...request.files,
    ...(await readFiles(baseCommit, left, signal)).map(({ path, content }) => ({
      path,
      content,
    })),
  ];
  const before = await readFiles(
    head,
    wanted.map(file => file.path),
    signal,
  );
  const files = differences(wanted, before);
  if (files.length === 0) return { outcome: 'reused', headCommit: head };
  if (pullRequest && pullRequest.state !== 'open') {
    return conflict(ended(pullRequest));
  }
  const advanced = await host.appendCommit({
    branch,
    parent: head,
    before,
    files,
    message: state.message,
    signal,
  });
  return advanced ? { outcome: 'advanced', headCommit: advanced } : undefined;
}

function withoutBranch(pullRequest: PullRequest): ChangeOutcome {
  return {
    outcome: 'conflict',
    headCommit: pullRequest.headCommit,
    reason:
      pullRequest.state === 'open'
        ? `Somebody deleted the branch ${pullRequest.branch} of the open pull request ${pullRequest.number}.`
        : ended(pullRequest),
  };
}

function ended({ number, branch, state }: PullRequest): string {
  const how = state === 'merged' ? 'merged' : 'closed';
  return `Pull request ${number} of the branch ${branch} was ${how}. A further change needs a new operation.`;
}

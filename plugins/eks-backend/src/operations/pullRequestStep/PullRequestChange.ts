import { isError } from '@backstage/errors';
import {
  ChangePreview,
  OperationInput,
  PullRequest,
  refusedByAws,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { StalePreviewError } from '../../terraform/StalePreviewError';
import { StepOutcome, StepRun } from '../kind';
import { everyAccess, World, wordsOf } from '../world';
import { choices } from './choices';
import { ChangeMemory, memoryOf } from './memory';
import { isSameEdit } from './sameEdit';

/** The base may move under an opening so many times before a person is asked. */
const MAX_MOVES = 5;

/** A pull request as its host showed it at a moment. */
export interface SeenPullRequest {
  pullRequest: PullRequest;
  readAt: string;
}

/** What became of an attempt to open. */
export type Opening =
  | { is: 'open'; memory: ChangeMemory; seen: SeenPullRequest }
  /** The repository says all of it already. */
  | { is: 'said'; repository: string }
  | { is: 'stopped'; outcome: StepOutcome };

/** Names of the errors that say what the files are like, and that stay until somebody acts. */
const lasting = new Set(['InputError', 'ConflictError', 'NotFoundError']);

/** One set of changes on its way through one pull request. */
export class PullRequestChange {
  constructor(
    private readonly world: World,
    private readonly changes: TerraformChange[],
    /** Milliseconds until a blocked step looks again by itself. */
    private readonly blockedFor: number,
  ) {}

  /** What it would do at the newest commit, or the words that say why it cannot be done. */
  async preview(): Promise<ChangePreview | { problem: string }> {
    try {
      return await this.world.changes.preview(this.changes, everyAccess);
    } catch (error) {
      if (isError(error) && lasting.has(error.name)) {
        return { problem: wordsOf(error) };
      }
      throw error;
    }
  }

  /** The pull request that was opened, as its host shows it; undefined when there is none. */
  async find(
    memory: ChangeMemory,
    signal: AbortSignal,
  ): Promise<SeenPullRequest | undefined> {
    const { changeId } = memory;
    if (!changeId || !isComplete(memory)) return undefined;
    try {
      const { pullRequest, readAt } = await this.world.tracker.get(
        changeId,
        everyAccess,
      );
      return { pullRequest, readAt };
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') throw error;
    }
    return this.findNow(memory, signal);
  }

  /** The same from the host itself; the portal may have closed it a moment ago. */
  async findNow(
    memory: ChangeMemory,
    signal: AbortSignal,
  ): Promise<SeenPullRequest | undefined> {
    if (!isComplete(memory)) return undefined;
    const { branch, baseBranch, repositoryUrl } = memory;
    const pullRequest = await this.world.gitHosts
      .open(repositoryUrl)
      .findPullRequest({ branch, baseBranch, signal });
    return pullRequest && { pullRequest, readAt: new Date().toISOString() };
  }

  /**
   * Opens the pull request. What is about to be opened is remembered before, so
   * that a later run finds it.
   */
  async open(
    run: StepRun<OperationInput>,
    allowed: { otherEdit?: boolean; refused?: boolean } = {},
  ): Promise<Opening> {
    let shown: ChangePreview | undefined;
    for (let n = 0; n < MAX_MOVES; n++) {
      const preview = await this.preview();
      if ('problem' in preview) return this.#stopped(preview.problem);
      if (preview.files.length === 0) {
        return { is: 'said', repository: preview.repository.name };
      }
      if (
        shown &&
        !allowed.otherEdit &&
        !isSameEdit(shown.files, preview.files)
      ) {
        return this.#stopped(
          `Somebody changed the files of ${preview.repository.name} meanwhile, and the change comes out differently now.`,
          [choices.openNew],
        );
      }
      const refused = allowed.refused ? undefined : refusalIn(preview);
      if (refused) return this.#stopped(refused, [choices.openAnyway]);
      shown = preview;
      const memory = memoryOf(preview);
      await run.remember({ ...memory });
      try {
        const pullRequest = await this.#openNow(run, preview);
        return {
          is: 'open',
          memory: { ...memory, number: pullRequest.number },
          seen: { pullRequest, readAt: run.now().toISOString() },
        };
      } catch (error) {
        if (error instanceof StalePreviewError) continue;
        if (isError(error) && lasting.has(error.name)) {
          return this.#stopped(wordsOf(error));
        }
        throw error;
      }
    }
    return this.#stopped(
      `The files changed ${MAX_MOVES} times while the pull request was opened.`,
    );
  }

  #openNow(
    run: StepRun<OperationInput>,
    preview: ChangePreview,
  ): Promise<PullRequest> {
    const { changeId, baseCommit, repository, title, branch } = preview;
    const { requestedBy, input } = run.operation;
    return run.act(
      {
        eventId: 'eks.open-pull-request',
        message: `Opens a pull request in ${repository.name}: ${title}.`,
        severity: 'medium',
        subject: { repository: repository.url, branch, changeId },
      },
      async () => {
        const { stored } = await this.world.changes.open(
          {
            changes: this.changes,
            changeId,
            baseCommit,
            reason: input.reason,
            requestedBy,
          },
          everyAccess,
        );
        return stored.pullRequest;
      },
    );
  }

  #stopped(
    reason: string,
    more: (typeof choices)[keyof typeof choices][] = [],
  ): Opening {
    return {
      is: 'stopped',
      outcome: {
        is: 'blocked',
        reason,
        choices: [choices.lookAgain, ...more],
        checkAgainAfter: this.blockedFor,
      },
    };
  }
}

/** Whether enough is remembered to find the pull request on its host. */
function isComplete(
  memory: ChangeMemory,
): memory is ChangeMemory &
  Record<'branch' | 'baseBranch' | 'repositoryUrl', string> {
  const { branch, baseBranch, repositoryUrl } = memory;
  return Boolean(branch && baseBranch && repositoryUrl);
}

/** What AWS would refuse once the pull request is merged, as sentences. */
function refusalIn({ warnings }: ChangePreview): string | undefined {
  const refused = warnings.filter(
    ({ code, severity }) => severity === 'warning' && refusedByAws.has(code),
  );
  if (refused.length === 0) return undefined;
  return `The apply of this pull request would fail. ${refused.map(({ message }) => message).join(' ')}`;
}

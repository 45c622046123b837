import { ConflictError, isError } from '@backstage/errors';
import {
  ChangePreview,
  PullRequest,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { GitRepository } from '@xkf/backstage-plugin-eks-node';
import { EksConfig } from '../config';
import { Access } from '../permissions';
import { branchName, GitHosts } from '../pullRequests';
import { changeIdOf, nextChangeId } from './changeIds';
import { ChangePlan, planChanges } from './changes';
import { ChangeScope, ChangeScopes } from './ChangeScopes';
import { EditedCommit } from './EditedCommit';
import { HostedCommit } from './HostedCommit';
import { pullRequestText } from './pullRequestText';
import { RepositoryAtCommit } from './repository';
import { StalePreviewError } from './StalePreviewError';
import { ChangeStore, StoredChange } from './store/ChangeStore';
import { withinTime } from './withinTime';

/** Time for everything that one preview or opening asks of a Git host. */
const TIMEOUT_MS = 60_000;

/** So many pull requests of one intent may have ended before. */
const MAX_GENERATIONS = 50;

/** Names of the errors of a change that was not possible at an earlier commit. */
const impossible = new Set(['NotFoundError', 'InputError', 'ConflictError']);

/** What opening pull requests works with. */
export interface TerraformChangesOptions {
  config: EksConfig;
  scopes: ChangeScopes;
  gitHosts: GitHosts;
  store: ChangeStore;
  /** Address of the portal, without a trailing `/`. */
  portalUrl: string;
  now?: () => Date;
}

/** An opening that somebody asks for. */
export interface OpenRequest {
  changes: TerraformChange[];
  changeId: string;
  baseCommit: string;
  reason?: string;
  requestedBy: string;
}

/** What a preview was made of. */
interface Planned {
  scope: ChangeScope;
  repository: GitRepository;
  plan: ChangePlan;
  commit: string;
  intent: Intent;
}

interface Intent {
  changeId: string;
  /** The newest pull request of this id or, where there is none, of the id before it. */
  pullRequest?: PullRequest;
}

/** Previews changes to Terraform repositories and opens their pull requests. */
export class TerraformChanges {
  readonly #options: TerraformChangesOptions;

  constructor(options: TerraformChangesOptions) {
    this.#options = options;
  }

  /**
   * What the changes would do at the newest commit. Writes nothing.
   * @param after - changes of the same account that are taken as merged and applied
   * @throws InputError when they do not fit together or do not fit the files
   * @throws NotAllowedError when they meet a cluster the caller may not change
   */
  async preview(
    changes: TerraformChange[],
    access: Access,
    after: TerraformChange[] = [],
  ): Promise<ChangePreview> {
    return withinTime(
      { timeoutMs: TIMEOUT_MS, what: 'The preview' },
      async signal =>
        this.#toPreview(await this.#plan(changes, access, signal, after)),
    );
  }

  /**
   * Opens the pull request of a preview, or returns the one that is open.
   * @throws StalePreviewError when a file that it touches has moved since
   * @throws ConflictError when there is nothing to do, when the branch holds
   * commits of somebody else, or when its pull request has ended
   */
  async open(
    request: OpenRequest,
    access: Access,
  ): Promise<{ outcome: 'created' | 'existing'; stored: StoredChange }> {
    return withinTime(
      { timeoutMs: TIMEOUT_MS, what: 'Opening the pull request' },
      async signal => {
        const planned = await this.#plan(request.changes, access, signal);
        await this.#requireSeen(planned, request, signal);
        const { plan, repository } = planned;
        if (plan.files.length === 0) {
          throw new ConflictError(
            `${repository.name} says all of this already, so there is nothing to open.`,
          );
        }
        return this.#propose(planned, request, signal);
      },
    );
  }

  async #plan(
    changes: TerraformChange[],
    access: Access,
    signal: AbortSignal,
    after: TerraformChange[] = [],
  ): Promise<Planned> {
    const { gitHosts, scopes } = this.#options;
    const scope = await scopes.of(changes, access);
    const repository = gitHosts.open(scope.repository.config.repoUrl);
    const { branch } = scope.repository.config;
    const commit = await repository.headOf(branch, { signal });
    const at = new HostedCommit(repository, commit, signal);
    const plan = await this.#planAfter(scope, at, changes, after);
    await scopes.requireMet(scope, plan, access);
    const intent = await this.#intentOf(
      { scope, repository, plan },
      changes,
      signal,
    );
    return { scope, repository, plan, commit, intent };
  }

  #planAt(
    scope: ChangeScope,
    repository: RepositoryAtCommit,
    changes: TerraformChange[],
  ): Promise<ChangePlan> {
    return planChanges({ ...scope.context, repository }, changes);
  }

  async #planAfter(
    scope: ChangeScope,
    at: HostedCommit,
    changes: TerraformChange[],
    after: TerraformChange[],
  ): Promise<ChangePlan> {
    if (after.length === 0) return this.#planAt(scope, at, changes);
    const { files } = await this.#planAt(scope, at, after);
    const repository = new EditedCommit(
      at,
      new Map(files.map(file => [file.path, file.after])),
    );
    const assumedPools = new Set(
      after.flatMap(change =>
        change.kind === 'add-node-group' ? [change.pool.name] : [],
      ),
    );
    return planChanges({ ...scope.context, repository, assumedPools }, changes);
  }

  /** Follows the chain of ids to the first whose pull request has not ended. */
  async #intentOf(
    { scope, repository, plan }: Omit<Planned, 'commit' | 'intent'>,
    changes: TerraformChange[],
    signal: AbortSignal,
  ): Promise<Intent> {
    const { branch: baseBranch } = scope.repository.config;
    let changeId = changeIdOf(
      { repositoryUrl: repository.url, baseBranch },
      changes,
    );
    let ended: PullRequest | undefined;
    for (let n = 0; n < MAX_GENERATIONS; n++) {
      const branch = branchOf(plan, changeId);
      const found = await repository.findPullRequest({
        branch,
        baseBranch,
        signal,
      });
      if (!found) return { changeId, pullRequest: ended };
      if (found.state === 'open') return { changeId, pullRequest: found };
      ended = found;
      changeId = nextChangeId(changeId, found.number);
    }
    throw new ConflictError(
      `This change was opened ${MAX_GENERATIONS} times already. Change the files of ${repository.name} by hand.`,
    );
  }

  /** Only what the caller has seen is opened: this intent, at this state of the files. */
  async #requireSeen(
    planned: Planned,
    request: OpenRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const { intent, commit, repository } = planned;
    if (intent.changeId !== request.changeId) {
      const ended = intent.pullRequest;
      throw new StalePreviewError(
        ended
          ? `Pull request #${ended.number} of this change was ${ended.state} meanwhile. Look at the new preview before you open another.`
          : 'This preview belongs to other changes. Look at the new one.',
        this.#toPreview(planned),
      );
    }
    if (commit === request.baseCommit) return;
    const moved = await this.#movedFiles(planned, request, signal);
    if (moved.length === 0) return;
    throw new StalePreviewError(
      `${moved.join(', ')} changed in ${repository.name} since the preview. Look at the new one.`,
      this.#toPreview(planned),
    );
  }

  /** Files of either plan that are not the same at both commits. */
  async #movedFiles(
    { scope, repository, plan, commit }: Planned,
    { changes, baseCommit }: OpenRequest,
    signal: AbortSignal,
  ): Promise<string[]> {
    try {
      const at = new HostedCommit(repository, baseCommit, signal);
      const before = await this.#planAt(scope, at, changes);
      const paths = [
        ...new Set([...before.files, ...plan.files].map(file => file.path)),
      ];
      const [old, current] = await Promise.all(
        [baseCommit, commit].map(id =>
          repository.readFiles(id, paths, { signal }),
        ),
      );
      return paths.filter(
        path => blobOf(old.files, path) !== blobOf(current.files, path),
      );
    } catch (error) {
      const known = isError(error) && impossible.has(error.name);
      if (!known) throw error;
      // At that commit the change was not possible, or the commit is gone.
      return plan.files.map(file => file.path);
    }
  }

  async #propose(
    { scope, repository, plan, commit, intent }: Planned,
    { reason, requestedBy, changes }: OpenRequest,
    signal: AbortSignal,
  ): Promise<{ outcome: 'created' | 'existing'; stored: StoredChange }> {
    const { branch: baseBranch } = scope.repository.config;
    const { changeId } = intent;
    const branch = branchOf(plan, changeId);
    const change = await repository.ensureChange({
      baseBranch,
      baseCommit: commit,
      branch,
      files: plan.files.map(({ path, after }) => ({ path, content: after })),
      message: [plan.title, plan.summary.join('\n')].join('\n\n'),
      operationId: changeId,
      signal,
    });
    if (change.outcome === 'conflict') {
      throw new ConflictError(
        `${change.reason ?? 'The branch changed meanwhile.'} Branch ${branch} in ${repository.name} was left as it is.`,
      );
    }
    const opened = await repository.ensurePullRequest({
      branch,
      baseBranch,
      title: plan.title,
      body: this.#bodyOf(scope, plan, { reason, requestedBy }),
      operationId: changeId,
      signal,
    });
    if (opened.outcome === 'closed') {
      throw new ConflictError(
        `Pull request #${opened.pullRequest.number} of this change was ${opened.pullRequest.state} meanwhile. Preview the change again.`,
      );
    }
    const at = (this.#options.now?.() ?? new Date()).toISOString();
    const stored: StoredChange = {
      changeId,
      createdAt: at,
      title: plan.title,
      repository: { url: repository.url, name: repository.name },
      changes,
      clusters: plan.clusters,
      requestedBy,
      commands: plan.commands,
      subjects: scope.subjectsOf(plan),
      state: 'open',
      pullRequest: opened.pullRequest,
      readAt: at,
    };
    await this.#options.store.add(stored);
    const kept = await this.#options.store.find(changeId);
    return { outcome: opened.outcome, stored: kept ?? stored };
  }

  #toPreview({
    scope,
    repository,
    plan,
    commit,
    intent,
  }: Planned): ChangePreview {
    return {
      changeId: intent.changeId,
      repository: { url: repository.url, name: repository.name },
      baseBranch: scope.repository.config.branch,
      baseCommit: commit,
      branch: branchOf(plan, intent.changeId),
      title: plan.title,
      body: this.#bodyOf(scope, plan, {}),
      files: plan.files.map(({ path, before, diff, added, removed }) => ({
        path,
        action: before === undefined ? ('create' as const) : ('edit' as const),
        diff,
        added,
        removed,
      })),
      warnings: plan.warnings,
      commands: plan.commands,
      clusters: plan.clusters,
      pullRequest: intent.pullRequest,
    };
  }

  #bodyOf(
    scope: ChangeScope,
    plan: ChangePlan,
    who: { reason?: string; requestedBy?: string },
  ): string {
    return pullRequestText({
      summary: plan.summary,
      warnings: plan.warnings,
      commands: plan.commands,
      clusters: plan.clusters,
      portalUrl: `${this.#options.portalUrl}${scope.page}`,
      ...who,
    });
  }
}

function branchOf(plan: ChangePlan, operationId: string): string {
  const { subject, action } = plan;
  return branchName({ subject, action, operationId });
}

function blobOf(
  files: readonly { path: string; blobId?: string }[],
  path: string,
): string | undefined {
  return files.find(file => file.path === path)?.blobId;
}

import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { currentChecks, summarizeChecks } from '../checks';
import { HostComment, NewPullRequest } from '../ensure';
import { failedWith, HostClient, ifAllowed, readPages } from '../http';
import { refName } from './AzureBranches';
import {
  AzurePullRequest,
  buildsSchema,
  evaluationsSchema,
  pullRequestSchema,
  pullRequestsSchema,
  statusesSchema,
  threadsSchema,
} from './schemas';
import {
  checkOfEvaluation,
  checksOfBuilds,
  checksOfStatuses,
  toPullRequest,
} from './toPullRequest';

/** The only version of policy evaluations that the server offers. */
const PREVIEW = '7.1-preview.1';

/** A build is queued by another server than the one that merges. */
const CLOCK_SKEW_MS = 60_000;

/** Builds of the base branch since the merge that are looked through. */
const MAX_BUILDS = 100;

interface Options {
  signal?: AbortSignal;
}

/** Reads and writes pull requests of one repository. */
export class AzurePullRequests {
  /** @param paths - `repository`: start of its API; `project`: of its project's */
  constructor(
    private readonly client: HostClient,
    private readonly paths: { repository: string; project: string },
    private readonly repositoryUrl: string,
  ) {}

  async find(branch: string, { signal }: Options): Promise<PullRequest[]> {
    const { items } = await readPages(async (page, pageSize) => {
      const { value } = await this.client.json(pullRequestsSchema, {
        path: `${this.paths.repository}/pullrequests`,
        query: {
          'searchCriteria.sourceRefName': refName(branch),
          'searchCriteria.status': 'all',
          $top: pageSize,
          $skip: (page - 1) * pageSize,
        },
        signal,
      });
      return value;
    });
    return items
      .filter(found => !found.forkSource)
      .filter(found => found.sourceRefName === refName(branch))
      .map(found => this.#shown(found));
  }

  async create(request: NewPullRequest): Promise<PullRequest | undefined> {
    const { branch, baseBranch, title, body, draft, labels, signal } = request;
    try {
      const created = await this.client.json(pullRequestSchema, {
        method: 'POST',
        path: `${this.paths.repository}/pullrequests`,
        body: {
          sourceRefName: refName(branch),
          targetRefName: refName(baseBranch),
          title,
          description: body,
          isDraft: draft,
          labels: labels.map(name => ({ name })),
        },
        signal,
      });
      return this.#shown(created);
    } catch (error) {
      const duplicate =
        failedWith(error, 'refused') &&
        (error.status === 409 || /TF401179/.test(error.words ?? ''));
      if (duplicate) return undefined;
      throw error;
    }
  }

  async get(number: number, { signal }: Options): Promise<PullRequest> {
    const found = await this.#get(number, { signal });
    const pullRequest = this.#shown(found);
    const checks = await currentChecks(pullRequest, {
      ofMerge: commit => this.#checksOfMerge(found, commit, signal),
      ofPullRequest: () => this.#checks(found, signal),
    });
    return { ...pullRequest, checks };
  }

  async close(number: number, { signal }: Options): Promise<void> {
    await this.client.send({
      method: 'PATCH',
      path: `${this.paths.repository}/pullrequests/${number}`,
      repeatable: true,
      body: { status: 'abandoned' },
      signal,
    });
  }

  /** The first comment of each thread; all threads come in one answer. */
  async comments(number: number, { signal }: Options): Promise<HostComment[]> {
    const { value } = await this.client.json(threadsSchema, {
      path: this.#threads(number),
      signal,
    });
    return value
      .filter(thread => !thread.isDeleted)
      .flatMap(({ id, comments }) => {
        const [first] = comments ?? [];
        return first && !first.isDeleted
          ? [{ id: `${id}/comments/${first.id}`, body: first.content ?? '' }]
          : [];
      });
  }

  async addComment(
    number: number,
    content: string,
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'POST',
      path: this.#threads(number),
      // Closed: a comment of the portal must not hold up a merge that asks for resolved comments.
      body: {
        comments: [{ parentCommentId: 0, content, commentType: 'text' }],
        status: 'closed',
      },
      signal,
    });
  }

  async editComment(
    number: number,
    id: string,
    content: string,
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'PATCH',
      path: `${this.#threads(number)}/${id}`,
      repeatable: true,
      body: { content },
      signal,
    });
  }

  #threads(number: number): string {
    return `${this.paths.repository}/pullRequests/${number}/threads`;
  }

  #get(number: number, { signal }: Options): Promise<AzurePullRequest> {
    return this.client.json(pullRequestSchema, {
      path: `${this.paths.repository}/pullrequests/${number}`,
      signal,
    });
  }

  #shown(found: AzurePullRequest): PullRequest {
    return toPullRequest(found, this.repositoryUrl);
  }

  /** Builds are no statuses of their commit: they are found by branch and time. */
  async #checksOfMerge(
    { targetRefName, closedDate, repository }: AzurePullRequest,
    commit: string,
    signal?: AbortSignal,
  ): Promise<PullRequest['checks']> {
    const from = Date.parse(closedDate ?? '') - CLOCK_SKEW_MS;
    const [statuses, builds] = await Promise.all([
      ifAllowed(
        this.client.json(statusesSchema, {
          path: `${this.paths.repository}/commits/${commit}/statuses`,
          signal,
        }),
      ),
      ifAllowed(
        this.client.json(buildsSchema, {
          path: `${this.paths.project}/build/builds`,
          query: {
            branchName: targetRefName,
            queryOrder: 'queueTimeAscending',
            $top: MAX_BUILDS,
            ...(from > 0 && { minTime: new Date(from).toISOString() }),
            ...(repository?.id && {
              repositoryId: repository.id,
              repositoryType: 'TfsGit',
            }),
          },
          signal,
        }),
      ),
    ]);
    return summarizeChecks(
      [
        ...checksOfStatuses(statuses?.value ?? []),
        ...checksOfBuilds(
          (builds?.value ?? []).filter(
            ({ sourceVersion }) => sourceVersion === commit,
          ),
        ),
      ],
      { complete: Boolean(statuses && builds) },
    );
  }

  async #checks(
    found: AzurePullRequest,
    signal?: AbortSignal,
  ): Promise<PullRequest['checks']> {
    const number = found.pullRequestId;
    const projectId = found.repository?.project?.id;
    const read = <T>(
      schema: z.ZodType<{ value: T[] }>,
      path: string,
      query = {},
    ) => ifAllowed(this.client.json(schema, { path, query, signal }));
    const [statuses, evaluations] = await Promise.all([
      read(
        statusesSchema,
        `${this.paths.repository}/pullRequests/${number}/statuses`,
      ),
      projectId
        ? read(evaluationsSchema, `${this.paths.project}/policy/evaluations`, {
            artifactId: `vstfs:///CodeReview/CodeReviewId/${projectId}/${number}`,
            'api-version': PREVIEW,
          })
        : undefined,
    ]);
    return summarizeChecks(
      [
        ...checksOfStatuses(statuses?.value ?? []),
        ...(evaluations?.value ?? [])
          .filter(({ configuration }) => configuration.isEnabled !== false)
          .filter(({ configuration }) => !configuration.isDeleted)
          .map(checkOfEvaluation),
      ],
      { complete: Boolean(statuses && evaluations) },
    );
  }
}

import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { currentChecks, summarizeChecks } from '../checks';
import { HostComment, NewPullRequest } from '../ensure';
import { HostClient, ifAllowed, readPages } from '../http';
import { says } from './GitHubBranches';
import {
  checkRunsSchema,
  combinedStatusSchema,
  commentsSchema,
  issueSchema,
  pullSchema,
  reviewsSchema,
} from './schemas';
import { checkOfRun, checkOfStatus, toPullRequest } from './toPullRequest';

interface Options {
  signal?: AbortSignal;
}

/** Reads and writes pull requests of one repository. */
export class GitHubPullRequests {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
    private readonly owner: string,
  ) {}

  async find(branch: string, { signal }: Options): Promise<PullRequest[]> {
    // Without the owner GitHub ignores the filter and answers with all of them.
    const pulls = await this.client.json(z.array(pullSchema), {
      path: `${this.root}/pulls`,
      query: { head: `${this.owner}:${branch}`, state: 'all', per_page: 100 },
      signal,
    });
    return pulls.filter(({ head }) => head.ref === branch).map(toPullRequest);
  }

  async create(request: NewPullRequest): Promise<PullRequest | undefined> {
    const { branch, baseBranch, title, body, draft, signal } = request;
    const post = (asDraft: boolean) =>
      this.client.json(pullSchema, {
        method: 'POST',
        path: `${this.root}/pulls`,
        body: { head: branch, base: baseBranch, title, body, draft: asDraft },
        signal,
      });
    try {
      return toPullRequest(await post(draft));
    } catch (error) {
      if (says(error, /already exists/i)) return undefined;
      // Private repositories of the free plan have no drafts.
      if (draft && says(error, /draft/i))
        return toPullRequest(await post(false));
      throw error;
    }
  }

  async addLabels(
    number: number,
    labels: readonly string[],
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'POST',
      path: `${this.root}/issues/${number}/labels`,
      repeatable: true,
      body: { labels },
      signal,
    });
  }

  async get(number: number, { signal }: Options): Promise<PullRequest> {
    const pull = await this.client.json(pullSchema, {
      path: `${this.root}/pulls/${number}`,
      signal,
    });
    const pullRequest = toPullRequest(pull);
    const [checks, approvals, closedBy] = await Promise.all([
      currentChecks(pullRequest, {
        ofMerge: commit => this.#checks(commit, { signal }),
        ofPullRequest: () => this.#checks(pull.head.sha, { signal }),
      }),
      this.#approvals(number, { signal }),
      pullRequest.state === 'closed'
        ? this.#closedBy(number, { signal })
        : undefined,
    ]);
    return { ...pullRequest, checks, approvals, closedBy };
  }

  async close(number: number, { signal }: Options): Promise<void> {
    await this.client.send({
      method: 'PATCH',
      path: `${this.root}/pulls/${number}`,
      repeatable: true,
      body: { state: 'closed' },
      signal,
    });
  }

  async comments(number: number, { signal }: Options): Promise<HostComment[]> {
    const { items } = await readPages(
      (page, pageSize) =>
        this.client.json(commentsSchema, {
          path: `${this.root}/issues/${number}/comments`,
          query: { page, per_page: pageSize },
          signal,
        }),
      { maxPages: 10 },
    );
    return items.map(({ id, body }) => ({ id: String(id), body: body ?? '' }));
  }

  async addComment(
    number: number,
    body: string,
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'POST',
      path: `${this.root}/issues/${number}/comments`,
      body: { body },
      signal,
    });
  }

  async editComment(
    _number: number,
    id: string,
    body: string,
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'PATCH',
      path: `${this.root}/issues/comments/${id}`,
      repeatable: true,
      body: { body },
      signal,
    });
  }

  /** Check runs and commit statuses are two systems; Terraform tools use either. */
  async #checks(
    commit: string,
    { signal }: Options,
  ): Promise<PullRequest['checks']> {
    const path = `${this.root}/commits/${commit}`;
    const [runs, statuses] = await Promise.all([
      ifAllowed(
        readPages(
          async (page, pageSize) => {
            const answer = await this.client.json(checkRunsSchema, {
              path: `${path}/check-runs`,
              query: { page, per_page: pageSize },
              signal,
            });
            return answer.check_runs;
          },
          { maxPages: 3 },
        ),
      ),
      ifAllowed(
        readPages(
          async (page, pageSize) => {
            const answer = await this.client.json(combinedStatusSchema, {
              path: `${path}/status`,
              query: { page, per_page: pageSize },
              signal,
            });
            return answer.statuses;
          },
          { maxPages: 3 },
        ),
      ),
    ]);
    return summarizeChecks(
      [
        ...(runs?.items ?? []).map(checkOfRun),
        ...(statuses?.items ?? []).map(checkOfStatus),
      ],
      { complete: Boolean(runs?.complete && statuses?.complete) },
    );
  }

  /** The newest verdict of each reviewer counts; a comment is no verdict. */
  async #approvals(
    number: number,
    { signal }: Options,
  ): Promise<string[] | undefined> {
    const reviews = await ifAllowed(
      readPages(
        (page, pageSize) =>
          this.client.json(reviewsSchema, {
            path: `${this.root}/pulls/${number}/reviews`,
            query: { page, per_page: pageSize },
            signal,
          }),
        { maxPages: 3 },
      ),
    );
    if (!reviews) return undefined;
    const verdicts = new Map<string, string>();
    for (const { user, state } of reviews.items) {
      if (user && state !== 'COMMENTED') verdicts.set(user.login, state);
    }
    return [...verdicts.keys()].filter(
      login => verdicts.get(login) === 'APPROVED',
    );
  }

  async #closedBy(
    number: number,
    { signal }: Options,
  ): Promise<string | undefined> {
    const issue = await ifAllowed(
      this.client.json(issueSchema, {
        path: `${this.root}/issues/${number}`,
        signal,
      }),
    );
    return issue?.closed_by?.login;
  }
}

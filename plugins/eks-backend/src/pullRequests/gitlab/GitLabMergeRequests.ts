import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { currentChecks, summarizeChecks } from '../checks';
import { HostComment, NewPullRequest } from '../ensure';
import { failedWith, HostClient, ifAllowed, readPages } from '../http';
import {
  approvalsSchema,
  GitLabMergeRequest,
  mergeRequestSchema,
  notesSchema,
  statusesSchema,
} from './schemas';
import { checkOfPipeline, checkOfStatus, toPullRequest } from './toPullRequest';

interface Options {
  signal?: AbortSignal;
}

/** Reads and writes merge requests of one project. */
export class GitLabMergeRequests {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
  ) {}

  async find(branch: string, { signal }: Options): Promise<PullRequest[]> {
    const { items } = await readPages((page, pageSize) =>
      this.client.json(z.array(mergeRequestSchema), {
        path: `${this.root}/merge_requests`,
        query: {
          source_branch: branch,
          state: 'all',
          scope: 'all',
          page,
          per_page: pageSize,
        },
        signal,
      }),
    );
    return items.filter(isOwn).map(toPullRequest);
  }

  async create(request: NewPullRequest): Promise<PullRequest | undefined> {
    const { branch, baseBranch, title, body, draft, labels, signal } = request;
    try {
      const created = await this.client.json(mergeRequestSchema, {
        method: 'POST',
        path: `${this.root}/merge_requests`,
        body: {
          source_branch: branch,
          target_branch: baseBranch,
          title: draft ? `Draft: ${title}` : title,
          description: body,
          labels: labels.length > 0 ? labels.join(',') : undefined,
        },
        signal,
      });
      return toPullRequest(created);
    } catch (error) {
      // The words may be in the language of the server.
      if (failedWith(error, 'refused') && error.status === 409)
        return undefined;
      throw error;
    }
  }

  async get(number: number, { signal }: Options): Promise<PullRequest> {
    const found = await this.client.json(mergeRequestSchema, {
      path: this.#path(number),
      signal,
    });
    const pullRequest = toPullRequest(found);
    const [checks, approvals] = await Promise.all([
      currentChecks(pullRequest, {
        ofMerge: sha => this.#checks({ sha }, { signal }),
        ofPullRequest: () => this.#checks(found, { signal }),
      }),
      this.#approvals(number, { signal }),
    ]);
    return { ...pullRequest, checks, approvals };
  }

  async close(number: number, { signal }: Options): Promise<void> {
    await this.client.send({
      method: 'PUT',
      path: this.#path(number),
      repeatable: true,
      body: { state_event: 'close' },
      signal,
    });
  }

  async comments(number: number, { signal }: Options): Promise<HostComment[]> {
    const { items } = await readPages(
      (page, pageSize) =>
        this.client.json(notesSchema, {
          path: `${this.#path(number)}/notes`,
          query: { page, per_page: pageSize },
          signal,
        }),
      { maxPages: 10 },
    );
    return items
      .filter(note => !note.system)
      .map(({ id, body }) => ({ id: String(id), body }));
  }

  async addComment(
    number: number,
    body: string,
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'POST',
      path: `${this.#path(number)}/notes`,
      body: { body },
      signal,
    });
  }

  async editComment(
    number: number,
    id: string,
    body: string,
    { signal }: Options,
  ): Promise<void> {
    await this.client.send({
      method: 'PUT',
      path: `${this.#path(number)}/notes/${id}`,
      repeatable: true,
      body: { body },
      signal,
    });
  }

  #path(number: number): string {
    return `${this.root}/merge_requests/${number}`;
  }

  /** Jobs and statuses of other tools are both statuses of the commit; the pipeline sums its jobs up. */
  async #checks(
    found: Pick<GitLabMergeRequest, 'sha' | 'head_pipeline'>,
    { signal }: Options,
  ): Promise<PullRequest['checks']> {
    const statuses = found.sha
      ? await ifAllowed(
          readPages(
            (page, pageSize) =>
              this.client.json(statusesSchema, {
                path: `${this.root}/repository/commits/${found.sha}/statuses`,
                query: { page, per_page: pageSize },
                signal,
              }),
            { maxPages: 3 },
          ),
        )
      : undefined;
    return summarizeChecks(
      [
        ...(found.head_pipeline ? [checkOfPipeline(found.head_pipeline)] : []),
        ...(statuses?.items ?? []).map(checkOfStatus),
      ],
      { complete: statuses?.complete ?? false },
    );
  }

  async #approvals(
    number: number,
    { signal }: Options,
  ): Promise<string[] | undefined> {
    const approvals = await ifAllowed(
      this.client.json(approvalsSchema, {
        path: `${this.#path(number)}/approvals`,
        signal,
      }),
    );
    return approvals?.approved_by
      ?.map(({ user }) => user?.name ?? user?.username)
      .filter(name => name !== undefined);
  }
}

/** Merge requests from forks have a branch of the same name in another project. */
function isOwn(found: GitLabMergeRequest): boolean {
  return found.source_project_id === found.target_project_id;
}

import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ChangeRequest,
  GitRepository,
  PullRequestRequest,
  PullRequestSearch,
} from '@xkf/backstage-plugin-eks-node';
import {
  ensureChange,
  ensureComment,
  ensurePullRequest,
  foremost,
  HostCalls,
} from './ensure';
import { Clock, HostFailure, TrafficLimits } from './http';
import { problemOf, Purpose } from './problems';
import { FileCache, FileReader } from './reading';

const MAX_FILES = 100;
const OPERATION_ID = /^[\w.:-]{1,100}$/;
const TOPIC = /^[\w.: -]{1,100}$/;
const BRANCH = /^[a-z0-9][a-z0-9/-]{0,99}$/;

interface Options {
  signal?: AbortSignal;
}

/** What all repositories share. */
export interface Sharing {
  clock: Clock;
  limits: TrafficLimits;
  files: FileCache;
}

/** The verbs of a repository, the same for every host. */
export class HostedRepository implements GitRepository {
  readonly hostKind: string;
  readonly url: string;
  readonly name: string;
  readonly #host: HostCalls;
  readonly #sharing: Sharing;
  readonly #reader: FileReader;

  constructor(host: HostCalls, sharing: Sharing) {
    this.#host = host;
    this.#sharing = sharing;
    this.#reader = new FileReader(host, sharing.files);
    this.hostKind = host.kind;
    this.url = host.url;
    this.name = host.name;
  }

  fileUrl(options: { path: string; ref: string; line?: number }): string {
    return this.#host.fileUrl(options);
  }

  commitUrl(commit: string): string {
    return this.#host.commitUrl(commit);
  }

  async headOf(branch: string, options: Options = {}): Promise<string> {
    const head = await this.#run('read', options, signal =>
      this.#host.headOf(branch, { signal }),
    );
    if (!head) {
      throw new NotFoundError(
        `${this.name} on ${this.#host.host} has no branch ${branch}.`,
      );
    }
    return head;
  }

  async listFiles(commit: string, directory: string, options: Options = {}) {
    const path = directory.replace(/^\/+|\/+$/g, '');
    return this.#run('read', options, signal =>
      this.#host.listFiles(commit, path, { signal }),
    );
  }

  async readFiles(
    commit: string,
    paths: readonly string[],
    options: Options = {},
  ) {
    if (paths.length > MAX_FILES) {
      throw new InputError(`At most ${MAX_FILES} files are read at once.`);
    }
    const files = await this.#run('read', options, signal =>
      this.#reader.read(commit, paths, signal),
    );
    return {
      commit,
      files: files.map(({ path, content, blobId }) => ({
        path,
        content,
        blobId,
      })),
    };
  }

  async ensureChange(request: ChangeRequest) {
    checkId(request.operationId);
    if (!BRANCH.test(request.branch)) {
      throw new InputError(`${request.branch} is no name for a branch.`);
    }
    if (request.files.length > MAX_FILES) {
      throw new InputError(`A change has at most ${MAX_FILES} files.`);
    }
    return this.#run('write', request, signal =>
      ensureChange(
        this.#host,
        (commit, paths, stop) => this.#reader.read(commit, paths, stop),
        { ...request, signal },
        { ...this.#sharing, signal },
      ),
    );
  }

  async ensurePullRequest(request: PullRequestRequest) {
    checkId(request.operationId);
    return this.#run('pullRequests', request, signal =>
      ensurePullRequest(
        this.#host,
        { ...request, signal },
        { ...this.#sharing, signal },
      ),
    );
  }

  async findPullRequest(search: PullRequestSearch) {
    return this.#run('read', search, async signal =>
      foremost(
        await this.#host.findPullRequests(search.branch, { signal }),
        search.baseBranch,
      ),
    );
  }

  async getPullRequest(number: number, options: Options = {}) {
    return this.#run('read', options, signal =>
      this.#host.getPullRequest(number, { signal }),
    );
  }

  async ensureComment(
    options: Parameters<GitRepository['ensureComment']>[0],
  ): Promise<void> {
    checkId(options.operationId);
    if (!TOPIC.test(options.topic)) {
      throw new InputError(`${options.topic} is no topic for a comment.`);
    }
    return this.#run('pullRequests', options, signal =>
      ensureComment(
        this.#host,
        { ...options, signal },
        { ...this.#sharing, signal },
      ),
    );
  }

  async closePullRequest(number: number, options: Options = {}): Promise<void> {
    return this.#run('pullRequests', options, async signal => {
      const { state } = await this.#host.getPullRequest(number, { signal });
      if (state !== 'open') return;
      await this.#host.closePullRequest(number, { signal });
    });
  }

  async deleteBranch(
    options: Parameters<GitRepository['deleteBranch']>[0],
  ): Promise<void> {
    const { branch, expectedCommit } = options;
    await this.#run('write', options, signal =>
      this.#host.deleteBranch(branch, expectedCommit, { signal }),
    );
  }

  /** Bounds a verb in time and translates how it fails. */
  async #run<T>(
    purpose: Purpose,
    { signal: callers }: Options,
    act: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    callers?.throwIfAborted();
    const seconds = Math.ceil(this.#sharing.limits.totalTimeoutMs / 1000);
    const timeout = AbortSignal.timeout(this.#sharing.limits.totalTimeoutMs);
    const signal = callers ? AbortSignal.any([callers, timeout]) : timeout;
    const { host, name: repository, rights } = this.#host;
    try {
      return await act(signal);
    } catch (error) {
      callers?.throwIfAborted();
      if (error instanceof HostFailure) {
        throw problemOf(error, { host, repository, right: rights[purpose] });
      }
      if (timeout.aborted) {
        throw new ServiceUnavailableError(
          `${host} did not finish the work on ${repository} within ${seconds} s. Try again in a minute.`,
        );
      }
      throw error;
    }
  }
}

function checkId(operationId: string): void {
  if (!OPERATION_ID.test(operationId)) {
    throw new InputError('The id of an operation has an unexpected form.');
  }
}

import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { unknownChecks } from '../../checks';
import {
  HostCalls,
  HostComment,
  NewCommit,
  NewPullRequest,
} from '../../ensure';
import { HostFailure } from '../../http';
import { RepositoryState, StoredPull } from '../git/RepositoryState';

/** What becomes of one call. */
export type Fate = 'fine' | 'lost before' | 'lost after';

/**
 * A host without HTTP, for many random runs: each call waits for its turn and
 * meets its fate.
 * @param exact - whether a commit is added at the expected head only, as GitHub
 * and Azure DevOps do; GitLab adds it to whatever head there is
 */
export class ModelHost implements HostCalls {
  readonly kind = 'model';
  readonly title = 'Model';
  readonly host = 'model.test';
  readonly url = 'https://model.test/acme/xkf';
  readonly name = 'acme/xkf';
  readonly rights = { read: 'r', write: 'w', pullRequests: 'p' };
  readonly textLimits = { title: 100, body: 1_000, comment: 1_000 };

  constructor(
    private readonly state: RepositoryState,
    private readonly turn: (call: string) => Promise<void>,
    private readonly fate: () => Fate,
    private readonly exact: boolean,
  ) {}

  fileUrl = () => this.url;
  commitUrl = () => this.url;

  headOf(branch: string) {
    return this.#call('headOf', false, () =>
      this.state.git.branches.get(branch),
    );
  }

  listFiles() {
    return Promise.resolve([]);
  }

  readFile(commit: string, path: string) {
    return this.#call('readFile', false, () => {
      const content = this.state.git.commit(commit)?.tree.get(path);
      return { path, content: content?.toString() };
    });
  }

  aheadOf(baseBranch: string, head: string) {
    return this.#call('aheadOf', false, () => {
      const { git } = this.state;
      const base = git.branches.get(baseBranch) ?? '';
      return {
        messages: git.ahead(base, head).map(({ message }) => message),
        changedPaths: git.changes(git.mergeBase(base, head), head),
        complete: true,
      };
    });
  }

  createBranch(change: NewCommit) {
    return this.#call('createBranch', true, () => {
      const { git } = this.state;
      if (git.branches.has(change.branch)) return undefined;
      const { id } = this.#commit(change, change.parent);
      git.createBranch(change.branch, id);
      return id;
    });
  }

  appendCommit(change: NewCommit) {
    return this.#call('appendCommit', true, () => {
      const { git } = this.state;
      const head = git.branches.get(change.branch);
      if (!head || (this.exact && head !== change.parent)) return undefined;
      const { id } = this.#commit(change, head);
      git.fastForward(change.branch, id);
      return head === change.parent ? id : undefined;
    });
  }

  deleteBranch() {
    return Promise.resolve('missing' as const);
  }

  findPullRequests(branch: string) {
    return this.#call('findPullRequests', false, () =>
      this.state.pulls
        .filter(pull => pull.branch === branch)
        .map(pull => this.#shown(pull)),
    );
  }

  createPullRequest(request: NewPullRequest) {
    return this.#call('createPullRequest', true, () => {
      const { title, body, branch, baseBranch: base, draft } = request;
      const pull = this.state.openPull({ title, body, branch, base, draft });
      return pull && this.#shown(pull);
    });
  }

  getPullRequest(number: number) {
    return this.#call('getPullRequest', false, () => {
      const pull = this.state.pull(number);
      if (!pull) throw new HostFailure({ reason: 'missing', write: false });
      return this.#shown(pull);
    });
  }

  closePullRequest() {
    return Promise.resolve();
  }

  comments(): Promise<HostComment[]> {
    return Promise.resolve([]);
  }

  addComment() {
    return Promise.resolve();
  }

  editComment() {
    return Promise.resolve();
  }

  #commit({ files, message }: NewCommit, parent: string) {
    const changes = new Map(
      files.map(({ path, content }) => [
        path,
        content === undefined ? undefined : Buffer.from(content),
      ]),
    );
    return this.state.git.commitOn(parent, changes, message);
  }

  async #call<T>(name: string, write: boolean, act: () => T): Promise<T> {
    await this.turn(name);
    const fate = this.fate();
    const lost = new HostFailure({ reason: 'network', write });
    if (fate === 'lost before') throw lost;
    const result = act();
    if (fate === 'lost after') throw lost;
    return result;
  }

  #shown(pull: StoredPull): PullRequest {
    return {
      number: pull.number,
      url: this.url,
      title: pull.title,
      state: pull.state,
      draft: pull.draft,
      branch: pull.branch,
      baseBranch: pull.base,
      headCommit: this.state.headOf(pull),
      mergeability: 'unknown',
      checks: unknownChecks,
    };
  }
}

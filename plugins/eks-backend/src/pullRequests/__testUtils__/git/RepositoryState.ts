import { GitStore } from './GitStore';

export interface StoredPull {
  number: number;
  title: string;
  body: string;
  branch: string;
  base: string;
  state: 'open' | 'closed' | 'merged';
  draft: boolean;
  labels: string[];
  /** Head, kept when the branch goes. */
  head: string;
  mergedCommit?: string;
  endedAt?: string;
  endedBy?: string;
  comments: { id: number; body: string }[];
}

/** A repository on a fake host: Git, pull requests and what reports on commits. */
export class RepositoryState {
  readonly git = new GitStore();
  readonly pulls: StoredPull[] = [];
  /** What a host answers about checks, statuses, approvals; by kind and commit or number. */
  readonly reports = new Map<string, unknown[]>();
  #comments = 0;

  constructor(files: Record<string, string | Buffer>) {
    const tree = new Map(
      Object.entries(files).map(([path, content]) => [
        path,
        Buffer.from(content),
      ]),
    );
    const first = this.git.addCommit(tree, [], 'Begin');
    this.git.branches.set('main', first.id);
  }

  /** @returns undefined when there is an open one between these branches */
  openPull(
    wanted: Pick<StoredPull, 'title' | 'body' | 'branch' | 'base' | 'draft'>,
  ): StoredPull | undefined {
    const duplicate = this.pulls.some(
      ({ state, branch, base }) =>
        state === 'open' && branch === wanted.branch && base === wanted.base,
    );
    if (duplicate) return undefined;
    const pull: StoredPull = {
      ...wanted,
      number: this.pulls.length + 1,
      state: 'open',
      labels: [],
      head: this.git.branches.get(wanted.branch) ?? '',
      comments: [],
    };
    this.pulls.push(pull);
    return pull;
  }

  pull(number: number | string): StoredPull | undefined {
    return this.pulls.find(pull => pull.number === Number(number));
  }

  /** An open pull request follows its branch. */
  headOf(pull: StoredPull): string {
    if (pull.state === 'open') {
      pull.head = this.git.branches.get(pull.branch) ?? pull.head;
    }
    return pull.head;
  }

  endPull(number: number, how: 'closed' | 'merged', by = 'ada'): void {
    const pull = this.pull(number);
    if (!pull) throw new Error(`There is no pull request ${number}`);
    const head = this.headOf(pull);
    if (how === 'merged') {
      const base = this.git.branches.get(pull.base) ?? '';
      const tree = this.git.commit(head)?.tree ?? new Map();
      const squashed = this.git.addCommit(tree, [base], pull.title);
      this.git.branches.set(pull.base, squashed.id);
      pull.mergedCommit = squashed.id;
    }
    pull.state = how;
    pull.endedAt = '2026-11-24T13:00:00+01:00';
    pull.endedBy = by;
  }

  addComment(pull: StoredPull, body: string): { id: number; body: string } {
    this.#comments += 1;
    const comment = { id: this.#comments, body };
    pull.comments.push(comment);
    return comment;
  }

  report(kind: string, of: string | number, items: unknown[]): void {
    this.reports.set(`${kind} ${of}`, items);
  }

  reported(kind: string, of: string | number): unknown[] {
    return this.reports.get(`${kind} ${of}`) ?? [];
  }
}

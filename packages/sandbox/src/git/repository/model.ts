import type { GitUser } from '../users';

/** A label of a repository. */
export interface Label {
  id: number;
  name: string;
  color: string;
  description: string;
}

/** A comment on a pull request. */
export interface Comment {
  id: number;
  user: GitUser;
  body: string;
  createdAt: Date;
  updatedAt: Date;
}

/** What somebody or something says about a commit. */
export interface CommitStatus {
  id: number;
  context: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  description: string;
  targetUrl: string | undefined;
  creator: GitUser;
  createdAt: Date;
  updatedAt: Date;
}

/** How a pull request came into its base branch. */
export interface MergeRecord {
  sha: string;
  at: Date;
  by: GitUser;
}

/** A pull request between two branches of one repository. */
export interface PullRequest {
  id: number;
  number: number;
  title: string;
  body: string | undefined;
  user: GitUser;
  draft: boolean;
  state: 'open' | 'closed';
  /** Branches, without `refs/heads/`. */
  base: string;
  head: string;
  /** The commits of both branches; they stand still once the pull request is closed. */
  baseSha: string;
  headSha: string;
  labels: Label[];
  comments: Comment[];
  createdAt: Date;
  updatedAt: Date;
  closedAt?: Date;
  closedBy?: GitUser;
  merged?: MergeRecord;
}

import type { PullRequest } from '../git/repository/model';
import { type Scope } from './Scope';

/** The score that the changes of a plan must stay below, unless somebody allows more. */
export const DEFAULT_BLAST_RADIUS = 50;

/** One run of the pipeline: a plan or an apply. */
export interface Run {
  id: number;
  kind: 'plan' | 'apply';
  scope: Scope;
  pull: PullRequest;
  /** Commits that the outcome is reported on. */
  commits: string[];
  /** Tree that it reads. */
  tree: string;
  blastRadius: number;
  state: 'pending' | 'success' | 'failure';
  summary: string;
  log: string[];
  startedAt: Date;
  finishedAt?: Date;
}

/** What the run is called on a commit: `plan (aws-eks, qa)`. */
export function contextOf({ kind, scope }: Run): string {
  return `${kind} (${scope.directory}, ${scope.environment})`;
}

import { notFound } from '../git/errors';
import type { GitHost } from '../git/GitHost';
import { PERSON } from '../git/users';
import type { Pipeline } from '../pipeline/Pipeline';
import { contextOf } from '../pipeline/Run';

/** A short account of the repositories, their open pull requests and what is being planned or applied. */
export function gitSummary(git: GitHost, pipeline: Pipeline): object {
  return {
    repositories: Array.from(git.repositories.values(), repository => ({
      name: repository.fullName,
      openPullRequests: git.openPulls(repository).map(pull => ({
        number: pull.number,
        title: pull.title,
        head: pull.head,
      })),
    })),
    runningPipelines: pipeline
      .runs()
      .filter(run => run.state === 'pending')
      .map(run => ({
        id: run.id,
        repository: run.scope.repository.fullName,
        pullRequest: run.pull.number,
        name: contextOf(run),
        startedAt: run.startedAt,
      })),
  };
}

/** A pull request of a control request. */
export interface ControlledPull {
  git: GitHost;
  pipeline: Pipeline;
  owner: string;
  name: string;
  number: number;
}

function radiusOf(options: unknown): number | undefined {
  const { opaBlastRadius } = (options ?? {}) as { opaBlastRadius?: unknown };
  return typeof opaBlastRadius === 'number' ? opaBlastRadius : undefined;
}

/**
 * Does with a pull request what a person can do on its page: `merge`, `plan` (again), `apply` (again), `close`.
 *
 * @param options - `opaBlastRadius`, as the field of the page
 * @throws GitHubError as the host refuses it
 */
export function actOnPull(
  { git, pipeline, owner, name, number }: ControlledPull,
  action: string,
  options: unknown,
): object {
  const repository = git.repository(owner, name);
  const pull = repository?.pulls.get(number);
  if (!repository || !pull) {
    throw notFound(`There is no pull request ${owner}/${name}#${number}`);
  }
  const blastRadius = radiusOf(options);
  switch (action) {
    case 'merge': {
      const sha = git.merge(repository, pull, PERSON, {
        method: 'merge',
        blastRadius,
      });
      return { merged: true, sha };
    }
    case 'plan':
      pipeline.plan(repository, pull, blastRadius);
      return { planning: true };
    case 'apply':
      pipeline.apply(repository, pull, blastRadius);
      return { applying: pull.merged !== undefined };
    default:
      git.close(pull, PERSON);
      return { state: pull.state, closedBy: pull.closedBy?.login };
  }
}

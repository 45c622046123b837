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

/**
 * Merges a pull request as a person would on its page.
 *
 * @param options - `opaBlastRadius`, as the field of the page
 * @throws GitHubError as the host refuses it
 */
export function mergePull(
  git: GitHost,
  owner: string,
  name: string,
  number: number,
  options: unknown,
): object {
  const repository = git.repository(owner, name);
  const pull = repository?.pulls.get(number);
  if (!repository || !pull) {
    throw notFound(`There is no pull request ${owner}/${name}#${number}`);
  }
  const { opaBlastRadius } = (options ?? {}) as { opaBlastRadius?: unknown };
  const sha = git.merge(repository, pull, PERSON, {
    method: 'merge',
    blastRadius:
      typeof opaBlastRadius === 'number' ? opaBlastRadius : undefined,
  });
  return { merged: true, sha };
}

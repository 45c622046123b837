import { validationFailed } from '../../errors';
import { commitsBetween } from '../../objects/history';
import type { PullRequest } from '../../repository/model';
import { pageOf } from '../paging';
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
  optionalText,
  pullOf,
  repositoryOf,
  requiredText,
  writableRepositoryOf,
} from '../route';
import { commitView, fileView } from '../views/commit';
import { pullDetailView, pullView } from '../views/pull';

function wanted(call: ApiCall, owner: string, pull: PullRequest): boolean {
  const { query } = call;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  return (
    (state === 'all' || pull.state === state) &&
    // As on GitHub, a head without an owner filters nothing.
    (!head || !head.includes(':') || head === `${owner}:${pull.head}`) &&
    (!base || pull.base === base)
  );
}

function list(call: ApiCall): ApiAnswer {
  const repository = repositoryOf(call);
  const key = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const ascending = call.query.get('direction') === 'asc' ? 1 : -1;
  const pulls = Array.from(repository.pulls.values())
    .filter(pull => wanted(call, repository.owner, pull))
    .sort(
      (left, right) =>
        ascending *
        (left[key].getTime() - right[key].getTime() ||
          left.number - right.number),
    );
  return pageOf(call, `/repos/${repository.fullName}/pulls`, pulls, pull =>
    pullView(call.baseUrl, repository, call.user, pull),
  );
}

function create(call: ApiCall): ApiAnswer {
  const { repository, user } = writableRepositoryOf(call);
  const pull = call.host.openPull(repository, user, {
    title: requiredText(call, 'PullRequest', 'title'),
    body: optionalText(call, 'body'),
    head: requiredText(call, 'PullRequest', 'head'),
    base: requiredText(call, 'PullRequest', 'base'),
    draft: call.body.draft === true,
  });
  return {
    status: 201,
    json: pullDetailView(call.host, call.baseUrl, repository, user, pull),
  };
}

function update(call: ApiCall): ApiAnswer {
  const { repository, user } = writableRepositoryOf(call);
  const pull = pullOf(call, repository);
  const state = optionalText(call, 'state');
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw validationFailed({
      resource: 'PullRequest',
      field: 'state',
      code: 'invalid',
    });
  }
  const title = optionalText(call, 'title');
  const body = optionalText(call, 'body');
  if (state === 'closed') {
    call.host.close(pull, user);
  } else if (state === 'open') {
    call.host.reopen(repository, pull);
  }
  pull.title = title ?? pull.title;
  pull.body = body ?? pull.body;
  pull.updatedAt = call.host.now();
  return {
    json: pullDetailView(call.host, call.baseUrl, repository, user, pull),
  };
}

function merge(call: ApiCall): ApiAnswer {
  const { repository, user } = writableRepositoryOf(call);
  const pull = pullOf(call, repository);
  const method = optionalText(call, 'merge_method') ?? 'merge';
  if (method !== 'merge' && method !== 'squash') {
    throw validationFailed({
      resource: 'PullRequest',
      field: 'merge_method',
      code: 'invalid',
    });
  }
  const sha = call.host.merge(repository, pull, user, {
    method,
    title: optionalText(call, 'commit_title'),
    message: optionalText(call, 'commit_message'),
    sha: optionalText(call, 'sha'),
  });
  return {
    json: { sha, merged: true, message: 'Pull Request successfully merged' },
  };
}

/** Endpoints of pull requests. */
export const pullRoutes: ApiRoute[] = [
  { method: 'GET', path: '/repos/{owner}/{repo}/pulls', run: list },
  { method: 'POST', path: '/repos/{owner}/{repo}/pulls', run: create },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{number}',
    run: call => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      return {
        json: pullDetailView(
          call.host,
          call.baseUrl,
          repository,
          call.user,
          pull,
        ),
      };
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/pulls/{number}',
    run: update,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{number}/files',
    run: call => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      return pageOf(
        call,
        `/repos/${repository.fullName}/pulls/${pull.number}/files`,
        call.host.filesOf(repository, pull),
        change => fileView(call.baseUrl, repository, pull.headSha, change),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{number}/commits',
    run: call => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      return pageOf(
        call,
        `/repos/${repository.fullName}/pulls/${pull.number}/commits`,
        commitsBetween(repository.objects, pull.baseSha, pull.headSha),
        commit => commitView(call.baseUrl, repository, commit),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{number}/reviews',
    run: call => {
      pullOf(call, repositoryOf(call));
      return { json: [] };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{number}/merge',
    run: call => {
      const merged = pullOf(call, repositoryOf(call)).merged !== undefined;
      return { status: merged ? 204 : 404 };
    },
  },
  {
    method: 'PUT',
    path: '/repos/{owner}/{repo}/pulls/{number}/merge',
    run: merge,
  },
];

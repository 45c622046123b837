import { notFound, validationFailed } from '../../errors';
import { changesBetween } from '../../objects/changes';
import {
  ancestors,
  commitsBetween,
  commitsTouching,
  mergeBase,
} from '../../objects/history';
import type { CommitStatus } from '../../repository/model';
import { combinedState, latestStatuses } from '../../repository/statuses';
import { pageOf } from '../paging';
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
  commitOf,
  optionalText,
  repositoryOf,
  writableRepositoryOf,
} from '../route';
import { commitView, fileView } from '../views/commit';
import { apiUrl, htmlUrl, repositoryView } from '../views/repository';
import { statusView } from '../views/status';

function compare(call: ApiCall): ApiAnswer {
  const repository = repositoryOf(call);
  const { objects } = repository;
  const [left, right] = call.path.basehead
    .split('...')
    .map(each => each.replace(/^[^:]+:/, ''));
  const base = repository.resolve(left);
  const head = right ? repository.resolve(right) : undefined;
  const common =
    base && head ? mergeBase(objects, base.sha, head.sha) : undefined;
  const mergeBaseCommit = common ? objects.commit(common) : undefined;
  if (!base || !head || !mergeBaseCommit) {
    throw notFound();
  }
  const ahead = commitsBetween(objects, base.sha, head.sha);
  const behind = commitsBetween(objects, head.sha, base.sha);
  const oneSided = ahead.length > 0 ? 'ahead' : 'behind';
  const status = ahead.length > 0 && behind.length > 0 ? 'diverged' : oneSided;
  const html = `${htmlUrl(call.baseUrl, repository)}/compare/${left}...${right}`;
  return {
    json: {
      url: `${apiUrl(call.baseUrl, repository)}/compare/${left}...${right}`,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: commitView(call.baseUrl, repository, base),
      merge_base_commit: commitView(call.baseUrl, repository, mergeBaseCommit),
      status: ahead.length + behind.length === 0 ? 'identical' : status,
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: ahead.map(commit =>
        commitView(call.baseUrl, repository, commit),
      ),
      files: changesBetween(objects, mergeBaseCommit.tree, head.tree).map(
        change => fileView(call.baseUrl, repository, head.sha, change),
      ),
    },
  };
}

const STATES = ['error', 'failure', 'pending', 'success'] as const;

function stateOf(call: ApiCall): CommitStatus['state'] {
  const state = STATES.find(each => each === call.body.state);
  if (!state) {
    throw validationFailed({
      resource: 'Status',
      field: 'state',
      code: 'custom',
      message: 'state is not included in the list',
    });
  }
  return state;
}

/** Endpoints of commits, comparisons, statuses and check runs. */
export const commitRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits',
    run: call => {
      const repository = repositoryOf(call);
      const commit = repository.resolve(
        call.query.get('sha') ?? repository.defaultBranch,
      );
      if (!commit) {
        throw notFound();
      }
      const path = call.query.get('path');
      const commits = path
        ? commitsTouching(repository.objects, commit.sha, path)
        : ancestors(repository.objects, commit.sha);
      return pageOf(
        call,
        `/repos/${repository.fullName}/commits`,
        commits,
        each => commitView(call.baseUrl, repository, each),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref...}/check-runs',
    run: call => {
      commitOf(repositoryOf(call), call.path.ref);
      return { json: { total_count: 0, check_runs: [] } };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref...}/status',
    run: call => {
      const repository = repositoryOf(call);
      const { sha } = commitOf(repository, call.path.ref);
      const statuses = latestStatuses(repository, sha);
      const url = `${apiUrl(call.baseUrl, repository)}/commits/${sha}`;
      return {
        json: {
          state: combinedState(statuses),
          statuses: statuses.map(each =>
            statusView(call.baseUrl, repository, sha, each),
          ),
          sha,
          total_count: statuses.length,
          repository: repositoryView(call.baseUrl, repository, call.user),
          commit_url: url,
          url: `${url}/status`,
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref...}/statuses',
    run: call => {
      const repository = repositoryOf(call);
      const { sha } = commitOf(repository, call.path.ref);
      const newestFirst = [...(repository.statuses.get(sha) ?? [])].reverse();
      return pageOf(
        call,
        `/repos/${repository.fullName}/commits/${sha}/statuses`,
        newestFirst,
        each => statusView(call.baseUrl, repository, sha, each),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref...}',
    run: call => {
      const repository = repositoryOf(call);
      const commit = commitOf(repository, call.path.ref);
      if (
        /application\/vnd\.github\.(v3\.)?sha/.test(call.headers.accept ?? '')
      ) {
        return {
          bytes: Buffer.from(commit.sha),
          mediaType: 'application/vnd.github.sha; charset=utf-8',
        };
      }
      const { objects } = repository;
      const parent = commit.parents[0] && objects.commit(commit.parents[0]);
      const files = changesBetween(
        objects,
        parent ? parent.tree : undefined,
        commit.tree,
      );
      const sum = (key: 'additions' | 'deletions') =>
        files.reduce((total, file) => total + file[key], 0);
      return {
        json: {
          ...commitView(call.baseUrl, repository, commit),
          stats: {
            additions: sum('additions'),
            deletions: sum('deletions'),
            total: sum('additions') + sum('deletions'),
          },
          files: files.map(change =>
            fileView(call.baseUrl, repository, commit.sha, change),
          ),
        },
      };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/statuses/{sha}',
    run: call => {
      const { repository, user } = writableRepositoryOf(call);
      const { sha } = commitOf(repository, call.path.sha);
      const status = call.host.addStatus(repository, sha, user, {
        state: stateOf(call),
        context: optionalText(call, 'context') ?? 'default',
        description: optionalText(call, 'description') ?? '',
        targetUrl: optionalText(call, 'target_url'),
      });
      return {
        status: 201,
        json: statusView(call.baseUrl, repository, sha, status),
      };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/compare/{basehead...}',
    run: compare,
  },
];

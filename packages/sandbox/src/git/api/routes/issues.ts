import { notFound } from '../../errors';
import type { PullRequest } from '../../repository/model';
import type { Repository } from '../../repository/Repository';
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
import { commentView, endEvents, issueView, labelView } from '../views/pull';

function commentOf(call: ApiCall, repository: Repository) {
  for (const pull of repository.pulls.values()) {
    const comment = pull.comments.find(({ id }) => id === Number(call.path.id));
    if (comment) {
      return { pull, comment };
    }
  }
  throw notFound();
}

function namesOf(call: ApiCall): string[] {
  const { labels } = call.body;
  const list = Array.isArray(labels) ? labels : [];
  return list.map(each =>
    typeof each === 'string' ? each : String(each?.name),
  );
}

function setLabels(call: ApiCall, keep: boolean): ApiAnswer {
  const { repository } = writableRepositoryOf(call);
  const pull = pullOf(call, repository);
  const added = namesOf(call).map(name => call.host.label(repository, name));
  pull.labels = Array.from(new Set([...(keep ? pull.labels : []), ...added]));
  return labelsOf(call, repository, pull);
}

function labelsOf(
  call: ApiCall,
  repository: Repository,
  pull: PullRequest,
): ApiAnswer {
  return pageOf(
    call,
    `/repos/${repository.fullName}/issues/${pull.number}/labels`,
    pull.labels,
    label => labelView(call.baseUrl, repository, label),
  );
}

/** Endpoints of comments, labels and of who ended a pull request. A pull request is an issue here, as on GitHub. */
export const issueRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{number}',
    run: call => {
      const repository = repositoryOf(call);
      return {
        json: issueView(call.baseUrl, repository, pullOf(call, repository)),
      };
    },
  },
  ...['events', 'timeline'].map((name): ApiRoute => ({
    method: 'GET',
    path: `/repos/{owner}/{repo}/issues/{number}/${name}`,
    run: call => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      return pageOf(
        call,
        `/repos/${repository.fullName}/issues/${pull.number}/${name}`,
        endEvents(call.baseUrl, repository, pull),
        event => event,
      );
    },
  })),
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{number}/comments',
    run: call => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      return pageOf(
        call,
        `/repos/${repository.fullName}/issues/${pull.number}/comments`,
        pull.comments,
        comment => commentView(call.baseUrl, repository, pull, comment),
      );
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{number}/comments',
    run: call => {
      const { repository, user } = writableRepositoryOf(call);
      const pull = pullOf(call, repository);
      const body = requiredText(call, 'IssueComment', 'body');
      const comment = call.host.comment(pull, user, body);
      return {
        status: 201,
        json: commentView(call.baseUrl, repository, pull, comment),
      };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/comments/{id}',
    run: call => {
      const repository = repositoryOf(call);
      const { pull, comment } = commentOf(call, repository);
      return { json: commentView(call.baseUrl, repository, pull, comment) };
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/comments/{id}',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      const { pull, comment } = commentOf(call, repository);
      comment.body = requiredText(call, 'IssueComment', 'body');
      comment.updatedAt = call.host.now();
      return { json: commentView(call.baseUrl, repository, pull, comment) };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{number}/labels',
    run: call => {
      const repository = repositoryOf(call);
      return labelsOf(call, repository, pullOf(call, repository));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{number}/labels',
    run: call => setLabels(call, true),
  },
  {
    method: 'PUT',
    path: '/repos/{owner}/{repo}/issues/{number}/labels',
    run: call => setLabels(call, false),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/labels',
    run: call => {
      const repository = repositoryOf(call);
      return pageOf(
        call,
        `/repos/${repository.fullName}/labels`,
        Array.from(repository.labels.values()),
        label => labelView(call.baseUrl, repository, label),
      );
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/labels',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      const label = call.host.label(
        repository,
        requiredText(call, 'Label', 'name'),
      );
      label.color = optionalText(call, 'color') ?? label.color;
      label.description =
        optionalText(call, 'description') ?? label.description;
      return { status: 201, json: labelView(call.baseUrl, repository, label) };
    },
  },
];

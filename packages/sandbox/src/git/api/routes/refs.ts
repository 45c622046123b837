import { notFound, validationFailed } from '../../errors';
import type { Repository } from '../../repository/Repository';
import {
  type ApiCall,
  type ApiRoute,
  repositoryOf,
  requiredText,
  writableRepositoryOf,
} from '../route';
import { pageOf } from '../paging';
import { commitView } from '../views/commit';
import { apiUrl, htmlUrl } from '../views/repository';
import { nodeId } from '../views/user';

function refView(
  call: ApiCall,
  repository: Repository,
  branch: string,
  sha: string,
): object {
  const api = apiUrl(call.baseUrl, repository);
  return {
    ref: `refs/heads/${branch}`,
    node_id: nodeId('Ref', repository.id),
    url: `${api}/git/refs/heads/${branch}`,
    object: { sha, type: 'commit', url: `${api}/git/commits/${sha}` },
  };
}

function branchView(
  call: ApiCall,
  repository: Repository,
  name: string,
  sha: string,
): object {
  const api = apiUrl(call.baseUrl, repository);
  const commit = repository.objects.commit(sha);
  return {
    name,
    commit: commit ? commitView(call.baseUrl, repository, commit) : { sha },
    protected: false,
    protection: {
      enabled: false,
      required_status_checks: {
        enforcement_level: 'off',
        contexts: [],
        checks: [],
      },
    },
    protection_url: `${api}/branches/${name}/protection`,
    _links: {
      self: `${api}/branches/${name}`,
      html: `${htmlUrl(call.baseUrl, repository)}/tree/${name}`,
    },
  };
}

/** The name of the branch that a ref of a path stands for; only branches are refs here. */
function branchName(ref: string): string {
  return ref.replace(/^heads\//, '');
}

function shaOf(call: ApiCall): string {
  const sha = requiredText(call, 'Reference', 'sha');
  if (!/^[0-9a-f]{40}$/.test(sha)) {
    throw validationFailed({
      resource: 'Reference',
      field: 'sha',
      code: 'invalid',
      message:
        'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    });
  }
  return sha;
}

/** Endpoints of branches and refs. */
export const refRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches',
    run: call => {
      const repository = repositoryOf(call);
      return pageOf(
        call,
        `/repos/${repository.fullName}/branches`,
        repository.branches(),
        ({ name, sha }) => ({
          name,
          commit: {
            sha,
            url: `${apiUrl(call.baseUrl, repository)}/commits/${sha}`,
          },
          protected: false,
        }),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches/{branch...}',
    run: call => {
      const repository = repositoryOf(call);
      const sha = repository.branch(call.path.branch);
      if (!sha) {
        throw notFound('Branch not found');
      }
      return { json: branchView(call, repository, call.path.branch, sha) };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/ref/{ref...}',
    run: call => {
      const repository = repositoryOf(call);
      const branch = branchName(call.path.ref);
      const sha = repository.branch(branch);
      if (!sha || !call.path.ref.startsWith('heads/')) {
        throw notFound();
      }
      return { json: refView(call, repository, branch, sha) };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/matching-refs/{ref...}',
    run: call => {
      const repository = repositoryOf(call);
      return {
        json: repository
          .branches()
          .filter(({ name }) => `heads/${name}`.startsWith(call.path.ref))
          .map(({ name, sha }) => refView(call, repository, name, sha)),
      };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/refs',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      const ref = requiredText(call, 'Reference', 'ref');
      const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
      const wellFormed =
        branch &&
        /^[^\s~^:?*[\\]+$/.test(branch) &&
        !/\.\.|\/$|^\/|\.lock$/.test(branch);
      if (!branch || !wellFormed) {
        throw validationFailed({
          resource: 'Reference',
          field: 'ref',
          code: 'invalid',
          message: `${ref} is not a valid ref name.`,
        });
      }
      const sha = shaOf(call);
      repository.createBranch(branch, sha);
      return { status: 201, json: refView(call, repository, branch, sha) };
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/git/refs/{ref...}',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      const branch = branchName(call.path.ref);
      const sha = shaOf(call);
      repository.moveBranch(branch, sha, call.body.force === true);
      return { json: refView(call, repository, branch, sha) };
    },
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/git/refs/{ref...}',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      repository.deleteBranch(branchName(call.path.ref));
      return { status: 204 };
    },
  },
];

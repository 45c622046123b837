import { GitHubError, notFound } from '../../errors';
import { USERS } from '../../users';
import { type ApiRoute, repositoryOf } from '../route';
import { repositoryView } from '../views/repository';
import { userView } from '../views/user';

/** Endpoints about the caller, and the repository itself. */
export const accountRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/user',
    run: ({ baseUrl, user }) => {
      if (!user) {
        throw new GitHubError(401, 'Requires authentication');
      }
      return {
        json: {
          ...userView(baseUrl, user),
          name: user.name,
          email: user.email,
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/users/{login}',
    run: ({ baseUrl, path }) => {
      const user = USERS.find(each => each.login === path.login);
      if (!user) {
        throw notFound();
      }
      return { json: { ...userView(baseUrl, user), name: user.name } };
    },
  },
  {
    method: 'GET',
    path: '/rate_limit',
    run: ({ limit }) => ({
      json: { resources: { core: limit }, rate: limit },
    }),
  },
  {
    method: 'GET',
    path: '/meta',
    run: () => ({
      json: {
        verifiable_password_authentication: true,
        installed_version: '3.19.0',
      },
    }),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}',
    run: call => ({
      json: repositoryView(call.baseUrl, repositoryOf(call), call.user),
    }),
  },
];

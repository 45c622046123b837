import { RepositoryState } from '../git/RepositoryState';
import { HostServer } from '../server/HostServer';
import { match } from '../server/routes';
import { gitRoutes, problem } from './gitRoutes';
import { mergeRequestRoutes } from './mergeRequestRoutes';

const PROJECT = 'acme/platform/xkf';

/** A GitLab below the path `/gitlab` with a project in nested groups. */
export async function startGitLab(options: {
  token: string;
  files: Record<string, string | Buffer>;
}) {
  const state = new RepositoryState(options.files);
  let routes = gitRoutes(state);
  const server = await HostServer.start(request => {
    if (request.headers.authorization !== `Bearer ${options.token}`) {
      return problem(401, '401 Unauthorized');
    }
    const found = match(routes, request);
    return found?.call.params.project === PROJECT
      ? found.route.handle(found.call)
      : problem(404, '404 Project Not Found');
  });
  const repoUrl = `${server.origin}/gitlab/${PROJECT}`;
  routes = [...routes, ...mergeRequestRoutes(state, repoUrl)];
  return { server, state, repoUrl };
}

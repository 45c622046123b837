import { RepositoryState } from '../git/RepositoryState';
import { HostServer } from '../server/HostServer';
import { match } from '../server/routes';
import { gitRoutes, problem } from './gitRoutes';
import { pullRoutes } from './pullRoutes';

/** An Azure DevOps with the repository `acme/platform/xkf`. */
export async function startAzureDevOps(options: {
  token: string;
  files: Record<string, string | Buffer>;
}) {
  const state = new RepositoryState(options.files);
  const routes = [...gitRoutes(state), ...pullRoutes(state)];
  const basic = Buffer.from(`:${options.token}`).toString('base64');
  const server = await HostServer.start(request => {
    if (request.headers.authorization !== `Basic ${basic}`) {
      return problem(
        401,
        'UnauthorizedRequestException',
        'TF400813: The user is not authorized to access this resource.',
      );
    }
    if (!request.query.has('api-version')) {
      return problem(400, 'VssVersionNotSpecifiedException', 'No api-version.');
    }
    const found = match(routes, request);
    return found
      ? found.route.handle(found.call)
      : problem(
          404,
          'GitRepositoryNotFoundException',
          'TF401019: The Git repository does not exist or you do not have permissions for the operation you are attempting.',
        );
  });
  return { server, state, repoUrl: `${server.origin}/acme/platform/_git/xkf` };
}

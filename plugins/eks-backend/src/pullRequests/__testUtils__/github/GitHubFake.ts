import { RepositoryState } from '../git/RepositoryState';
import { HostRequest, HostServer } from '../server/HostServer';
import { match } from '../server/routes';
import { completed, violationsOf } from './GitHubSchemas';
import { gitRoutes, notFound } from './gitRoutes';
import { pullRoutes } from './pullRoutes';

export interface GitHubFake {
  server: HostServer;
  state: RepositoryState;
  repoUrl: string;
  /** @throws Error when an answer was other than GitHub's description allows */
  stop(): Promise<void>;
}

/** A GitHub with the repository `acme/xkf`, whose answers GitHub's schemas check. */
export async function startGitHub(options: {
  token: string;
  files: Record<string, string | Buffer>;
}): Promise<GitHubFake> {
  const state = new RepositoryState(options.files);
  const violations: string[] = [];
  let routes = gitRoutes(state);

  const server = await HostServer.start((request: HostRequest) => {
    if (request.headers.authorization !== `Bearer ${options.token}`) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const found = match(routes, request);
    if (!found || !request.path.startsWith('/api/v3/repos/acme/xkf')) {
      return notFound;
    }
    const { operation } = found.route;
    const answer = found.route.handle(found.call);
    if (answer.status >= 300 || answer.body === undefined) return answer;
    if (Buffer.isBuffer(answer.body)) return answer;
    const body = completed(operation, answer.status, answer.body);
    violations.push(...violationsOf(operation, answer.status, body));
    return { ...answer, body };
  });
  const repoUrl = `${server.origin}/acme/xkf`;
  routes = [...routes, ...pullRoutes(state, repoUrl)];
  const stop = async () => {
    await server.stop();
    if (violations.length > 0) throw new Error(violations.join('\n'));
  };
  return { server, state, repoUrl, stop };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLargeError, readRequest } from '../aws/request';
import { InvalidFaultError, parseFault } from '../faults/fault';
import type { Faults } from '../faults/Faults';
import { GitHubError } from '../git/errors';
import type { GitHost } from '../git/GitHost';
import type { Pipeline } from '../pipeline/Pipeline';
import { UnknownResourceError, type World } from '../world/World';
import { actOnCluster, clusterAction } from './clusters';
import { actOnPull, gitSummary } from './git';

/** Where the control endpoint begins. */
export const CONTROL_PATH = '/_sandbox';

/** What the control endpoint shows and changes. */
export interface Controlled {
  world: World;
  faults: Faults;
  git: GitHost;
  pipeline: Pipeline;
}

/** A short account of what exists. */
export function summary(world: World): object {
  return {
    now: world.now().toISOString(),
    accounts: Array.from(world.accounts.values(), account => ({
      id: account.id,
      name: account.name,
      regions: Array.from(account.regions.keys()),
    })),
    clusters: world.clusters().map(state => ({
      account: state.accountId,
      region: state.region,
      name: state.cluster.name,
      version: state.cluster.version,
      status: state.cluster.status,
      endpoint: state.cluster.endpoint,
      apiServer: state.apiServer,
      nodegroups: Array.from(state.nodegroups.keys()),
      nodes: state.objects.list('nodes').length,
      pods: state.objects.list('pods').length,
    })),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new InvalidFaultError('The body is not JSON');
  }
}

function local(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');
}

async function answer(
  incoming: IncomingMessage,
  { world, faults, git, pipeline }: Controlled,
): Promise<{ status: number; body?: object }> {
  const { method, path, body, headers } = await readRequest(incoming);
  // A page in a browser must not reach the sandbox under a name that resolves to this machine.
  if (!local(headers.host)) {
    return { status: 403, body: { error: 'Only reachable as 127.0.0.1' } };
  }
  const below = path.slice(CONTROL_PATH.length + 1);
  const pull =
    /^repositories\/([^/]+)\/([^/]+)\/pulls\/(\d+)\/(merge|plan|apply|close)$/.exec(
      below,
    );
  if (method === 'POST' && pull) {
    if (headers.origin) {
      return { status: 403, body: { error: 'Not for pages in a browser' } };
    }
    const [, owner, name, number, action] = pull;
    const controlled = { git, pipeline, owner, name, number: Number(number) };
    const options = body ? parse(body) : {};
    return { status: 200, body: actOnPull(controlled, action, options) };
  }
  const cluster = method === 'POST' ? clusterAction(below) : undefined;
  if (cluster) {
    if (headers.origin) {
      return { status: 403, body: { error: 'Not for pages in a browser' } };
    }
    const options = body ? parse(body) : {};
    return { status: 200, body: actOnCluster(world, cluster, options) };
  }
  const [resource, id] = below.split('/');
  const route = `${method} ${resource}${id ? '/id' : ''}`;
  switch (route) {
    case 'GET state':
      return {
        status: 200,
        body: { ...summary(world), ...gitSummary(git, pipeline) },
      };
    case 'GET faults':
      return { status: 200, body: { faults: faults.list() } };
    case 'POST faults':
      if (!headers['content-type']?.startsWith('application/json')) {
        return { status: 415, body: { error: 'Expected application/json' } };
      }
      return { status: 201, body: { id: faults.add(parseFault(parse(body))) } };
    case 'DELETE faults':
      faults.clear();
      return { status: 204 };
    case 'DELETE faults/id':
      return faults.remove(id)
        ? { status: 204 }
        : { status: 404, body: { error: `There is no fault ${id}` } };
    default:
      return {
        status: 404,
        body: { error: `The sandbox has no ${method} ${path}` },
      };
  }
}

/** Answers a request to the control endpoint. */
export async function handleControl(
  controlled: Controlled,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  let status: number;
  let body: object | undefined;
  try {
    ({ status, body } = await answer(incoming, controlled));
  } catch (error) {
    const refused = error instanceof GitHubError;
    const known =
      refused ||
      error instanceof InvalidFaultError ||
      error instanceof BodyTooLargeError;
    const missing = error instanceof UnknownResourceError;
    status = known ? 400 : 500;
    if (refused) {
      status = error.status;
    } else if (missing) {
      status = 404;
    }
    body = { error: known || missing ? error.message : String(error) };
  }
  outgoing
    .writeHead(status, { 'content-type': 'application/json' })
    .end(body && JSON.stringify(body));
}

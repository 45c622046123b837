import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLargeError, readRequest } from '../aws/request';
import { InvalidFaultError, parseFault } from '../faults/fault';
import type { Faults } from '../faults/Faults';
import { GitHubError } from '../git/errors';
import type { GitHost } from '../git/GitHost';
import type { Pipeline } from '../pipeline/Pipeline';
import { RefusedChangeError } from '../world/changes/RefusedChangeError';
import {
  ResourceExistsError,
  UnknownResourceError,
  type World,
} from '../world/World';
import { actOnCluster, clusterAction } from './clusters';
import { actOnPull, gitSummary } from './git';
import { actOnOrganization } from './organization';
import { actOnPeering } from './peerings';
import { addRepository } from './repositories';

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

/** Something that a control request does, with the options of its body. */
type Action = (options: unknown) => object | Promise<object>;

const PULL =
  /^repositories\/([^/]+)\/([^/]+)\/pulls\/(\d+)\/(merge|plan|apply|close)$/;
const PEERING = /^peerings\/([^/]+)\/(accept|reject|expire|delete)$/;
const ORGANIZATION = /^organization\/([^/]+)$/;

/** What a path below the control endpoint asks for; undefined when it asks for nothing that changes the world. */
function actionOf(
  { world, git, pipeline }: Controlled,
  path: string,
): Action | undefined {
  const pull = PULL.exec(path);
  if (pull) {
    const [, owner, name, number, action] = pull;
    const controlled = { git, pipeline, owner, name, number: Number(number) };
    return options => actOnPull(controlled, action, options);
  }
  const peering = PEERING.exec(path);
  if (peering) {
    return () => actOnPeering(world, peering[1], peering[2]);
  }
  const organization = ORGANIZATION.exec(path);
  if (organization) {
    return options => actOnOrganization(world, organization[1], options);
  }
  if (path === 'repositories') {
    return options => addRepository(git, pipeline, options);
  }
  const cluster = clusterAction(path);
  return cluster && (options => actOnCluster(world, cluster, options));
}

function refusalOf(error: unknown): { status: number; message: string } {
  if (error instanceof GitHubError) {
    return { status: error.status, message: error.message };
  }
  if (error instanceof RefusedChangeError) {
    return { status: 409, message: `${error.code}: ${error.message}` };
  }
  if (error instanceof ResourceExistsError) {
    return { status: 409, message: error.message };
  }
  if (error instanceof UnknownResourceError) {
    return { status: 404, message: error.message };
  }
  const known =
    error instanceof InvalidFaultError || error instanceof BodyTooLargeError;
  return known
    ? { status: 400, message: error.message }
    : { status: 500, message: String(error) };
}

async function answer(
  incoming: IncomingMessage,
  controlled: Controlled,
): Promise<{ status: number; body?: object }> {
  const { world, faults, git, pipeline } = controlled;
  const { method, path, body, headers } = await readRequest(incoming);
  // A page in a browser must not reach the sandbox under a name that resolves to this machine.
  if (!local(headers.host)) {
    return { status: 403, body: { error: 'Only reachable as 127.0.0.1' } };
  }
  const below = path.slice(CONTROL_PATH.length + 1);
  const action = method === 'POST' ? actionOf(controlled, below) : undefined;
  if (action) {
    if (headers.origin) {
      return { status: 403, body: { error: 'Not for pages in a browser' } };
    }
    return { status: 200, body: await action(body ? parse(body) : {}) };
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
    const refusal = refusalOf(error);
    status = refusal.status;
    body = { error: refusal.message };
  }
  outgoing
    .writeHead(status, { 'content-type': 'application/json' })
    .end(body && JSON.stringify(body));
}

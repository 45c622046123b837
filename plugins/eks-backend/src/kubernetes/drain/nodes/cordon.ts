import { ConflictError } from '@backstage/errors';
import pLimit from 'p-limit';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ApiStatusError, ClusterConnections } from '../../connections';
import { ClusterApi, Node, PERMISSIONS } from '../api';
import { pause } from '../watch';
import { CORDONED_BY, isCordoned } from './facts';

const AT_ONCE = 5;
const ATTEMPTS = 5;
const CONFLICT = 409;

/** Which nodes, and for whom. */
export interface CordonRequest {
  nodes: readonly string[];
  /** Written on the nodes, so that only their own operation uncordons them. */
  operationId: string;
  signal: AbortSignal;
}

/** What became of the nodes, by name. */
export interface CordonResult {
  /** Cordoned by this operation, now or in an earlier run. */
  ours: string[];
  /** Cordoned by somebody else; left as they are. */
  others: string[];
  /** There is no such node. */
  missing: string[];
}

/** What became of the nodes, by name. */
export interface UncordonResult {
  /** Take pods again, now or since an earlier run. */
  uncordoned: string[];
  /** Not cordoned by this operation; left as they are. */
  others: string[];
  /** There is no such node. */
  missing: string[];
}

/**
 * Keeps new pods from nodes. A node that somebody else cordoned stays theirs.
 * The nodes carry the annotation `eks.xenit.io/cordoned-by`, by which a second
 * run recognises its own.
 * @throws ClusterUnreadableError when a node could not be cordoned: nothing may be drained then
 */
export async function cordon(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  request: CordonRequest,
): Promise<CordonResult> {
  const states = await patchEach(connections, cluster, request, node => {
    if (isCordoned(node)) {
      return isOurs(node, request) ? 'ours' : 'others';
    }
    return {
      metadata: { annotations: { [CORDONED_BY]: request.operationId } },
      spec: { unschedulable: true },
    };
  });
  return {
    ours: states('ours', 'patched'),
    others: states('others'),
    missing: states('missing'),
  };
}

/**
 * Lets new pods on nodes that the operation cordoned, and on no others.
 * @throws ClusterUnreadableError when a node could not be uncordoned
 */
export async function uncordon(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  request: CordonRequest,
): Promise<UncordonResult> {
  const states = await patchEach(connections, cluster, request, node => {
    if (!isOurs(node, request)) return isCordoned(node) ? 'others' : 'ours';
    return {
      metadata: { annotations: { [CORDONED_BY]: null } },
      spec: { unschedulable: null },
    };
  });
  return {
    uncordoned: states('ours', 'patched'),
    others: states('others'),
    missing: states('missing'),
  };
}

type State = 'ours' | 'others' | 'missing' | 'patched';
type Patch = { metadata: { annotations: object }; spec: object };

function isOurs(node: Node, { operationId }: CordonRequest): boolean {
  return node.metadata.annotations?.[CORDONED_BY] === operationId;
}

async function patchEach(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  { nodes, signal }: CordonRequest,
  decide: (node: Node) => State | Patch,
): Promise<(...states: State[]) => string[]> {
  const api = new ClusterApi(connections, cluster);
  const limit = pLimit(AT_ONCE);
  const results = await Promise.all(
    nodes.map(name =>
      limit(async () => ({
        name,
        state: await patchNode(api, name, decide, signal),
      })),
    ),
  );
  return (...states) =>
    results.filter(({ state }) => states.includes(state)).map(r => r.name);
}

/** The version in the patch makes sure that it changes what was looked at. */
async function patchNode(
  api: ClusterApi,
  name: string,
  decide: (node: Node) => State | Patch,
  signal: AbortSignal,
): Promise<State> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    signal.throwIfAborted();
    const node = await api.findNode(name, signal);
    if (!node) return 'missing';
    const decision = decide(node);
    if (typeof decision === 'string') return decision;
    const { resourceVersion } = node.metadata;
    const answer = await api.connections.request<'patched' | 'changed'>(
      api.cluster,
      {
        permission: PERMISSIONS.patchNode,
        signal,
        send: async client => {
          try {
            await client.json({
              method: 'PATCH',
              path: `/api/v1/nodes/${encodeURIComponent(name)}`,
              contentType: 'application/merge-patch+json',
              body: {
                ...decision,
                metadata: { ...decision.metadata, resourceVersion },
              },
            });
            return 'patched';
          } catch (error) {
            if (!(error instanceof ApiStatusError)) throw error;
            if (error.code === CONFLICT || error.code === 404) return 'changed';
            throw error;
          }
        },
      },
    );
    if (answer === 'patched') return answer;
    await pause(100 * attempt, signal);
  }
  throw new ConflictError(
    `Node ${name} was changed by somebody else ${ATTEMPTS} times in a row while it was being cordoned or uncordoned.`,
  );
}

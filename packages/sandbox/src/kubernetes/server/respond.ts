import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRequest } from '../../aws/request';
import type { World } from '../../world/World';
import type { ClusterState } from '../../world/state';
import { discovery } from '../api/discovery';
import { list, type ReadRequest } from '../api/list';
import { patch } from '../api/patch';
import {
  StatusError,
  statusObject,
  unknownObject,
  unknownPath,
} from '../api/status';
import { table, wantsTable } from '../api/table';
import { type Target, targetOf } from '../api/target';
import { viewOf } from '../api/view';
import { refuseWatch, watch } from '../api/watch';

/** Writes an answer as JSON, or as text where it is one. */
export function writeAnswer(
  outgoing: ServerResponse,
  status: number,
  body: object | string,
): void {
  const text = typeof body === 'string';
  outgoing
    .writeHead(status, {
      'content-type': text ? 'text/plain; charset=utf-8' : 'application/json',
      'cache-control': 'no-cache, private',
    })
    .end(text ? body : JSON.stringify(body));
}

function get(request: ReadRequest, name: string): object {
  const { objects, target, accept, now } = request;
  const { resource, namespace } = target;
  const object = objects.get(resource.stored, namespace, name);
  if (!object) {
    throw unknownObject(resource, name);
  }
  const shown = viewOf(resource, object, now);
  return wantsTable(accept)
    ? table(
        resource,
        [shown],
        { resourceVersion: object.metadata.resourceVersion },
        now,
      )
    : shown;
}

function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

function checkVerb(target: Target, method: string): void {
  const verbs: Record<string, string> = { GET: 'get', PATCH: 'patch' };
  if (!target.resource.verbs.includes(verbs[method] ?? method)) {
    throw methodNotAllowed();
  }
  if (target.subresource !== undefined && target.subresource !== 'status') {
    throw unknownPath();
  }
}

/**
 * Answers an authenticated request to the Kubernetes API of a cluster.
 *
 * @throws StatusError
 */
export async function respond(
  world: World,
  state: ClusterState,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  stopping: AbortSignal,
): Promise<void> {
  const { method, path, query, headers, body } = await readRequest(incoming);
  const now = world.now();
  const about = discovery(
    path,
    state.cluster,
    world.amis.patchOf(state.cluster.version),
    headers.host ?? '',
  );
  if (about !== undefined && method === 'GET') {
    writeAnswer(outgoing, 200, about);
    return;
  }
  const target = targetOf(path);
  if (!target) {
    throw unknownPath();
  }
  checkVerb(target, method);
  if (method === 'PATCH') {
    if (target.name === undefined) {
      throw methodNotAllowed();
    }
    const type = headers['content-type'];
    writeAnswer(outgoing, 200, patch(state.objects, target, type, body, now));
    return;
  }
  const request: ReadRequest = {
    objects: state.objects,
    target,
    query,
    accept: headers.accept,
    now,
  };
  if (['true', '1'].includes(query.get('watch') ?? '')) {
    if (!target.resource.verbs.includes('watch')) {
      throw refuseWatch();
    }
    watch(request, outgoing, stopping);
  } else if (target.name === undefined) {
    writeAnswer(outgoing, 200, list(request));
  } else {
    writeAnswer(outgoing, 200, get(request, target.name));
  }
}

/** Writes an error as a Status object. */
export function writeError(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(
          500,
          'InternalError',
          `The sandbox failed: ${String(error)}`,
        );
  const { retryAfterSeconds } = status.details ?? {};
  if (typeof retryAfterSeconds === 'number') {
    outgoing.setHeader('retry-after', retryAfterSeconds);
  }
  writeAnswer(outgoing, status.code, statusObject(status));
}

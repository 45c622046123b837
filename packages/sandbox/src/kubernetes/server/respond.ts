import type { ServerResponse } from 'node:http';
import type { AwsRequest } from '../../aws/request';
import type { World } from '../../world/World';
import type { ClusterState } from '../../world/state';
import { discovery } from '../api/discovery';
import { list, type ReadRequest } from '../api/list';
import { createEviction } from '../api/eviction';
import { patch } from '../api/patch/patch';
import { remove } from '../api/remove';
import { changeScale, isScale, scaleOf } from '../api/scale';
import {
  StatusError,
  statusObject,
  unknownObject,
  unknownPath,
} from '../api/status';
import { table, wantsTable } from '../api/table';
import { type Target, targetOf, verbOf } from '../api/target';
import { viewOf } from '../api/view';
import { refuseWatch, watch } from '../api/watch';
import { create, update, type WriteRequest } from '../api/write';

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
  if (isScale(target)) {
    return scaleOf(object);
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

function verbsOf(
  { verbs }: Target['resource'],
  { evicting, scaling }: { evicting: boolean; scaling: boolean },
): string[] {
  if (evicting) {
    return ['create'];
  }
  return scaling ? ['get', 'update', 'patch'] : verbs;
}

function checkVerb(target: Target, verb: string): void {
  const { resource, subresource } = target;
  const evicting = resource.kind === 'Pod' && subresource === 'eviction';
  const scaling = isScale(target);
  const known = subresource === 'status' || evicting || scaling;
  if (subresource !== undefined && !known) {
    throw unknownPath();
  }
  const allowed = verbsOf(resource, { evicting, scaling });
  const named = target.name !== undefined;
  const needsName = ['update', 'patch', 'delete'].includes(verb) || evicting;
  const collection = verb === 'create' && !evicting;
  if (
    !allowed.includes(verb) ||
    (needsName && !named) ||
    (collection && named)
  ) {
    throw methodNotAllowed();
  }
}

function write(verb: string, request: WriteRequest): [number, object] {
  if (isScale(request.target)) {
    return [200, changeScale(verb, request)];
  }
  switch (verb) {
    case 'create':
      return [
        201,
        request.target.subresource === 'eviction'
          ? createEviction(request)
          : create(request),
      ];
    case 'update':
      return [200, update(request)];
    case 'patch':
      return [200, patch(request)];
    default:
      return [200, remove(request)];
  }
}

/** What the API says about itself. */
function about(
  world: World,
  { cluster }: ClusterState,
  { path, headers }: AwsRequest,
): object | string | undefined {
  return discovery(
    path,
    cluster,
    world.amis.patchOf(cluster.version),
    headers.host ?? '',
  );
}

/**
 * Answers an authenticated request to the Kubernetes API of a cluster.
 *
 * @throws StatusError
 */
export function respond(
  world: World,
  state: ClusterState,
  incoming: AwsRequest,
  outgoing: ServerResponse,
  stopping: AbortSignal,
): void {
  const { method, path, query, headers, body } = incoming;
  const target = targetOf(path);
  const described =
    !target && method === 'GET' ? about(world, state, incoming) : undefined;
  if (described !== undefined) {
    writeAnswer(outgoing, 200, described);
    return;
  }
  if (!target) {
    throw unknownPath();
  }
  const verb = verbOf(method, target, query);
  const { objects } = state;
  const now = world.now();
  if (verb === 'watch' && !target.resource.verbs.includes('watch')) {
    throw refuseWatch();
  }
  checkVerb(target, verb);
  const request: ReadRequest = {
    objects,
    target,
    query,
    accept: headers.accept,
    now,
  };
  switch (verb) {
    case 'watch':
      watch(request, outgoing, stopping);
      return;
    case 'list':
      writeAnswer(outgoing, 200, list(request));
      return;
    case 'get':
      writeAnswer(outgoing, 200, get(request, target.name ?? ''));
      return;
    default: {
      const contentType = headers['content-type'];
      writeAnswer(
        outgoing,
        ...write(verb, { objects, target, query, contentType, body, now }),
      );
    }
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

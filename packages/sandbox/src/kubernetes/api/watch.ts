import type { ServerResponse } from 'node:http';
import type { KubernetesObject } from '../store/object';
import type { ObjectChange } from '../store/ObjectStore';
import { predicateOf, type ReadRequest } from './list';
import { apiVersionOf } from './resources';
import { StatusError, statusObject, tooOld } from './status';
import { table, wantsTable } from './table';
import { viewOf } from './view';

const BOOKMARK_EVERY = 60_000;
const LONGEST = 3600;
const INITIAL_EVENTS_END = { 'k8s.io/initial-events-end': 'true' };

/**
 * What a watcher is told of a change: with a selector, an object that begins to match is added and one that no
 * longer matches is deleted. Undefined when the change does not concern it.
 */
function eventType(request: ReadRequest) {
  const { resource, namespace, name } = request.target;
  const selected = predicateOf(request);
  return (change: ObjectChange): ObjectChange['type'] | undefined => {
    const { metadata } = change.object;
    if (
      change.resource !== resource.stored ||
      (namespace !== undefined && metadata.namespace !== namespace) ||
      (name !== undefined && metadata.name !== name)
    ) {
      return undefined;
    }
    const now = selected(change.object);
    if (change.type !== 'MODIFIED') {
      return now ? change.type : undefined;
    }
    const before = change.previous !== undefined && selected(change.previous);
    if (now) {
      return before ? 'MODIFIED' : 'ADDED';
    }
    return before ? 'DELETED' : undefined;
  };
}

/** Follows the changes of a resource until the client leaves, the time is over or the sandbox stops. */
export function watch(
  request: ReadRequest,
  outgoing: ServerResponse,
  stopping: AbortSignal,
): void {
  const { objects, target, query, accept } = request;
  const { resource, namespace } = target;
  const typeOf = eventType(request);
  const asTable = wantsTable(accept);
  let withColumns = true;

  const send = (type: string, object: object) => {
    outgoing.write(`${JSON.stringify({ type, object })}\n`);
  };
  const sendObject = (type: string, object: KubernetesObject) => {
    const shown = viewOf(resource, object, request.now);
    send(
      type,
      asTable ? table(resource, [shown], {}, request.now, withColumns) : shown,
    );
    withColumns = false;
  };
  const bookmark = (annotations?: Record<string, string>) =>
    send('BOOKMARK', {
      kind: resource.kind,
      apiVersion: apiVersionOf(resource),
      metadata: {
        resourceVersion: String(objects.revision),
        creationTimestamp: null,
        ...(annotations ? { annotations } : {}),
      },
    });

  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.flushHeaders();
  const requested = Number(query.get('resourceVersion') ?? '0');
  const changes = requested > 0 ? objects.changesSince(requested) : undefined;
  if (requested > 0 && changes === undefined) {
    send('ERROR', statusObject(tooOld(requested, objects.revision)));
    outgoing.end();
    return;
  }
  const tell = (change: ObjectChange) => {
    const type = typeOf(change);
    if (type) {
      sendObject(type, change.object);
    }
  };
  if (changes) {
    changes.forEach(tell);
  } else {
    objects.list(resource.stored, namespace).forEach(object =>
      tell({
        revision: 0,
        type: 'ADDED',
        resource: resource.stored,
        object,
      }),
    );
  }
  const bookmarks = query.get('allowWatchBookmarks') === 'true';
  if (query.get('sendInitialEvents') === 'true') {
    bookmark(INITIAL_EVENTS_END);
  }

  const unsubscribe = objects.subscribe(tell);
  const ticker = setInterval(() => bookmarks && bookmark(), BOOKMARK_EVERY);
  const seconds = Number(query.get('timeoutSeconds') ?? '0');
  const timer = setTimeout(
    () => {
      unsubscribe();
      if (bookmarks) {
        bookmark();
      }
      outgoing.end();
    },
    Math.min(seconds > 0 ? seconds : LONGEST, LONGEST) * 1000,
  );
  const stop = () => outgoing.destroy();
  stopping.addEventListener('abort', stop, { once: true });
  outgoing.on('close', () => {
    clearTimeout(timer);
    clearInterval(ticker);
    unsubscribe();
    stopping.removeEventListener('abort', stop);
  });
}

/** A watch of a resource that cannot be watched, such as metrics. */
export function refuseWatch(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'watch is not supported on this resource',
  );
}

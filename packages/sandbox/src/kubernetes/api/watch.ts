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

function matches(request: ReadRequest) {
  const { resource, namespace, name } = request.target;
  const selected = predicateOf(request);
  return (change: ObjectChange) =>
    change.resource === resource.stored &&
    (namespace === undefined ||
      change.object.metadata.namespace === namespace) &&
    (name === undefined || change.object.metadata.name === name) &&
    selected(change.object);
}

/** Follows the changes of a resource until the client leaves, the time is over or the sandbox stops. */
export function watch(
  request: ReadRequest,
  outgoing: ServerResponse,
  stopping: AbortSignal,
): void {
  const { objects, target, query, accept } = request;
  const { resource, namespace } = target;
  const wanted = matches(request);
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
  if (changes) {
    changes.filter(wanted).forEach(each => sendObject(each.type, each.object));
  } else {
    objects
      .list(resource.stored, namespace)
      .map(object => ({
        revision: 0,
        type: 'ADDED' as const,
        resource: resource.stored,
        object,
      }))
      .filter(wanted)
      .forEach(each => sendObject('ADDED', each.object));
  }
  const bookmarks = query.get('allowWatchBookmarks') === 'true';
  if (query.get('sendInitialEvents') === 'true') {
    bookmark(INITIAL_EVENTS_END);
  }

  const unsubscribe = objects.subscribe(change => {
    if (wanted(change)) {
      sendObject(change.type, change.object);
    }
  });
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

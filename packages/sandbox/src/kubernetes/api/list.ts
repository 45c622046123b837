import { selector, SelectorError } from '../store/selectors';
import type { KubernetesObject } from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { apiVersionOf } from './resources';
import { StatusError, tooOld } from './status';
import { table, wantsTable } from './table';
import type { Target } from './target';
import { storedObjects, viewOf } from './view';

/** A read of the Kubernetes API. */
export interface ReadRequest {
  objects: ObjectStore;
  target: Target;
  query: URLSearchParams;
  accept: string | undefined;
  now: Date;
}

/** The predicate of the selectors of a request; 400 when one cannot be understood. */
export function predicateOf({ target, query }: ReadRequest) {
  try {
    return selector(
      target.resource.stored,
      query.get('labelSelector') ?? '',
      query.get('fieldSelector') ?? '',
    );
  } catch (error) {
    if (error instanceof SelectorError) {
      throw new StatusError(400, 'BadRequest', error.message);
    }
    throw error;
  }
}

interface Continue {
  revision: number;
  after: string;
}

function readContinue(token: string): Continue {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(token, 'base64url').toString('utf8'),
    );
    const { revision, after } = value as Partial<Continue>;
    if (typeof revision === 'number' && typeof after === 'string') {
      return { revision, after };
    }
  } catch {
    // Answered below, as for any other text that is not a token.
  }
  throw new StatusError(400, 'BadRequest', 'continue key is not valid');
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** A list of objects: selected, in pages by `limit` and `continue`, as a Table where asked for. */
export function list(request: ReadRequest): object {
  const { objects, target, query, accept, now } = request;
  const { resource, namespace } = target;
  const matching = storedObjects(objects, resource, namespace).filter(
    predicateOf(request),
  );
  const token = query.get('continue');
  const from = token ? readContinue(token) : undefined;
  if (from && objects.changesSince(from.revision) === undefined) {
    throw tooOld(from.revision, objects.revision);
  }
  const rest = from
    ? matching.filter(object => keyOf(object) > from.after)
    : matching;
  const limit = Number(query.get('limit') ?? '0') || rest.length;
  const shown = rest.slice(0, limit);
  const remaining = rest.length - shown.length;
  const revision = from?.revision ?? objects.revision;
  const metadata = {
    resourceVersion: String(revision),
    ...(remaining > 0
      ? {
          continue: Buffer.from(
            JSON.stringify({ revision, after: keyOf(shown[shown.length - 1]) }),
          ).toString('base64url'),
          remainingItemCount: remaining,
        }
      : {}),
  };
  const items = shown.map(object => viewOf(resource, object, now));
  return wantsTable(accept)
    ? table(resource, items, metadata, now)
    : {
        kind: `${resource.kind}List`,
        apiVersion: apiVersionOf(resource),
        metadata,
        items,
      };
}

import { randomUUID } from 'node:crypto';
import type { KubernetesObject } from './object';

/** A change of one object. */
export interface ObjectChange {
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** Plural name of the resource, such as `pods`. */
  resource: string;
  object: KubernetesObject;
  /** The object before a modification. */
  previous?: KubernetesObject;
}

const HISTORY = 5000;

/** Kinds whose `metadata.generation` counts the changes of the spec. */
const GENERATED = [
  'poddisruptionbudgets',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
];

function generationOf(
  resource: string,
  object: KubernetesObject,
  previous: KubernetesObject | undefined,
): { generation?: number } {
  if (!GENERATED.includes(resource)) {
    return {};
  }
  const before = previous?.metadata.generation ?? 0;
  const same =
    previous &&
    (previous.spec === object.spec ||
      JSON.stringify(previous.spec) === JSON.stringify(object.spec));
  return { generation: same ? before : before + 1 };
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/**
 * The objects of one cluster. As in etcd there is one revision counter for all resources,
 * and a bounded history of changes from which a watch can continue.
 */
export class ObjectStore {
  readonly #objects = new Map<string, Map<string, KubernetesObject>>();
  /** The keys of each resource in order, until one comes or goes. */
  readonly #ordered = new Map<string, string[]>();
  readonly #listeners = new Set<(change: ObjectChange) => void>();
  readonly #now: () => Date;
  readonly #untold: ObjectChange[] = [];
  #history: ObjectChange[] = [];
  #revision = 1000;
  #forgotten = 1000;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The revision of the latest change. */
  get revision(): number {
    return this.#revision;
  }

  /** Adds an object, or replaces the one of the same name; returns it as stored. */
  put(resource: string, object: KubernetesObject): KubernetesObject {
    const collection = this.#collection(resource);
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    const previous = collection.get(key);
    this.#revision += 1;
    const stored: KubernetesObject = {
      ...object,
      metadata: {
        ...object.metadata,
        ...generationOf(resource, object, previous),
        uid: previous?.metadata.uid ?? object.metadata.uid ?? randomUUID(),
        resourceVersion: String(this.#revision),
        creationTimestamp:
          previous?.metadata.creationTimestamp ??
          object.metadata.creationTimestamp ??
          this.#now()
            .toISOString()
            .replace(/\.\d+Z$/, 'Z'),
      },
    };
    collection.set(key, stored);
    if (!previous) {
      this.#ordered.delete(resource);
    }
    this.#record(previous ? 'MODIFIED' : 'ADDED', resource, stored, previous);
    return stored;
  }

  /** Changes an object if it exists; returns it as stored. */
  update(
    resource: string,
    namespace: string | undefined,
    name: string,
    change: (object: KubernetesObject) => KubernetesObject,
  ): KubernetesObject | undefined {
    const object = this.get(resource, namespace, name);
    return object && this.put(resource, change(object));
  }

  /** Removes an object; returns it, or undefined if there was none. */
  delete(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    const collection = this.#collection(resource);
    const key = keyOf(namespace, name);
    const object = collection.get(key);
    if (object) {
      collection.delete(key);
      this.#ordered.delete(resource);
      this.#revision += 1;
      this.#record('DELETED', resource, {
        ...object,
        metadata: {
          ...object.metadata,
          resourceVersion: String(this.#revision),
        },
      });
    }
    return object;
  }

  /** One object by its name. */
  get(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.#objects.get(resource)?.get(keyOf(namespace, name));
  }

  /** The objects of a resource in the order of namespace and name. */
  list(resource: string, namespace?: string): KubernetesObject[] {
    const collection = this.#objects.get(resource);
    if (!collection) {
      return [];
    }
    let keys = this.#ordered.get(resource);
    if (!keys) {
      keys = Array.from(collection.keys()).sort();
      this.#ordered.set(resource, keys);
    }
    const prefix = `${namespace}/`;
    return keys.flatMap(key => {
      const object =
        namespace === undefined || key.startsWith(prefix)
          ? collection.get(key)
          : undefined;
      return object ? [object] : [];
    });
  }

  /** The objects of a resource in no order, which is cheaper than a list. */
  values(resource: string): Iterable<KubernetesObject> {
    return this.#objects.get(resource)?.values() ?? [];
  }

  /** The changes after a revision, or undefined when it is too old to know them all. */
  changesSince(revision: number): ObjectChange[] | undefined {
    if (revision < this.#forgotten) {
      return undefined;
    }
    return this.#history.filter(change => change.revision > revision);
  }

  /** Forgets the history up to now, as a compaction of etcd does. */
  compact(): void {
    this.#history = [];
    this.#forgotten = this.#revision;
  }

  /** Calls `listener` on every change until the returned function is called. */
  subscribe(listener: (change: ObjectChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #collection(resource: string): Map<string, KubernetesObject> {
    const existing = this.#objects.get(resource);
    if (existing) {
      return existing;
    }
    const created = new Map<string, KubernetesObject>();
    this.#objects.set(resource, created);
    return created;
  }

  #record(
    type: ObjectChange['type'],
    resource: string,
    object: KubernetesObject,
    previous?: KubernetesObject,
  ): void {
    const change = {
      revision: this.#revision,
      type,
      resource,
      object,
      ...(previous ? { previous } : {}),
    };
    this.#history.push(change);
    if (this.#history.length > HISTORY) {
      this.#history = this.#history.slice(-HISTORY / 2);
      this.#forgotten = this.#history[0].revision - 1;
    }
    this.#untold.push(change);
    if (this.#untold.length > 1) {
      return;
    }
    // What a listener changes is told after the change that it was told of, so that everybody hears in order.
    while (this.#untold.length > 0) {
      for (const listener of this.#listeners) {
        listener(this.#untold[0]);
      }
      this.#untold.shift();
    }
  }
}

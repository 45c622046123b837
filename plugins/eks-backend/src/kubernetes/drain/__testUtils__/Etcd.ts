import { Metadata } from '../api';

export type Resource =
  | 'nodes'
  | 'pods'
  | 'poddisruptionbudgets'
  | 'daemonsets'
  | 'replicasets'
  | 'statefulsets'
  | 'jobs'
  | 'replicationcontrollers';

export interface StoredObject {
  metadata: Metadata;
  [key: string]: unknown;
}

export interface StoredChange {
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: Resource;
  object: StoredObject;
  /** How it was before, for watches that select by fields. */
  before: StoredObject | undefined;
}

/** Versioned objects with their history, as etcd keeps them. */
export class Etcd {
  revision = 100;
  /** Changes before this one are forgotten. */
  compacted = 0;
  readonly history: StoredChange[] = [];
  private readonly stored = new Map<string, StoredObject>();
  private readonly listeners = new Set<(change: StoredChange) => void>();

  /** The caller knows what it stored under a resource. */
  list<T = StoredObject>(resource: Resource): T[] {
    return [...this.stored]
      .filter(([key]) => key.startsWith(`${resource} `))
      .map(([, object]) => object as T);
  }

  get(
    resource: Resource,
    namespace: string | undefined,
    name: string,
  ): StoredObject | undefined {
    return this.stored.get(`${resource} ${namespace ?? ''}/${name}`);
  }

  /** Writes a copy with a new version. */
  put(resource: Resource, object: { metadata: Metadata }): StoredObject {
    const key = this.keyOf(resource, object);
    const before = this.stored.get(key);
    this.revision += 1;
    const copy: StoredObject = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: `${this.revision}` },
    };
    this.stored.set(key, copy);
    this.tell(before ? 'MODIFIED' : 'ADDED', resource, copy, before);
    return copy;
  }

  remove(resource: Resource, object: { metadata: Metadata }): void {
    const key = this.keyOf(resource, object);
    const before = this.stored.get(key);
    if (before?.metadata.uid !== object.metadata.uid) return;
    this.stored.delete(key);
    this.revision += 1;
    const last: StoredObject = {
      ...before,
      metadata: { ...before.metadata, resourceVersion: `${this.revision}` },
    };
    this.tell('DELETED', resource, last, before);
  }

  onChange(listener: (change: StoredChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(
    type: StoredChange['type'],
    resource: Resource,
    object: StoredObject,
    before: StoredObject | undefined,
  ): void {
    const change = { revision: this.revision, type, resource, object, before };
    this.history.push(change);
    for (const listener of [...this.listeners]) listener(change);
  }

  private keyOf(
    resource: Resource,
    { metadata }: { metadata: Metadata },
  ): string {
    return `${resource} ${metadata.namespace ?? ''}/${metadata.name}`;
  }
}

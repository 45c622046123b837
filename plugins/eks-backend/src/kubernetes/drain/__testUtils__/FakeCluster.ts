import type { ServerResponse } from 'node:http';
import {
  Answer,
  ApiRequest,
  ApiServer,
  failure,
} from '../../__testUtils__/ApiServer';
import { Pod } from '../api';
import { controllerOf, isTerminating } from '../pods';
import { aPod } from './objects';
import { reviewBudgets } from './reviewBudgets';
import { Etcd, Resource, StoredChange, StoredObject } from './Etcd';
import { EvictionApi } from './EvictionApi';
import {
  matchesFields,
  matchesLabels,
  merge,
  Patch,
  verbOf,
  write,
} from './wire';

/**
 * A small API server over HTTPS: lists in pages, watches, patches of nodes,
 * evictions under budgets, and the controllers of budgets and replacements.
 */
export class FakeCluster {
  readonly etcd = new Etcd();
  readonly evictions: EvictionApi;
  /** `verb resource` of every request. */
  readonly verbs: string[] = [];
  /** Answers instead of the cluster. */
  intercept: (request: ApiRequest) => Answer | Promise<Answer> = () =>
    undefined;
  /** All connections are refused. */
  away = false;
  /** How long a pod takes to end; undefined for never. */
  endsAfterMs: number | undefined = 5;
  /** Evicted pods of controllers come back on this node, ready so much later. */
  replace: { node: string; readyAfterMs: number } | undefined;
  pageSize = 500;
  private readonly watches = new Set<ServerResponse>();
  private readonly timers = new Set<NodeJS.Timeout>();

  private constructor(readonly server: ApiServer) {
    this.evictions = new EvictionApi(this.etcd, pod => this.end(pod));
    this.etcd.onChange(({ resource }) => {
      if (resource === 'pods') reviewBudgets(this.etcd);
    });
  }

  static async start(): Promise<FakeCluster> {
    const server = await ApiServer.start(() => undefined);
    const cluster = new FakeCluster(server);
    server.handle = request => cluster.handle(request);
    return cluster;
  }

  async stop(): Promise<void> {
    this.timers.forEach(clearTimeout);
    await this.server.stop();
  }

  add(resource: Resource, ...objects: { metadata: Pod['metadata'] }[]): void {
    for (const object of objects) this.etcd.put(resource, object);
    if (resource === 'poddisruptionbudgets') reviewBudgets(this.etcd);
  }

  pod(name: string, namespace = 'shop'): Pod | undefined {
    return this.etcd.get('pods', namespace, name) as Pod | undefined;
  }

  /** Asks a pod to end, as an eviction or a delete does. */
  end(pod: Pod): void {
    if (isTerminating(pod)) return;
    const grace = pod.spec?.terminationGracePeriodSeconds ?? 30;
    this.etcd.put('pods', {
      ...pod,
      metadata: {
        ...pod.metadata,
        deletionTimestamp: new Date(Date.now() + grace * 1_000).toISOString(),
        deletionGracePeriodSeconds: grace,
      },
    });
    if (this.endsAfterMs !== undefined) {
      this.later(this.endsAfterMs, () => this.vanish(pod));
    }
  }

  vanish(pod: Pod): void {
    this.etcd.remove('pods', pod);
    if (this.replace && controllerOf(pod)) this.startAgain(pod, this.replace);
  }

  breakWatches(): void {
    for (const response of this.watches) response.destroy();
  }

  /** Ends the watches with the news that their version is too old. */
  expireWatches(): void {
    this.etcd.compacted = this.etcd.revision + 1;
    this.etcd.revision += 1;
    for (const response of this.watches) {
      write(response, 'ERROR', {
        kind: 'Status',
        code: 410,
        reason: 'Expired',
      });
      response.end();
    }
  }

  private startAgain(
    { metadata, spec }: Pod,
    { node, readyAfterMs }: { node: string; readyAfterMs: number },
  ): void {
    const owner = controllerOf({ metadata });
    const again = aPod({
      name:
        owner?.kind === 'StatefulSet'
          ? metadata.name
          : `${metadata.name}-again`,
      namespace: metadata.namespace,
      node,
      labels: metadata.labels,
      owner: owner && `${owner.kind}/${owner.name}`,
      grace: spec?.terminationGracePeriodSeconds,
      ready: false,
    });
    this.etcd.put('pods', again);
    this.later(readyAfterMs, () =>
      this.etcd.put('pods', {
        ...again,
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      } as Pod),
    );
  }

  private later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }

  private async handle(request: ApiRequest): Promise<Answer> {
    if (this.away) return 'reset';
    const route =
      /^\/api(?:s\/(?:apps|batch|policy))?\/v1\/(?:namespaces\/([^/]+)\/)?([a-z]+)(?:\/([^/]+))?(\/eviction)?$/.exec(
        request.path,
      );
    if (!route) return failure(404, 'unknown path');
    const [, namespace, plural, name, eviction] = route as (
      string | undefined
    )[];
    const resource = plural as Resource;
    const watched = request.query.get('watch') === 'true';
    const verb = verbOf(request.method, watched, name !== undefined);
    this.verbs.push(`${verb} ${resource}${eviction ?? ''}`);
    const instead = await this.intercept(request);
    if (instead) return instead;
    if (eviction && name) {
      const body = request.body as {
        deleteOptions?: { preconditions?: { uid?: string } };
      };
      const uid = body.deleteOptions?.preconditions?.uid;
      return this.evictions.evict(namespace ?? '', name, uid);
    }
    const wanted = (object: StoredObject) =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      matchesFields(object, request.query.get('fieldSelector')) &&
      matchesLabels(object, request.query.get('labelSelector'));
    if (name === undefined) {
      return watched
        ? this.watch(resource, wanted, request)
        : this.list(resource, wanted, request);
    }
    const object = this.etcd.get(resource, namespace, name);
    if (!object) return failure(404, `${resource} "${name}" not found`);
    return request.method === 'PATCH'
      ? this.patch(resource, object, request.body as Patch)
      : { body: object };
  }

  private list(
    resource: Resource,
    wanted: (object: StoredObject) => boolean,
    { query }: ApiRequest,
  ): Answer {
    const from = Number(query.get('continue') ?? 0);
    const all = this.etcd.list(resource).filter(wanted);
    const to = from + Math.min(this.pageSize, Number(query.get('limit')));
    return {
      body: {
        metadata: {
          resourceVersion: `${this.etcd.revision}`,
          ...(to < all.length && { continue: `${to}` }),
        },
        items: all.slice(from, to),
      },
    };
  }

  private watch(
    resource: Resource,
    wanted: (object: StoredObject) => boolean,
    { query }: ApiRequest,
  ): Answer {
    const from = Number(query.get('resourceVersion'));
    if (from < this.etcd.compacted) {
      return failure(410, `too old resource version: ${from}`);
    }
    const send = (response: ServerResponse, change: StoredChange) => {
      if (change.resource !== resource) return;
      const was = change.before !== undefined && wanted(change.before);
      const is = change.type !== 'DELETED' && wanted(change.object);
      if (!was && !is) return;
      // A watch sees what no longer matches its selector as deleted.
      const changed = is ? 'MODIFIED' : 'DELETED';
      const type = was ? changed : 'ADDED';
      write(response, type, change.object);
    };
    return {
      stream: response => {
        this.watches.add(response);
        this.etcd.history
          .filter(({ revision }) => revision > from)
          .forEach(change => send(response, change));
        const stop = this.etcd.onChange(change => send(response, change));
        response.on('close', () => {
          stop();
          this.watches.delete(response);
        });
      },
    };
  }

  private patch(
    resource: Resource,
    object: StoredObject,
    patch: Patch,
  ): Answer {
    const { resourceVersion } = patch.metadata;
    if (resourceVersion !== object.metadata.resourceVersion) {
      return failure(409, 'the object has been modified');
    }
    return { body: this.etcd.put(resource, merge(object, patch)) };
  }
}

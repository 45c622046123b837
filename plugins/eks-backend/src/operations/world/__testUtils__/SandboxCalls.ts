import { Sandbox } from '@xkf/sandbox';
import {
  ChannelListener,
  subscribe,
  unsubscribe,
} from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

const CHANNEL = 'http.server.request.start';
const EVICTION = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/eviction/;

/** A request that changed something. */
export interface Call {
  /** ISO 8601. */
  at: string;
  subject: string;
  /** The node of a pod when its eviction was asked for. */
  node?: string;
}

type Cluster = ReturnType<Sandbox['world']['cluster']>;
type Noticed = Call & { kind: keyof Calls; response: ServerResponse };

/** What the sandbox was asked to change, and did. */
export interface Calls {
  /** `UpdateClusterVersion`; the subject is the cluster's path. */
  updates: Call[];
  /** The subject is the repository's path. */
  pullRequests: Call[];
  /** The subject is `namespace/name` of the pod. */
  evictions: Call[];
}

/** Writes down what the servers of a sandbox in this process are asked for. */
export class SandboxCalls {
  readonly #noticed: Noticed[] = [];
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    subscribe(CHANNEL, this.#listen);
  }

  /** Those that were granted, whether or not somebody was left to hear it. */
  granted(): Calls {
    const of = (kind: keyof Calls) =>
      this.#noticed
        .filter(
          ({ kind: its, response }) =>
            its === kind && response.headersSent && response.statusCode < 300,
        )
        .map(({ at, subject, node }) => ({ at, subject, node }));
    return {
      updates: of('updates'),
      pullRequests: of('pullRequests'),
      evictions: of('evictions'),
    };
  }

  stop(): void {
    unsubscribe(CHANNEL, this.#listen);
  }

  #listen: ChannelListener = message => {
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    const { method, url = '' } = request;
    if (method !== 'POST') return;
    const at = new Date().toISOString();
    const eviction = EVICTION.exec(url);
    if (eviction) {
      const [, namespace, name] = eviction;
      const pod = this.#cluster.objects.get('pods', namespace, name);
      this.#noticed.push({
        kind: 'evictions',
        at,
        subject: `${namespace}/${name}`,
        node: (pod?.spec as { nodeName?: string } | undefined)?.nodeName,
        response,
      });
    } else if (/^\/clusters\/[^/]+\/updates$/.test(url)) {
      this.#noticed.push({ kind: 'updates', at, subject: url, response });
    } else if (url.endsWith('/pulls')) {
      this.#noticed.push({ kind: 'pullRequests', at, subject: url, response });
    }
  };
}

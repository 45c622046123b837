import type {
  ApiConstructor,
  ApiType,
  KubeConfig,
  RequestContext,
} from '@kubernetes/client-node';
import { ClusterConnection } from '@xkf/backstage-plugin-eks-node';
import type { Dispatcher } from 'undici';
import { JsonRequest, openStream, sendJson, StreamRequest } from './json';

const USER_AGENT = 'xkf-backstage-plugin-eks';

/** The Kubernetes API of one cluster, for requests that share one limit. */
export interface ClusterClient {
  /** For the client library's own classes, such as Watch. */
  kubeConfig: KubeConfig;
  /** A typed API whose requests end when the client's signal aborts. */
  api<T extends ApiType>(type: ApiConstructor<T>): T;
  /** The client library, which is an ES module and so not importable. */
  library: KubernetesLibrary;
  /**
   * JSON as it is on the wire, for what the typed API does not tell: details
   * of a refusal, answers as plain text.
   * @throws ApiStatusError for an answer that is no success
   */
  json<T>(request: JsonRequest): Promise<T>;
  /**
   * Calls back for every line of JSON until the answer ends.
   * @throws ApiStatusError for an answer that is no success
   */
  stream(request: StreamRequest): Promise<void>;
}

export type KubernetesLibrary = typeof import('@kubernetes/client-node');

/** Reading it takes seconds the first time on a busy machine. */
export function loadLibrary(): Promise<KubernetesLibrary> {
  return import('@kubernetes/client-node');
}

/** Builds a client over sockets and a token that outlive it. */
export async function createClusterClient(options: {
  connection: ClusterConnection;
  dispatcher: Dispatcher;
  signal: AbortSignal;
}): Promise<ClusterClient> {
  const library = await loadLibrary();
  const { connection, dispatcher, signal } = options;

  class PooledKubeConfig extends library.KubeConfig {
    override async applySecurityAuthentication(context: RequestContext) {
      context.setHeaderParam('Authorization', `Bearer ${connection.token}`);
      context.setHeaderParam('User-Agent', USER_AGENT);
      context.setDispatcher(dispatcher);
      context.setSignal(signal);
    }
  }
  const kubeConfig = new PooledKubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: 'cluster',
      server: connection.server,
      caData: connection.certificateAuthority,
      skipTLSVerify: false,
    },
    { name: 'portal', token: connection.token },
  );
  const configuration = library.createConfiguration({
    baseServer: new library.ServerConfiguration(
      connection.server.replace(/\/+$/, ''),
      {},
    ),
    authMethods: { default: kubeConfig },
  });
  const wire = {
    server: connection.server.replace(/\/+$/, ''),
    headers: {
      authorization: `Bearer ${connection.token}`,
      'user-agent': USER_AGENT,
    },
    dispatcher,
    signal,
  };
  return {
    kubeConfig,
    library,
    api: Api => new Api(configuration),
    json: request => sendJson(wire, request),
    stream: request => openStream(wire, request),
  };
}

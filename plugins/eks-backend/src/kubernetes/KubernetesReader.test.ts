import { mockServices } from '@backstage/backend-test-utils';
import {
  AccessedCluster,
  ClusterAccessProvider,
} from '@xkf/backstage-plugin-eks-node';
import { ApiServer, failure, Handler, list } from './__testUtils__/ApiServer';
import { ClusterConnections, ConnectionLimits } from './connections';
import { KubernetesReader } from './KubernetesReader';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function startApiServer(handle: Handler): Promise<ApiServer> {
  const server = await ApiServer.start(handle);
  cleanUps.unshift(() => server.stop());
  return server;
}

function setUp(limits: Partial<ConnectionLimits> = {}) {
  let tokens = 0;
  const connect = jest.fn<
    ReturnType<ClusterAccessProvider['connect']>,
    Parameters<ClusterAccessProvider['connect']>
  >(async cluster => {
    tokens += 1;
    return {
      server: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority,
      token: `token-${tokens}`,
      expiresAt: new Date(Date.now() + 14 * 60_000),
    };
  });
  const logger = mockServices.logger.mock();
  const connections = new ClusterConnections({
    providers: [{ name: 'test', connect }],
    accessOf: () => 'test',
    logger,
    limits,
  });
  cleanUps.unshift(() => connections.close());
  const reader = new KubernetesReader(connections, { nodesMaxAgeMs: 0 });
  return { connect, connections, logger, reader };
}

const node = (name: string) => ({
  metadata: {
    name,
    uid: `uid-${name}`,
    creationTimestamp: '2026-11-20T10:04:31Z',
  },
  status: {
    conditions: [{ type: 'Ready', status: 'True' }],
    nodeInfo: { kubeletVersion: 'v1.35.4-eks-113cf36' },
    allocatable: { pods: '58' },
  },
});
const pod = (nodeName?: string) => ({ metadata: {}, spec: { nodeName } });

/** A healthy cluster of two nodes. */
const healthy: Handler = ({ path }) => {
  if (path === '/version') return { body: { gitVersion: 'v1.35.4-eks-1' } };
  return path.endsWith('/nodes')
    ? list([node('n1'), node('n2')])
    : list([pod('n1'), pod('n1'), pod()]);
};

function elsewhere(cluster: AccessedCluster, endpoint: string) {
  return { ...cluster, endpoint };
}

describe('KubernetesReader', () => {
  it('lists nodes with their pods and tells the version', async () => {
    const server = await startApiServer(healthy);
    const { reader } = setUp();
    const cluster = server.cluster('dev-eks1');

    const reading = await reader.listNodes(cluster);
    expect(reading.nodes).toMatchObject([
      { name: 'n1', pods: { count: 2, capacity: 58 }, state: 'ready' },
      { name: 'n2', pods: { count: 0, capacity: 58 } },
    ]);
    expect(reading.podsProblem).toBeUndefined();
    expect(Date.parse(reading.readAt)).toBeGreaterThan(Date.now() - 10_000);
    await expect(reader.getVersion(cluster)).resolves.toMatchObject({
      gitVersion: 'v1.35.4-eks-1',
    });
  });

  it('shares one reading, one token and few sockets among many callers', async () => {
    const agents = new Set<string | undefined>();
    const server = await startApiServer(request => {
      agents.add(request.userAgent);
      return healthy(request);
    });
    const { connect, connections, reader } = setUp();
    const cluster = server.cluster('dev-eks1');

    await Promise.all(
      Array.from({ length: 50 }, () => reader.listNodes(cluster)),
    );
    expect(server.requests).toHaveLength(2);
    for (let i = 0; i < 20; i++) {
      await connections.request(cluster, {
        permission: 'get /version',
        send: ({ api, library }) => api(library.VersionApi).getCode(),
      });
    }
    expect(connect).toHaveBeenCalledTimes(1);
    expect(server.sockets).toBeLessThanOrEqual(2);
    expect([...agents]).toEqual(['xkf-backstage-plugin-eks']);
  });

  it('makes one token for 50 parallel requests', async () => {
    const server = await startApiServer(healthy);
    const { connect, connections } = setUp();
    await Promise.all(
      Array.from({ length: 50 }, () =>
        connections.request(server.cluster('dev-eks1'), {
          permission: 'get /version',
          send: ({ api, library }) => api(library.VersionApi).getCode(),
        }),
      ),
    );
    expect(connect).toHaveBeenCalledTimes(1);
    expect(server.sockets).toBeLessThanOrEqual(10);
  });

  it('reads all pages and asks for pods that are not finished', async () => {
    const queries: string[] = [];
    const server = await startApiServer(({ path, query }) => {
      queries.push(`${path}?${query}`);
      const next = query.get('continue');
      if (path.endsWith('/pods')) return list([pod('n3')]);
      return next ? list([node('n3')]) : list([node('n1')], 'page-2');
    });
    const { nodes } = await setUp().reader.listNodes(server.cluster('c'));
    expect(nodes.map(({ name, pods }) => [name, pods.count])).toEqual([
      ['n1', 0],
      ['n3', 1],
    ]);
    expect(queries.sort()).toEqual([
      '/api/v1/nodes?continue=page-2&limit=500',
      '/api/v1/nodes?limit=500',
      '/api/v1/pods?fieldSelector=status.phase%21%3DSucceeded%2Cstatus.phase%21%3DFailed&limit=500',
    ]);
  });

  /** A list of two pages, of which the second expires `times` times. */
  function expiringPages(times: number): Handler {
    let left = times;
    return ({ path, query }) => {
      if (path.endsWith('/pods')) return list([]);
      if (!query.get('continue')) return list([node('n1')], 'page-2');
      left -= 1;
      return left >= 0 ? failure(410, 'Expired') : list([node('n2')]);
    };
  }

  it('starts a list over once when its pages expire', async () => {
    const once = await startApiServer(expiringPages(1));
    const { reader } = setUp();
    const { nodes } = await reader.listNodes(once.cluster('once'));
    expect(nodes.map(n => n.name)).toEqual(['n1', 'n2']);

    const twice = await startApiServer(expiringPages(2));
    await expect(
      reader.listNodes(twice.cluster('twice')),
    ).rejects.toMatchObject({ problem: { kind: 'server-error' } });
  });

  it('shows nodes without counts when pods are forbidden', async () => {
    const server = await startApiServer(request =>
      request.path.endsWith('/pods')
        ? failure(403, 'pods is forbidden')
        : healthy(request),
    );
    const reading = await setUp().reader.listNodes(server.cluster('dev-eks1'));
    expect(reading.nodes.map(n => n.pods)).toEqual([
      { count: undefined, capacity: 58 },
      { count: undefined, capacity: 58 },
    ]);
    expect(reading.podsProblem).toEqual({
      kind: 'access-denied',
      permission: 'list pods',
      message: expect.stringContaining('may not list pods in dev-eks1'),
    });
  });

  it('renews the token after a 401 and repeats once', async () => {
    const accepted = new Set(['token-1']);
    const server = await startApiServer(request =>
      accepted.has(request.token ?? '')
        ? healthy(request)
        : failure(401, 'Unauthorized'),
    );
    const { connect, reader } = setUp();
    const cluster = server.cluster('dev-eks1');
    await reader.listNodes(cluster);

    accepted.clear();
    accepted.add('token-2');
    await expect(reader.listNodes(cluster)).resolves.toMatchObject({
      nodes: [{ name: 'n1' }, { name: 'n2' }],
    });
    expect(connect).toHaveBeenCalledTimes(2);

    accepted.clear();
    const before = server.requests.length;
    await expect(reader.getVersion(cluster)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      problem: { kind: 'access-denied' },
      message: expect.stringContaining('access entry'),
    });
    expect(server.requests.length - before).toBe(2);
  });

  it('makes a new token shortly before the old one expires', async () => {
    const server = await startApiServer(healthy);
    const { connect, reader } = setUp({ renewBeforeMs: 15 * 60_000 });
    const cluster = server.cluster('dev-eks1');
    await reader.getVersion(cluster);
    await reader.listNodes(cluster);
    expect(connect.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('leaves a hanging cluster after the limit while another answers', async () => {
    const hanging = await startApiServer(() => undefined);
    const server = await startApiServer(healthy);
    const { reader } = setUp({ requestTimeoutMs: 2_500 });

    const ended: string[] = [];
    const waiting = reader
      .listNodes(hanging.cluster('slow'))
      .catch(error => error)
      .finally(() => ended.push('slow'));
    await reader
      .listNodes(server.cluster('fast'))
      .finally(() => ended.push('fast'));
    expect(await waiting).toMatchObject({
      problem: { kind: 'timeout' },
      message: expect.stringContaining('did not answer within 2.5 s'),
    });
    expect(ended).toEqual(['fast', 'slow']);
  });

  it('tells an unreachable cluster from one that moved to another address', async () => {
    const gone = await startApiServer(healthy);
    const cluster = gone.cluster('dev-eks1');
    await gone.stop();
    const { reader } = setUp();
    await expect(reader.listNodes(cluster)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      problem: { kind: 'unreachable' },
    });

    const back = await startApiServer(healthy);
    await expect(
      reader.listNodes(back.cluster('dev-eks1')),
    ).resolves.toMatchObject({ nodes: [{ name: 'n1' }, { name: 'n2' }] });
  });

  it('fails at once for a while after a cluster did not answer', async () => {
    const server = await startApiServer(() => undefined);
    const cluster = server.cluster('dev-eks1');
    const { reader } = setUp({ requestTimeoutMs: 1_000, outageMs: 2_000 });
    const timeout = { problem: { kind: 'timeout' } };
    await expect(reader.getVersion(cluster)).rejects.toMatchObject(timeout);

    server.handle = healthy;
    await expect(reader.listNodes(cluster)).rejects.toMatchObject(timeout);
    expect(server.requests).toEqual(['/version']);
    await new Promise(resolve => setTimeout(resolve, 2_100));
    await expect(reader.getVersion(cluster)).resolves.toMatchObject({
      gitVersion: 'v1.35.4-eks-1',
    });
  });

  it('trusts only the certificate authority of the cluster', async () => {
    const [server, other] = await Promise.all([
      startApiServer(healthy),
      startApiServer(healthy),
    ]);
    const { reader } = setUp();
    const impostor = elsewhere(
      server.cluster('dev-eks1'),
      other.cluster('x').endpoint,
    );
    await expect(reader.listNodes(impostor)).rejects.toMatchObject({
      problem: { kind: 'tls' },
    });
    const plain = elsewhere(impostor, impostor.endpoint.replace('s:', ':'));
    await expect(reader.listNodes(plain)).rejects.toMatchObject({
      message: expect.stringContaining('without https'),
    });
    expect(other.requests).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('says in words what failed and logs what it does not know', async () => {
    const server = await startApiServer(() => failure(500, 'etcd: secret'));
    const { connect, connections, logger, reader } = setUp();
    const cluster = server.cluster('dev-eks1');
    await expect(reader.getVersion(cluster)).rejects.toThrow(
      /^The API server of dev-eks1 answered with an error of its own \(HTTP 500\)/,
    );
    expect(logger.warn).not.toHaveBeenCalled();

    connect.mockRejectedValueOnce(new RangeError('secret text'));
    await expect(
      reader.listNodes({ ...cluster, arn: `${cluster.arn}-2` }),
    ).rejects.toMatchObject({ problem: { kind: 'unknown' } });
    expect(logger.warn.mock.calls[0][1]).toMatchObject({ error: 'RangeError' });
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('secret');

    await connections.close();
    await expect(reader.getVersion(cluster)).rejects.toThrow('shutting down');
  });

  it('keeps connections to a bounded number of clusters', async () => {
    const server = await startApiServer(healthy);
    const { connect, reader } = setUp({ maxClusters: 2 });
    for (const name of ['a', 'b', 'b', 'c', 'b', 'a']) {
      await reader.listNodes(server.cluster(name));
    }
    const asked = connect.mock.calls.map(([cluster]) => cluster.clusterName);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });

  it('ends the wait of a caller who leaves', async () => {
    const hanging = await startApiServer(() => undefined);
    const { reader } = setUp({ requestTimeoutMs: 300 });
    await expect(
      reader.listNodes(hanging.cluster('slow'), {
        signal: AbortSignal.timeout(50),
      }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

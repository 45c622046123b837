import { mockServices } from '@backstage/backend-test-utils';
import {
  AccessedCluster,
  ClusterAccessProvider,
  ClusterConnection,
} from '@xkf/backstage-plugin-eks-node';
import { ApiServer, Handler } from '../__testUtils__/ApiServer';
import { ClusterConnections, ClusterRequest } from './ClusterConnections';
import { ConnectionLimits } from './limits';

const DEV = '111111111111';
const QA = '222222222222';
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function startApiServer(handle: Handler): Promise<ApiServer> {
  const server = await ApiServer.start(handle);
  cleanUps.unshift(() => server.stop());
  return server;
}

function setUp(
  providers: ClusterAccessProvider[],
  limits: Partial<ConnectionLimits> = {},
) {
  const connections = new ClusterConnections({
    providers,
    accessOf: cluster => (cluster.accountId === DEV ? 'aws-iam' : 'proxy'),
    logger: mockServices.logger.mock(),
    limits,
  });
  cleanUps.unshift(() => connections.close());
  return connections;
}

function provider(
  name: string,
  connect: (
    cluster: AccessedCluster,
  ) => Partial<ClusterConnection> | Promise<never> = () => ({}),
): ClusterAccessProvider {
  return {
    name,
    connect: async cluster => ({
      server: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority,
      token: name,
      expiresAt: new Date(Date.now() + 60_000),
      ...(await connect(cluster)),
    }),
  };
}

const never = () => new Promise<never>(() => {});
const echoToken: Handler = ({ token }) => ({ body: { gitVersion: token } });

const getVersion: ClusterRequest<string> = {
  permission: 'get /version',
  send: async ({ api, library }) =>
    (await api(library.VersionApi).getCode()).gitVersion,
};

describe('ClusterConnections', () => {
  it('reaches each cluster by the provider that is configured for it', async () => {
    const server = await startApiServer(echoToken);
    const connections = setUp([provider('proxy'), provider('aws-iam')]);
    const dev = server.cluster('dev-eks1');
    const qa = { ...dev, arn: 'qa', accountId: QA };

    await expect(connections.request(dev, getVersion)).resolves.toBe('aws-iam');
    await expect(connections.request(qa, getVersion)).resolves.toBe('proxy');
    await expect(
      setUp([provider('aws-iam')]).request(qa, getVersion),
    ).rejects.toThrow('is configured to be reached by "proxy"');
  });

  it('follows the address that the provider gives, also when it changes', async () => {
    const [first, second] = await Promise.all([
      startApiServer(echoToken),
      startApiServer(echoToken),
    ]);
    const proxies = [first, second];
    const connections = setUp([
      provider('proxy', () => {
        const { endpoint, certificateAuthority } = proxies[0].cluster('any');
        proxies.reverse();
        return {
          server: `${endpoint}/k8s/`,
          certificateAuthority,
          expiresAt: new Date(),
        };
      }),
    ]);
    const hidden: AccessedCluster = {
      ...first.cluster('qa-eks1'),
      accountId: QA,
      endpoint: 'https://10.0.0.1',
    };
    for (let i = 0; i < 3; i++) await connections.request(hidden, getVersion);
    expect(first.requests).toEqual(['/k8s/version', '/k8s/version']);
    expect(second.requests).toEqual(['/k8s/version']);
  });

  it('does not wait for access longer than its limit', async () => {
    const server = await startApiServer(echoToken);
    const connections = setUp([provider('aws-iam', never)], {
      accessTimeoutMs: 50,
    });
    await expect(
      connections.request(server.cluster('dev-eks1'), getVersion),
    ).rejects.toMatchObject({
      problem: {
        kind: 'timeout',
        message: 'Obtaining access to dev-eks1 took longer than 0.05 s.',
      },
    });
  });

  it('takes a caller who leaves for no outage', async () => {
    const server = await startApiServer(() => undefined);
    const connections = setUp([provider('aws-iam')]);
    const cluster = server.cluster('dev-eks1');
    const leaver = new AbortController();
    const leaving = connections.request(cluster, {
      ...getVersion,
      signal: leaver.signal,
    });
    setTimeout(() => leaver.abort(new Error('left')), 50);
    await expect(leaving).rejects.toThrow('left');

    server.handle = echoToken;
    await expect(connections.request(cluster, getVersion)).resolves.toBe(
      'aws-iam',
    );
  });

  it('ends what is running when it is closed', async () => {
    const server = await startApiServer(() => undefined);
    const connections = setUp([provider('aws-iam')]);
    const cluster = server.cluster('dev-eks1');
    const running = connections.request(cluster, getVersion);
    setTimeout(() => connections.close(), 50);
    await expect(running).rejects.toThrow('The portal is shutting down.');
    await expect(connections.request(cluster, getVersion)).rejects.toThrow(
      'The portal is shutting down.',
    );
  });
});

import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockServices } from '@backstage/backend-test-utils';
import { nodeSchema } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { HOME_KEY, Sandbox, startSandbox } from '@xkf/sandbox';
import { createAwsIamAccessProvider } from './awsIam';
import { ClusterConnections } from './connections';
import { KubernetesReader } from './KubernetesReader';

let sandbox: Sandbox;
let sts: STSClient;
let connections: ClusterConnections;
let reader: KubernetesReader;
const roles: string[] = [];
/** Far above what an answer takes on a busy machine. */
const REQUEST_TIMEOUT_MS = 4_000;

beforeAll(async () => {
  sandbox = await startSandbox();
  sts = new STSClient({
    region: 'eu-west-1',
    endpoint: sandbox.awsUrl,
    credentials: HOME_KEY,
  });
});

beforeEach(() => {
  roles.length = 0;
  sandbox.faults.clear();
  connections = new ClusterConnections({
    providers: [createAwsIamAccessProvider({ credentialsFor })],
    accessOf: () => 'aws-iam',
    logger: mockServices.logger.mock(),
    limits: { requestTimeoutMs: REQUEST_TIMEOUT_MS, outageMs: 0 },
  });
  reader = new KubernetesReader(connections, { nodesMaxAgeMs: 0 });
});

afterEach(() => connections.close());

afterAll(async () => {
  sts.destroy();
  await sandbox.stop();
});

async function credentialsFor(accountId: string) {
  return async () => {
    const RoleArn = `arn:aws:iam::${accountId}:role/xkf-portal-reader`;
    roles.push(RoleArn);
    const { Credentials: session } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'portal' }),
    );
    return {
      accessKeyId: session?.AccessKeyId ?? '',
      secretAccessKey: session?.SecretAccessKey ?? '',
      sessionToken: session?.SessionToken,
      expiration: session?.Expiration,
    };
  };
}

function cluster(
  accountId: string,
  clusterName: string,
  region = 'eu-west-1',
): AccessedCluster {
  const state = sandbox.world.cluster(accountId, region, clusterName);
  return {
    arn: state.cluster.arn,
    accountId,
    region,
    clusterName,
    endpoint: state.cluster.endpoint ?? '',
    certificateAuthority: state.cluster.certificateAuthority?.data,
  };
}

const DEV = '111111111111';
const QA = '222222222222';

describe('KubernetesReader with the sandbox', () => {
  it('reads the nodes of a cluster with a token of its account', async () => {
    const { nodes, podsProblem } = await reader.listNodes(
      cluster(DEV, 'dev-eks1'),
    );
    expect(podsProblem).toBeUndefined();
    expect(nodes.map(node => nodeSchema.parse(node).nodeGroup).sort()).toEqual([
      'dev-eks1-memory',
      'dev-eks1-memory',
      'dev-eks1-standard',
      'dev-eks1-standard',
      'dev-eks1-standard',
    ]);
    for (const node of nodes) {
      expect(node.kubeletVersion).toMatch(/^v1\.35\./);
      expect(node.instanceId).toMatch(/^i-[0-9a-f]{17}$/);
      expect(node.zone).toMatch(/^eu-west-1[abc]$/);
      expect(node.pods.count).toBeGreaterThan(0);
      expect(node.pods.capacity).toBeGreaterThan(node.pods.count ?? 0);
    }
    expect(new Set(roles)).toEqual(
      new Set([`arn:aws:iam::${DEV}:role/xkf-portal-reader`]),
    );
    await expect(
      reader.getVersion(cluster(DEV, 'dev-eks1', 'eu-north-1')),
    ).resolves.toMatchObject({
      gitVersion: expect.stringMatching(/^v1\.33\./),
    });
  });

  it('tells cordoned and failing nodes from the others', async () => {
    const { nodes } = await reader.listNodes(cluster(QA, 'qa-eks1'));
    expect(nodes.map(node => node.state).sort()).toEqual([
      'cordoned',
      'not-ready',
      'ready',
    ]);
  });

  it('reads more nodes and pods than fit one page', async () => {
    const state = await sandbox.world.addCluster(QA, 'eu-west-1', {
      name: 'qa-eks9',
      version: '1.35',
      createdAt: new Date(),
      nodegroups: [
        { name: 'qa-eks9-standard', desiredSize: 1, createdAt: new Date() },
      ],
    });
    for (let i = 0; i < 520; i++) {
      sandbox.world.addNode(state, 'qa-eks9-standard');
    }
    const { nodes } = await reader.listNodes(cluster(QA, 'qa-eks9'));
    expect(nodes).toHaveLength(521);
    expect(new Set(nodes.map(node => node.uid)).size).toBe(521);
    expect(nodes.every(node => (node.pods.count ?? 0) > 0)).toBe(true);
    await sandbox.world.removeCluster(state);
  });

  it('renews a token whose session has ended', async () => {
    const dev = cluster(DEV, 'dev-eks1');
    await reader.listNodes(dev);
    sandbox.credentials.expireSessions();
    expect(await reader.listNodes(dev)).not.toHaveProperty('podsProblem');
    expect(roles).toHaveLength(2);
  });

  it('says that the cluster does not know the portal', async () => {
    const dev = cluster(DEV, 'dev-eks1');
    await expect(
      reader.listNodes({ ...dev, clusterName: 'dev-eks2' }),
    ).rejects.toMatchObject({ problem: { kind: 'access-denied' } });
    sandbox.faults.add({ cluster: 'dev-eks1', effect: 'unauthorized' });
    await expect(reader.listNodes(dev)).rejects.toThrow(
      /dev-eks1 does not know the portal's identity/,
    );
  });

  it('says that AWS refuses the portal its role', async () => {
    await expect(
      reader.listNodes({
        ...cluster(DEV, 'dev-eks1'),
        arn: 'arn:aws:eks:eu-west-1:555555555555:cluster/old',
        accountId: '555555555555',
      }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      problem: { kind: 'access-denied' },
      message: expect.stringContaining('sts:AssumeRole'),
    });
  });

  it('shows nodes without counts when pods are forbidden', async () => {
    sandbox.faults.add({
      service: 'kubernetes',
      operation: 'GET /api/v1/pods',
      effect: 'access-denied',
    });
    const reading = await reader.listNodes(cluster(DEV, 'dev-eks1'));
    expect(reading.nodes).toHaveLength(5);
    expect(reading.podsProblem).toMatchObject({ permission: 'list pods' });
  });

  it.each([
    { effect: 'unreachable' as const, kind: 'unreachable' },
    { effect: 'tls' as const, kind: 'tls' },
    { effect: 'hang' as const, kind: 'timeout' },
    { effect: 'throttle' as const, kind: 'throttled' },
    { effect: 'server-error' as const, kind: 'server-error' },
  ])(
    'tells $effect as $kind, while another cluster answers',
    async ({ effect, kind }) => {
      sandbox.faults.add({
        service: 'kubernetes',
        account: DEV,
        region: 'eu-west-1',
        cluster: 'dev-eks1',
        effect,
      });
      const failing = reader
        .listNodes(cluster(DEV, 'dev-eks1'))
        .catch(error => error);
      const { nodes } = await reader.listNodes(cluster(QA, 'qa-eks1'));
      expect(nodes).toHaveLength(3);
      expect(await failing).toMatchObject({ problem: { kind } });
    },
  );

  it('reads again what was unreachable', async () => {
    const dev = cluster(DEV, 'dev-eks1');
    const fault = sandbox.faults.add({
      cluster: 'dev-eks1',
      effect: 'unreachable',
    });
    await expect(reader.listNodes(dev)).rejects.toMatchObject({
      problem: { kind: 'unreachable' },
    });
    sandbox.faults.remove(fault);
    expect((await reader.listNodes(dev)).nodes).toHaveLength(5);
  });

  it('says that nobody listens on the endpoint', async () => {
    await expect(
      reader.listNodes(cluster('444444444444', 'data-eks1')),
    ).rejects.toMatchObject({ problem: { kind: 'unreachable' } });
  });
});

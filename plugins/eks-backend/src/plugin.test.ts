import { Sandbox } from '@xkf/sandbox';
import {
  Addon,
  ClusterSummary,
  ClusterUpdate,
  KubernetesVersionInfo,
  Node,
  NodeGroup,
  ScanUnit,
} from '@xkf/backstage-plugin-eks-common';
import { Portal, startPortal, useSandbox } from './__testUtils__/portal';

jest.setTimeout(120_000);

const path = (account: string, region: string, name: string, part = '') =>
  `/clusters/${account}/${region}/${name}${part}`;
const DEV = path('111111111111', 'eu-west-1', 'dev-eks1');
const QA = path('222222222222', 'eu-west-1', 'qa-eks1');
const PROD1 = path('333333333333', 'eu-west-1', 'prod-eks1');
const PROD2 = path('333333333333', 'eu-west-1', 'prod-eks2');
const DATA = path('444444444444', 'eu-west-1', 'data-eks1');

describe('the fleet over HTTP', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  beforeAll(async () => {
    sandbox = await useSandbox();
    portal = await startPortal();
  });
  afterAll(async () => {
    await portal?.backend.stop();
    await sandbox?.stop();
  });
  afterEach(() => sandbox.faults.clear());

  const listed = async (query = '') => {
    const { body } = await portal.get(`/clusters${query}`).expect(200);
    return body.items.map(
      (item: { accountName: string; region: string; name: string }) =>
        `${item.accountName}/${item.region}/${item.name}`,
    );
  };

  describe('GET /clusters', () => {
    it('lists the clusters of all accounts and regions, what needs attention first', async () => {
      const { body } = await portal.get('/clusters').expect(200);
      expect(body.totalItems).toBe(8);
      expect(
        body.items.map((item: ClusterSummary) => [
          item.name,
          item.version,
          item.support.phase,
          item.support.daysLeft,
        ]),
      ).toEqual([
        ['data-eks1', '1.30', 'ended', undefined],
        ['prod-eks1', '1.31', 'extended', 2],
        ['prod-eks1', '1.32', 'extended', 119],
        ['dev-eks1', '1.33', 'extended', 247],
        ['qa-eks1', '1.34', 'ending', 8],
        ['prod-eks2', '1.35', 'standard', 123],
        ['dev-eks1', '1.35', 'standard', 123],
        ['dev-eks2', '1.36', 'standard', 251],
      ]);
    });

    it.each([
      ['?environment=qa', ['xkf-qa/eu-west-1/qa-eks1']],
      [
        '?phase=ended&phase=ending',
        ['tenant-data/eu-west-1/data-eks1', 'xkf-qa/eu-west-1/qa-eks1'],
      ],
      ['?region=eu-north-1&version=1.31', ['xkf-prod/eu-north-1/prod-eks1']],
      ['?search=TEAM-DATA', ['tenant-data/eu-west-1/data-eks1']],
      ['?accountId=555555555555', []],
    ])('filters by %s', async (query, expected) => {
      expect(await listed(query)).toEqual(expected);
    });

    it('gives pages that add up', async () => {
      const first = await portal.get('/clusters?limit=5&orderBy=name');
      expect(first.body.items).toHaveLength(5);
      const second = await portal.get(
        `/clusters?limit=5&orderBy=name&cursor=${first.body.nextCursor}`,
      );
      expect(second.body.items).toHaveLength(3);
      expect(second.body.nextCursor).toBeUndefined();
      const arns = [...first.body.items, ...second.body.items].map(
        (item: ClusterSummary) => item.arn,
      );
      expect(new Set(arns).size).toBe(8);
    });
  });

  it('tells everything about one cluster', async () => {
    const { body } = await portal.get(PROD1).expect(200);
    expect(body).toMatchObject({
      arn: 'arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks1',
      accountName: 'xkf-prod',
      environment: 'prod',
      version: '1.32',
      support: { phase: 'extended', extraCostPerMonth: 365, source: 'aws' },
      health: 'degraded',
      freshness: { stale: false },
      oidcIssuer: expect.stringMatching(
        /^https:\/\/oidc\.eks\.eu-west-1\.amazonaws\.com\/id\//,
      ),
      consoleUrl:
        'https://eu-west-1.console.aws.amazon.com/eks/home?region=eu-west-1#/clusters/prod-eks1',
      problems: [],
      degradedParts: [
        { part: 'node-group', name: 'prod-eks1-spot', status: 'DEGRADED' },
      ],
      healthIssueCount: 2,
    });
    expect(body.owner).toMatch(/^group:default\/team-/);
    expect(body.healthIssues[0].words).toMatch(/\.$/);
    expect(body.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect(body.logging.enabled.length + body.logging.disabled.length).toBe(5);
  });

  it('compares node groups with the newest image', async () => {
    const groupsOf = async (cluster: string) => {
      const { body } = await portal.get(`${cluster}/node-groups`).expect(200);
      return Object.fromEntries(
        body.items.map((group: NodeGroup) => [group.name, group]),
      );
    };
    const dev = await groupsOf(DEV);
    expect(dev['dev-eks1-standard']).toMatchObject({
      state: 'current',
      image: { state: 'current', releasesBehind: 0 },
    });
    expect(dev['dev-eks1-memory']).toMatchObject({
      state: 'behind',
      image: { releasesBehind: 2, daysBehind: 28 },
      taints: [{ key: 'workload', value: 'memory', effect: 'NoSchedule' }],
    });
    const prod = await groupsOf(PROD2);
    expect(prod['prod-eks2-custom']).toMatchObject({
      state: 'custom',
      releaseVersion: expect.stringMatching(/^ami-/),
      image: { state: 'custom' },
    });
    expect(prod['prod-eks2-custom'].instanceTypes).toBeUndefined();
    expect(prod['prod-eks2-bottlerocket'].image.newest).toBeDefined();
    const prod1 = await groupsOf(PROD1);
    expect(prod1['prod-eks1-spot']).toMatchObject({
      state: 'degraded',
      healthIssues: [
        {
          code: 'AsgInstanceLaunchFailures',
          words: expect.stringContaining('cannot start instances'),
        },
      ],
    });
    const { body } = await portal.get(`${DATA}/node-groups`).expect(200);
    expect(body).toMatchObject({ items: [], totalItems: 0 });
  });

  it('reads nodes live from Kubernetes', async () => {
    const { body } = await portal.get(`${QA}/nodes`).expect(200);
    expect(body.items).toHaveLength(3);
    expect(body.items.map((node: Node) => node.state).sort()).toEqual([
      'cordoned',
      'not-ready',
      'ready',
    ]);
    for (const node of body.items) {
      expect(node).toMatchObject({
        nodeGroup: 'qa-eks1-standard',
        zone: expect.stringMatching(/^eu-west-1[abc]$/),
        kubeletVersion: expect.stringMatching(/^v1\.34/),
      });
      expect(node.pods.count).toBeGreaterThan(0);
      expect(node.pods.capacity).toBeGreaterThan(node.pods.count);
    }
    const other = await portal.get(`${QA}/nodes?nodeGroup=none`).expect(200);
    expect(other.body.items).toEqual([]);
  });

  it('says in words that an API server cannot be reached, and only there', async () => {
    const { body } = await portal.get(`${DATA}/nodes`).expect(503);
    expect(body.error).toMatchObject({
      name: expect.stringMatching(/Error$/),
      message: expect.stringContaining('data-eks1'),
    });
    expect(JSON.stringify(body)).not.toMatch(/ECONN|undici|stack|k8s-aws-v1/i);
    await portal.get(DATA).expect(200);
    await portal.get(`${QA}/nodes`).expect(200);
  });

  it('compares add-ons with the newest compatible version', async () => {
    const { body } = await portal.get(`${DEV}/addons`).expect(200);
    const states = Object.fromEntries(
      body.items.map((addon: Addon) => [addon.name, addon.state]),
    );
    expect(states).toMatchObject({
      coredns: 'current',
      'aws-ebs-csi-driver': 'behind',
    });
    for (const addon of body.items) {
      expect(addon.newestCompatible).toMatch(/^v/);
    }
  });

  it('gives the update history with errors in words, the newest first', async () => {
    const { body } = await portal.get(`${PROD1}/updates`).expect(200);
    const times = body.items.map((update: ClusterUpdate) => update.createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const statuses = body.items.map((update: ClusterUpdate) => update.status);
    expect(statuses).toEqual(
      expect.arrayContaining(['Successful', 'Failed', 'Cancelled']),
    );
    const failed = body.items.find(
      (update: ClusterUpdate) =>
        update.status === 'Failed' && update.scope === 'node-group',
    );
    expect(failed).toMatchObject({
      scope: 'node-group',
      errors: [
        {
          code: 'PodEvictionFailure',
          words: expect.stringContaining('disruption budget'),
        },
      ],
    });
    expect(body).toMatchObject({ problems: [], omitted: 0 });
  });

  it('lists versions with support dates from AWS', async () => {
    const { body } = await portal.get('/versions').expect(200);
    expect(body.readAt).toBeDefined();
    const ending = body.items.find(
      (item: KubernetesVersionInfo) => item.version === '1.34',
    );
    expect(ending).toMatchObject({
      phase: 'ending',
      daysLeft: 8,
      clusters: 1,
      source: 'aws',
    });
    expect(body.items[0].version).toBe('1.36');
  });

  it('reports each account and region, with cause and time where it failed', async () => {
    const { body } = await portal.get('/scan-status').expect(200);
    expect(body.running).toBe(false);
    expect(body.units).toHaveLength(7);
    expect(
      body.units.filter((unit: ScanUnit) => unit.state !== 'succeeded'),
    ).toMatchObject([
      {
        accountName: 'legacy',
        state: 'failed',
        clusters: 0,
        problem: {
          kind: 'access-denied',
          permission: 'sts:AssumeRole',
          since: expect.any(String),
          message: expect.stringContaining(
            'legacy (555555555555) in eu-west-1',
          ),
        },
      },
    ]);
  });

  describe('bad requests', () => {
    it.each([
      [
        '/clusters/123/eu-west-1/x',
        400,
        'accountId: must be an AWS account id',
      ],
      [
        path('111111111111', 'nowhere', 'x'),
        400,
        'region: must be an AWS region',
      ],
      [
        path('111111111111', 'eu-west-1', 'a%20b'),
        400,
        'must be a cluster name',
      ],
      [
        path('111111111111', 'eu-west-1', '%F0%9F%90%99'),
        400,
        'must be a cluster name',
      ],
      [
        path('111111111111', 'eu-west-1', 'nope'),
        404,
        'No cluster nope is known',
      ],
      [
        path('777777777777', 'eu-west-1', 'nope'),
        404,
        'No cluster nope is known',
      ],
      ['/clusters?phase=wrong', 400, 'phase'],
      ['/clusters?limit=5000', 400, 'limit'],
      ['/clusters?colour=blue', 400, 'colour'],
      ['/clusters?cursor=xyz', 400, 'cursor is not one'],
    ])('GET %s answers %d', async (url, status, text) => {
      const { body } = await portal.get(url).expect(status);
      expect(body.error.message).toContain(text);
      expect(body.error.stack).toBeUndefined();
    });

    it('POST /scan explains a bad body and unknown accounts', async () => {
      const broken = await portal
        .post('/scan')
        .set('content-type', 'application/json')
        .send('{')
        .expect(400);
      expect(broken.body.error.message).toContain('not JSON');
      const unknown = await portal
        .post('/scan', { accountId: '777777777777' })
        .expect(400);
      expect(unknown.body.error.message).toContain('eks.accounts');
    });

    it('POST /scan reads nothing but JSON', async () => {
      const { body } = await portal
        .post('/scan')
        .set('content-type', 'text/plain')
        .send('accountId=111111111111')
        .expect(400);
      expect(body.error.message).toContain('application/json');
    });

    it('knows no other route', async () => {
      const { status } = await portal.get('/nothing');
      expect(status).toBe(404);
    });
  });

  describe('MCP actions', () => {
    const actions = '/.backstage/actions';
    it('list and get clusters', async () => {
      const { body } = await portal.get(`${actions}/v1/actions`).expect(200);
      expect(body.actions.map((action: { id: string }) => action.id)).toEqual([
        'eks:list-clusters',
        'eks:get-cluster',
        'eks:get-drift',
        'eks:plan-operation',
        'eks:get-rotation-options',
        'eks:start-operation',
        'eks:list-operations',
        'eks:get-operation',
        'eks:pause-operation',
        'eks:list-tenants',
        'eks:list-peerings',
        'eks:list-irsa-roles',
      ]);
      const list = await portal
        .post(`${actions}/v2/actions/eks:list-clusters/invoke`, {
          input: { environment: ['qa'], limit: 10 },
        })
        .expect(200);
      expect(list.body.output).toMatchObject({
        totalItems: 1,
        items: [{ name: 'qa-eks1', support: { phase: 'ending' } }],
      });
      const one = await portal
        .post(`${actions}/v2/actions/eks:get-cluster/invoke`, {
          input: {
            accountId: '222222222222',
            region: 'eu-west-1',
            clusterName: 'qa-eks1',
          },
        })
        .expect(200);
      expect(one.body.output.version).toBe('1.34');
    });
  });
});

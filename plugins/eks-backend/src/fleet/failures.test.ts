import { ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { Sandbox } from '@xkf/sandbox';
import { Portal, startPortal, useSandbox } from '../__testUtils__/portal';

jest.setTimeout(120_000);

const path = (account: string, region: string, name: string) =>
  `/clusters/${account}/${region}/${name}`;
const DEV = path('111111111111', 'eu-west-1', 'dev-eks1');
const QA = path('222222222222', 'eu-west-1', 'qa-eks1');
const PROD2 = path('333333333333', 'eu-west-1', 'prod-eks2');

describe('when AWS or Kubernetes fails', () => {
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

  const unitOf = async (accountName: string, region = 'eu-west-1') => {
    const { body } = await portal.get('/scan-status');
    return body.units.find(
      (unit: ScanUnit) =>
        unit.accountName === accountName && unit.region === region,
    );
  };

  it.each([
    ['access-denied', 'access-denied'],
    ['throttle', 'throttled'],
    ['expired-token', 'expired-credentials'],
    ['server-error', 'server-error'],
  ] as const)('%s keeps the clusters, marked stale', async (effect, kind) => {
    sandbox.faults.add({
      account: '333333333333',
      region: 'eu-west-1',
      service: 'eks',
      effect,
    });
    await portal.scan();
    expect(await unitOf('xkf-prod')).toMatchObject({
      state: 'failed',
      clusters: 2,
      problem: { kind, since: expect.any(String) },
    });
    const { body } = await portal.get(PROD2).expect(200);
    expect(body.freshness).toMatchObject({ stale: true, problem: { kind } });
    expect(body.version).toBe('1.35');
    expect(await unitOf('xkf-prod', 'eu-north-1')).toMatchObject({
      state: 'succeeded',
    });
    sandbox.faults.clear();
    await portal.scan();
    const fresh = await portal.get(PROD2);
    expect(fresh.body.freshness).toMatchObject({ stale: false });
    expect(fresh.body.freshness.problem).toBeUndefined();
  });

  it('keeps the last parts of a cluster whose node groups are refused', async () => {
    sandbox.faults.add({
      account: '222222222222',
      service: 'eks',
      operation: 'ListNodegroups',
      effect: 'access-denied',
    });
    await portal.post(`${QA}/refresh`).expect(200);
    const { body } = await portal.get(`${QA}/node-groups`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.problems).toMatchObject([
      {
        part: 'node-groups',
        problem: { permission: 'eks:ListNodegroups' },
      },
    ]);
    const detail = await portal.get(QA);
    expect(detail.body).toMatchObject({
      freshness: { stale: false },
      problems: [{ part: 'node-groups' }],
    });
    sandbox.faults.clear();
    const mended = await portal.post(`${QA}/refresh`).expect(200);
    expect(mended.body.problems).toEqual([]);
  });

  it('keeps the unit apart from a cluster that cannot be described', async () => {
    sandbox.faults.add({
      account: '111111111111',
      service: 'eks',
      operation: 'DescribeCluster',
      cluster: 'dev-eks2',
      effect: 'server-error',
    });
    await portal.scan();
    expect(await unitOf('xkf-dev')).toMatchObject({ state: 'succeeded' });
    const { body } = await portal.get(
      path('111111111111', 'eu-west-1', 'dev-eks2'),
    );
    expect(body.freshness).toMatchObject({
      stale: true,
      problem: { kind: 'server-error' },
    });
    expect((await portal.get(DEV)).body.freshness.stale).toBe(false);
    sandbox.faults.clear();
    await portal.scan();
  });

  it('goes on by itself after all sessions have expired', async () => {
    sandbox.credentials.expireSessions();
    await portal.scan();
    await portal.scan();
    const { body } = await portal.get('/scan-status');
    expect(
      body.units
        .filter((unit: ScanUnit) => unit.state !== 'succeeded')
        .map((unit: ScanUnit) => unit.accountName),
    ).toEqual(['legacy']);
  });

  it.each([
    ['tls', 503, /certificate/],
    ['unreachable', 503, /dev-eks1/],
    ['unauthorized', 403, /dev-eks1/],
  ] as const)(
    'an API server with the fault %s is explained, others answer',
    async (effect, status, words) => {
      sandbox.faults.add({
        service: 'kubernetes',
        cluster: 'dev-eks1',
        effect,
      });
      const { body } = await portal.get(`${DEV}/nodes`);
      expect(body).toMatchObject({
        error: { message: expect.stringMatching(words) },
        response: { statusCode: status },
      });
      expect(JSON.stringify(body)).not.toMatch(/k8s-aws-v1|stack|undici/);
      await portal.get(`${QA}/nodes`).expect(200);
      await portal.get(DEV).expect(200);
      // A failed connection is not tried again for some seconds.
      await new Promise(resolve => {
        setTimeout(resolve, 5_100);
      });
    },
  );

  it('asks the caller to come back when something is unavailable for now', async () => {
    const data = path('444444444444', 'eu-west-1', 'data-eks1');
    const response = await portal.get(`${data}/nodes`).expect(503);
    expect(response.headers['retry-after']).toBe('15');
  });
});

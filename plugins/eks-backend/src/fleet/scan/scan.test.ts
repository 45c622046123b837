import { mockServices } from '@backstage/backend-test-utils';
import { PartProblem, ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { Sandbox } from '@xkf/sandbox';
import knexFactory from 'knex';
import {
  accounts,
  Portal,
  PortalOptions,
  startPortal,
  useSandbox,
} from '../../__testUtils__/portal';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';

jest.setTimeout(120_000);

const DEV = '/clusters/111111111111/eu-west-1/dev-eks1';

describe('scans', () => {
  let sandbox: Sandbox;
  let portal: Portal | undefined;
  beforeEach(async () => {
    sandbox = await useSandbox();
  });
  afterEach(async () => {
    await portal?.backend.stop();
    portal = undefined;
    await sandbox.stop();
  });

  const start = async (options?: PortalOptions) => {
    portal = await startPortal(options);
    return portal;
  };
  const names = async (from: Portal) => {
    const { body } = await from.get('/clusters?orderBy=name').expect(200);
    return body.items.map((item: { name: string }) => item.name);
  };
  const unit = async (from: Portal, accountName: string) => {
    const { body } = await from.get('/scan-status');
    return body.units.find(
      (item: ScanUnit) =>
        item.accountName === accountName && item.region === 'eu-west-1',
    );
  };

  it('read other accounts at once while a region hangs', async () => {
    sandbox.faults.add({
      account: '333333333333',
      region: 'eu-west-1',
      effect: 'hang',
    });
    const began = Date.now();
    const running = await start({ eks: { scan: { unitTimeout: '2s' } } });
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(await unit(running, 'xkf-prod')).toMatchObject({
      state: 'failed',
      problem: {
        kind: 'timeout',
        message: expect.stringContaining('did not answer'),
      },
    });
    expect(await unit(running, 'xkf-dev')).toMatchObject({
      state: 'succeeded',
      clusters: 2,
    });
  });

  it('drop a cluster that was deleted between list and describe', async () => {
    const running = await start();
    sandbox.faults.add({
      account: '111111111111',
      service: 'eks',
      operation: 'DescribeCluster',
      cluster: 'dev-eks2',
      effect: 'not-found',
    });
    await running.scan();
    expect(await names(running)).not.toContain('dev-eks2');
    expect(await unit(running, 'xkf-dev')).toMatchObject({
      state: 'succeeded',
      clusters: 1,
    });
  });

  it('remove one deleted cluster a day, and never the fleet little by little', async () => {
    const running = await start();
    const { world } = sandbox;
    for (const cluster of world.clusters()) await world.removeCluster(cluster);
    for (let round = 0; round < 3; round++) await running.scan();
    expect(await names(running)).toHaveLength(7);
    const { body } = await running
      .get('/clusters/333333333333/eu-west-1/prod-eks1')
      .expect(200);
    expect(body.freshness).toMatchObject({
      stale: true,
      problem: {
        kind: 'not-found',
        message: expect.stringContaining('eks.scan.maxRemovalShare'),
      },
    });
  });

  it('alone remove clusters: a refresh marks what AWS does not know', async () => {
    const running = await start();
    const { world } = sandbox;
    await world.removeCluster(
      world.cluster('222222222222', 'eu-west-1', 'qa-eks1'),
    );
    const { body } = await running
      .post('/clusters/222222222222/eu-west-1/qa-eks1/refresh')
      .expect(200);
    expect(body.freshness).toMatchObject({
      stale: true,
      problem: { kind: 'not-found' },
    });
    expect(await names(running)).toHaveLength(8);
    await running.scan();
    expect(await names(running)).toHaveLength(7);
  });

  it('show a node group that cannot be described as unknown, with the age of the list', async () => {
    sandbox.faults.add({
      account: '111111111111',
      service: 'eks',
      operation: 'DescribeNodegroup',
      effect: 'access-denied',
    });
    const running = await start();
    const groups = await running.get(`${DEV}/node-groups`).expect(200);
    expect(groups.body.items).toHaveLength(2);
    expect(groups.body.items[0]).toMatchObject({
      name: 'dev-eks1-memory',
      state: 'unknown',
      image: { cause: expect.stringContaining('eks:DescribeNodegroup') },
    });
    expect(
      groups.body.problems.map((item: PartProblem) => item.name).sort(),
    ).toEqual(['dev-eks1-memory', 'dev-eks1-standard']);
    const { body } = await running.get(DEV).expect(200);
    expect(body.health).toBe('unknown');

    sandbox.faults.clear();
    const mended = await running.post(`${DEV}/refresh`).expect(200);
    expect(mended.body.health).toBe('healthy');
    const read = await running.get(`${DEV}/node-groups`).expect(200);
    sandbox.faults.add({
      operation: 'ListNodegroups',
      effect: 'access-denied',
    });
    await running.post(`${DEV}/refresh`).expect(200);
    const kept = await running.get(`${DEV}/node-groups`).expect(200);
    expect(kept.body.items).toHaveLength(2);
    expect(kept.body.lastSeen).toBe(read.body.lastSeen);
    expect(kept.body.problems[0].problem.since).toBeDefined();
  });

  it('answer 403 for a part that AWS has never let the portal read', async () => {
    sandbox.faults.add({ operation: 'ListAddons', effect: 'access-denied' });
    const running = await start();
    const { body } = await running.get(`${DEV}/addons`).expect(403);
    expect(body.error.message).toContain('eks:ListAddons');
  });

  it('notice credentials that lead into another account', async () => {
    const dev = sandbox.world.cluster('111111111111', 'eu-west-1', 'dev-eks1');
    dev.cluster.arn = dev.cluster.arn.replace('111111111111', '222222222222');
    const running = await start();
    expect(await unit(running, 'xkf-dev')).toMatchObject({
      state: 'failed',
      problem: {
        message: expect.stringContaining('lead into account 222222222222'),
      },
    });
  });

  it('tell of a new cluster that cannot be described, and keep its unit', async () => {
    sandbox.faults.add({
      service: 'eks',
      operation: 'DescribeCluster',
      cluster: 'dev-eks2',
      effect: 'access-denied',
    });
    const running = await start();
    expect(await names(running)).toHaveLength(7);
    expect(await unit(running, 'xkf-dev')).toMatchObject({
      state: 'failed',
      clusters: 1,
      problem: {
        permission: 'eks:DescribeCluster',
        message: expect.stringMatching(/^Cluster dev-eks2 is listed but/),
      },
    });
    const { body } = await running.get(DEV).expect(200);
    expect(body.freshness.stale).toBe(false);
  });

  it('survive without support dates and image releases', async () => {
    sandbox.faults.add({
      operation: 'DescribeClusterVersions',
      effect: 'access-denied',
    });
    sandbox.faults.add({ service: 'ssm', effect: 'access-denied' });
    const running = await start();
    const versions = await running.get('/versions').expect(200);
    expect(versions.body.readAt).toBeUndefined();
    expect(versions.body.items[0].source).toBe('bundled');
    expect(versions.body.problem).toMatchObject({
      permission: 'eks:DescribeClusterVersions',
    });
    const { body } = await running.get(`${DEV}/node-groups`).expect(200);
    expect(body.items[0]).toMatchObject({
      state: 'unknown',
      image: {
        state: 'unknown',
        cause: expect.stringContaining('ssm:GetParametersByPath'),
      },
    });
    expect(body.problems).toMatchObject([{ part: 'releases' }]);
  });

  it('show a version that nobody lists as unknown', async () => {
    await sandbox.world.addCluster('222222222222', 'eu-west-1', {
      name: 'qa-eks2',
      version: '1.36',
      createdAt: '2026-11-01',
    });
    const added = sandbox.world.cluster('222222222222', 'eu-west-1', 'qa-eks2');
    added.cluster.version = '1.77';
    const running = await start();
    const { body } = await running
      .get('/clusters/222222222222/eu-west-1/qa-eks2')
      .expect(200);
    expect(body).toMatchObject({
      version: '1.77',
      support: { phase: 'unknown', source: 'none', extraCostPerMonth: 0 },
    });
  });

  it('say nothing about a unit when the portal stops in the middle', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const running = await start({
      features: [mockServices.database.factory({ knex })],
    });
    sandbox.faults.add({ service: 'eks', effect: 'hang' });
    await running.post('/scan').expect(202);
    expect(await unit(running, 'xkf-prod')).toMatchObject({ state: 'running' });
    await running.backend.stop();
    portal = undefined;
    expect(await knex('eks_scan_units').whereNotNull('running_since')).toEqual(
      [],
    );
    expect(await knex('eks_clusters').whereNotNull('problem')).toEqual([]);
    await knex.destroy();
  });

  it('forget accounts that left the configuration', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const features = [mockServices.database.factory({ knex })];
    const first = await start({ features });
    expect(await names(first)).toHaveLength(8);
    await first.backend.stop();
    sandbox.faults.add({ effect: 'access-denied' });
    const second = await start({
      features,
      eks: { accounts: accounts.slice(0, 1) },
    });
    expect(await names(second)).toEqual(['dev-eks1', 'dev-eks1', 'dev-eks2']);
    expect(await unit(second, 'xkf-dev')).toMatchObject({ state: 'failed' });
    await second.backend.stop();
    portal = undefined;
    await knex.destroy();
  });

  describe('on PostgreSQL', () => {
    let postgres: RunningPostgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres?.stop());

    it('work the same, and two replicas never read a unit at the same time', async () => {
      const features = [mockServices.database.factory({ knex: postgres.knex })];
      const first = await start({ features });
      const second = await startPortal({ features });
      sandbox.faults.add({
        service: 'eks',
        effect: 'latency',
        milliseconds: 50,
      });
      try {
        expect(await names(first)).toHaveLength(8);
        const answers = await Promise.all([
          first.post('/scan').expect(202),
          second.post('/scan').expect(202),
        ]);
        const started = answers.map(({ body }) => body.started);
        expect(started[0] + started[1]).toBe(7);
        await first.scan();
        const detail = await second.get(DEV).expect(200);
        expect(detail.body).toMatchObject({
          version: '1.35',
          freshness: { stale: false },
        });
      } finally {
        await second.backend.stop();
      }
    });
  });
});

describe('a wrong configuration', () => {
  it('stops the start and lists all mistakes', async () => {
    await expect(
      startPortal({
        eks: {
          accounts: [{ ...accounts[0], accountId: 111 }],
          kubernetes: { acces: 'aws-iam' },
        },
      }),
    ).rejects.toThrow(
      /2 mistakes[\s\S]*eks.accounts\[0\].accountId must be quoted[\s\S]*eks.kubernetes.acces is not a known key/,
    );
    await expect(
      startPortal({ eks: { kubernetes: { access: 'magic' } } }),
    ).rejects.toThrow(/eks.kubernetes.access "magic"/);
  });
});

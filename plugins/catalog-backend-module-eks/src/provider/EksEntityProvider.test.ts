import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FakeFleet } from '../__testUtils__/FakeFleet';
import { readEksProviderConfig } from '../config/readEksProviderConfig';
import { EksEntityProvider } from './EksEntityProvider';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

type FullMutation = Extract<EntityProviderMutation, { type: 'full' }>;

async function setUp(
  options: { eks?: object; catalogEntities?: Entity[] } = {},
) {
  const fleet = new FakeFleet();
  const data = {
    app: { baseUrl: 'https://portal.acme.example' },
    catalog: { providers: { eks: options.eks ?? {} } },
  };
  let refresh: (signal: AbortSignal) => Promise<void> | void = () => {};
  const logger = mockServices.logger.mock();
  const provider = new EksEntityProvider({
    config: readEksProviderConfig(mockServices.rootConfig({ data })),
    eks: fleet.service,
    catalog: catalogServiceMock({ entities: options.catalogEntities }),
    auth: mockServices.auth(),
    logger,
    scheduler: mockServices.scheduler.mock({
      createScheduledTaskRunner: () => ({
        run: async task => {
          expect(task.id).toBe('eks:refresh');
          refresh = task.fn;
        },
      }),
    }),
    pauseMs: 5,
  });
  const mutations: EntityProviderMutation[] = [];
  await provider.connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  });
  const lastEntities = () =>
    (mutations.at(-1) as FullMutation).entities.map(({ entity }) => entity);
  return {
    fleet,
    logger,
    mutations,
    entities: lastEntities,
    names: () => lastEntities().map(entity => entity.metadata.name),
    refresh: (signal = new AbortController().signal) => refresh(signal),
  };
}

const DEV = { accountId: '111111111111', region: 'eu-west-1' };
const QA = { accountId: '222222222222', region: 'eu-west-1' };

describe('EksEntityProvider', () => {
  it('leads from the account of a tenant to its system, repository and pull requests', async () => {
    const { fleet, entities, refresh } = await setUp();
    for (const n of [6, 7, 8]) {
      const accountId = String(n).repeat(12);
      fleet.addUnit({ ...DEV, accountId, accountName: `tenant-${n}` });
      fleet.addTenant({ accountId, name: `tenant-${n}` });
    }
    Object.assign(fleet.tenants[2], {
      tenant: 'shop',
      owner: 'group:default/team-shop',
      repository: { name: 'acme/shop', url: 'https://git.example/acme/shop' },
      pullRequests: [
        {
          title: 'Add tenant namespace shop',
          url: 'https://git.example/acme/xkf/pull/3',
          state: 'merged',
        },
      ],
    });
    await refresh();
    for (const entity of entities()) {
      await policy.enforce(structuredClone(entity));
    }
    const [first, , shop] = entities();
    expect(first.spec).not.toHaveProperty('system');
    expect(shop).toMatchObject({
      metadata: {
        links: expect.arrayContaining([
          {
            title: 'Terraform repository',
            url: 'https://git.example/acme/shop',
          },
          {
            title: 'Pull request: Add tenant namespace shop (merged)',
            url: 'https://git.example/acme/xkf/pull/3',
          },
        ]),
      },
      spec: { owner: 'group:default/team-shop', system: 'system:default/shop' },
    });
  });

  it('makes entities that the catalog accepts', async () => {
    const { fleet, entities, refresh } = await setUp({
      eks: { system: 'platform' },
    });
    fleet.addUnit({ ...DEV, owner: 'team-platform' });
    fleet.addUnit({ ...DEV, region: 'cn-north-1' });
    fleet.addCluster({ ...DEV, name: 'dev-eks1', owner: 'team-platform' });
    fleet.addCluster({
      ...DEV,
      region: 'cn-north-1',
      name: 'dev_EKS2',
    });
    fleet.addCluster({
      ...DEV,
      name: 'dev-eks3',
      status: 'CREATING',
      endpoint: undefined,
      certificateAuthority: undefined,
      environment: 'Früh & Spät',
      consoleUrl: 'none',
      owner: 'Team Data (old)',
    });
    await refresh();

    for (const entity of entities()) {
      await policy.enforce(structuredClone(entity));
      await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
        true,
      );
    }
    const [account, ...clusters] = entities();
    expect(account).toMatchObject({
      metadata: {
        name: 'aws-account-111111111111',
        title: 'xkf-dev',
        annotations: { 'amazonaws.com/account-id': '111111111111' },
        tags: ['aws', 'dev'],
      },
      spec: { type: 'aws-account' },
    });
    expect(clusters[0]).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'dev-eks1-eu-west-1-111111111111',
        namespace: 'default',
        title: 'dev-eks1 (xkf-dev, eu-west-1)',
        description: 'EKS cluster dev-eks1 in xkf-dev, eu-west-1',
        annotations: {
          'backstage.io/managed-by-location':
            'eks:arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
          'backstage.io/managed-by-origin-location':
            'eks:arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
          'amazonaws.com/account-id': '111111111111',
          'amazonaws.com/arn':
            'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
          'kubernetes.io/api-server':
            'https://0A1B2C.gr7.eu-west-1.eks.amazonaws.com',
          'kubernetes.io/api-server-certificate-authority':
            'LS0tLS1CRUdJTi0tLS0t',
          'kubernetes.io/auth-provider': 'aws',
          'kubernetes.io/x-k8s-aws-id': 'dev-eks1',
          'kubernetes.io/x-k8s-aws-arn':
            'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
        },
        labels: {
          'eks.amazonaws.com/environment': 'dev',
          'eks.amazonaws.com/region': 'eu-west-1',
          'eks.amazonaws.com/kubernetes-version': '1.35',
        },
        tags: ['eks', 'dev'],
        links: [
          {
            title: 'Cluster page',
            url: 'https://portal.acme.example/eks/clusters/111111111111/eu-west-1/dev-eks1',
          },
          {
            title: 'AWS console',
            url: 'https://eu-west-1.console.aws.amazon.com/eks/home?region=eu-west-1#/clusters/dev-eks1',
          },
        ],
      },
      spec: {
        type: 'kubernetes-cluster',
        owner: 'group:default/team-platform',
        system: 'system:default/platform',
        dependsOn: ['resource:default/aws-account-111111111111'],
      },
    });
    expect(clusters[1].metadata.annotations).toMatchObject({
      'kubernetes.io/x-k8s-aws-arn':
        'arn:aws-cn:eks:cn-north-1:111111111111:cluster/dev_EKS2',
    });
    expect(Object.keys(clusters[2].metadata.annotations ?? {})).toEqual([
      'backstage.io/managed-by-location',
      'backstage.io/managed-by-origin-location',
      'amazonaws.com/account-id',
      'amazonaws.com/arn',
    ]);
    expect(clusters[2]).toMatchObject({
      metadata: {
        tags: ['eks', 'fr-h-sp-t'],
        labels: { 'eks.amazonaws.com/environment': 'Fr-h-Sp-t' },
        links: [{ title: 'Cluster page' }],
      },
      spec: { owner: 'group:default/unknown' },
    });
  });

  it('reads all pages, a few clusters at a time, and gives the same names again', async () => {
    const { fleet, names, refresh } = await setUp();
    fleet.addUnit(DEV);
    for (let i = 0; i < 41; i++) {
      fleet.addCluster({ ...DEV, name: `dev-eks${i}` });
    }
    await refresh();
    const first = names();
    expect(new Set(first).size).toBe(42);
    expect(fleet.concurrency).toBeGreaterThan(1);
    expect(fleet.concurrency).toBeLessThanOrEqual(8);

    fleet.clusters.reverse();
    await refresh();
    expect(names().sort()).toEqual(first.sort());

    fleet.fetches = 0;
    fleet.unfetchable.set(fleet.clusters[0].arn, 503);
    await refresh();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(fleet.fetches).toBeLessThanOrEqual(16);
  });

  it('keeps stale clusters, and removes what a complete answer leaves out', async () => {
    const { fleet, names, refresh } = await setUp();
    const stale = { lastSeen: '2026-11-01T00:00:00.000Z', stale: true };
    fleet.addUnit(DEV);
    fleet.addUnit({ ...QA, state: 'failed' });
    fleet.addCluster({ ...DEV, name: 'dev-eks1' });
    fleet.addCluster({ ...DEV, name: 'dev-eks2' });
    fleet.addCluster({ ...QA, name: 'qa-eks1', freshness: stale });
    await refresh();
    expect(names()).toContain('qa-eks1-eu-west-1-222222222222');

    fleet.clusters.splice(0, 1);
    fleet.unfetchable.set(fleet.clusters[0].arn, 404);
    await refresh();
    expect(names()).toEqual([
      'aws-account-111111111111',
      'aws-account-222222222222',
      'qa-eks1-eu-west-1-222222222222',
    ]);
  });

  it('changes nothing when the eks backend cannot be read', async () => {
    const { fleet, logger, mutations, refresh } = await setUp();
    fleet.addUnit(DEV);
    fleet.addCluster({ ...DEV, name: 'dev-eks1' });
    fleet.addCluster({ ...DEV, name: 'dev-eks2' });
    await refresh();
    expect(mutations).toHaveLength(1);

    fleet.failure = new Error('eks is down');
    await refresh();
    fleet.failure = undefined;
    fleet.unfetchable.set(fleet.clusters[1].arn, 503);
    await refresh();
    fleet.unfetchable.clear();
    fleet.units = [];
    await refresh();

    expect(mutations).toHaveLength(1);
    expect(logger.info).not.toHaveBeenCalled();
    expect(logger.warn.mock.calls.map(([, meta]) => meta)).toMatchObject([
      { reason: 'eks is down' },
      { reason: expect.stringContaining('503') },
      { reason: 'The eks backend has not read any account yet.' },
    ]);
  });

  it('changes nothing when the list changes while it is read', async () => {
    const { fleet, mutations, refresh } = await setUp();
    fleet.addUnit(DEV);
    for (const name of ['a', 'b', 'c']) fleet.addCluster({ ...DEV, name });
    const list = fleet.service.listClusters;
    fleet.service.listClusters = async (request, options) => {
      const page = await list(request, options);
      return { ...page, totalItems: 4 };
    };
    await refresh();
    expect(mutations).toEqual([]);
  });

  it('waits for the first scan and then goes on at once', async () => {
    const { fleet, logger, mutations, refresh } = await setUp();
    fleet.addUnit({ ...DEV, state: 'pending', lastSuccess: undefined });
    const running = refresh();
    setTimeout(() => {
      fleet.units = [];
      fleet.addUnit(DEV);
    }, 15);
    await running;
    expect(mutations).toHaveLength(1);
    expect(logger.info).toHaveBeenCalled();
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('stops waiting for the first scan after a while or when told to', async () => {
    const { fleet, logger, mutations, refresh } = await setUp();
    fleet.failure = new Error('down');
    await refresh();
    expect(logger.info).toHaveBeenCalledTimes(9);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await refresh(AbortSignal.abort());
    expect(logger.info).toHaveBeenCalledTimes(10);
    expect(mutations).toEqual([]);
  });

  it('keeps the clusters of an account that was never read', async () => {
    const earlier = await setUp();
    earlier.fleet.addUnit(QA);
    earlier.fleet.addCluster({ ...QA, name: 'qa-eks1' });
    await earlier.refresh();
    const [, qa] = earlier.entities();
    const foreign = structuredClone(qa);
    foreign.metadata.name = 'made-by-hand';
    foreign.metadata.annotations!['backstage.io/managed-by-location'] =
      'url:https://github.com/acme/catalog/blob/main/cluster.yaml';
    const inCatalog = {
      ...qa,
      metadata: { ...qa.metadata, uid: 'u', etag: 'e' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/unknown' }],
    };

    const { fleet, entities, refresh } = await setUp({
      catalogEntities: [inCatalog, foreign],
    });
    fleet.addUnit(DEV);
    fleet.addUnit({ ...QA, state: 'failed', lastSuccess: undefined });
    await refresh();
    expect(entities()).toHaveLength(3);
    expect(entities()[2]).toEqual(qa);

    fleet.units = [];
    fleet.addUnit(DEV);
    fleet.addUnit(QA);
    await refresh();
    expect(entities()).toHaveLength(2);
  });
});

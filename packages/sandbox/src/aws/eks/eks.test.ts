import {
  DescribeAddonCommand,
  DescribeAddonVersionsCommand,
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
  DescribeInsightCommand,
  DescribeNodegroupCommand,
  DescribeUpdateCommand,
  EKSClient,
  ListAccessEntriesCommand,
  ListAddonsCommand,
  ListClustersCommand,
  ListFargateProfilesCommand,
  ListInsightsCommand,
  ListNodegroupsCommand,
  ListTagsForResourceCommand,
  ListUpdatesCommand,
  paginateListClusters,
} from '@aws-sdk/client-eks';
import {
  accountConfiguration,
  homeConfiguration,
} from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

const DAY = 24 * 60 * 60 * 1000;

describe('EKS', () => {
  let sandbox: Sandbox;
  let prod: EKSClient;

  const clientOf = async (accountId: string, region = 'eu-west-1') =>
    new EKSClient(await accountConfiguration(sandbox, accountId, region));

  beforeAll(async () => {
    sandbox = await startSandbox();
    prod = await clientOf('333333333333');
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  it('lists the clusters of one account and region only', async () => {
    const names = async (accountId: string, region: string) => {
      const client = await clientOf(accountId, region);
      return (await client.send(new ListClustersCommand({}))).clusters;
    };
    await expect(names('111111111111', 'eu-west-1')).resolves.toEqual([
      'dev-eks1',
      'dev-eks2',
    ]);
    await expect(names('111111111111', 'eu-north-1')).resolves.toEqual([
      'dev-eks1',
    ]);
    await expect(names('111111111111', 'us-east-1')).resolves.toEqual([]);
    const home = new EKSClient(homeConfiguration(sandbox));
    await expect(home.send(new ListClustersCommand({}))).resolves.toMatchObject(
      { clusters: [] },
    );
  });

  it('pages by maxResults with a token that only fits its list', async () => {
    const pages = [];
    for await (const page of paginateListClusters(
      { client: prod, pageSize: 1 },
      {},
    )) {
      pages.push(page.clusters);
    }
    expect(pages).toEqual([['prod-eks1'], ['prod-eks2']]);
    const { nextToken } = await prod.send(
      new ListClustersCommand({ maxResults: 1 }),
    );
    await expect(
      prod.send(
        new ListNodegroupsCommand({ clusterName: 'prod-eks1', nextToken }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      prod.send(new ListClustersCommand({ maxResults: 101 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('describes a cluster with every field that matters', async () => {
    const { cluster } = await prod.send(
      new DescribeClusterCommand({ name: 'prod-eks1' }),
    );
    expect(cluster).toMatchObject({
      name: 'prod-eks1',
      arn: 'arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks1',
      version: '1.32',
      status: 'ACTIVE',
      platformVersion: 'eks.38',
      deletionProtection: true,
      upgradePolicy: { supportType: 'EXTENDED' },
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
      health: { issues: [{ code: 'InsufficientFreeAddresses' }] },
      tags: { Environment: 'prod', Module: 'eks', Owner: 'team-platform' },
      resourcesVpcConfig: {
        endpointPublicAccess: true,
        endpointPrivateAccess: true,
        publicAccessCidrs: ['203.0.113.0/24'],
      },
    });
    expect(cluster?.createdAt).toBeInstanceOf(Date);
    expect(cluster?.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(
      Buffer.from(
        cluster?.certificateAuthority?.data ?? '',
        'base64',
      ).toString(),
    ).toContain('BEGIN CERTIFICATE');
    expect(cluster?.identity?.oidc?.issuer).toMatch(
      /^https:\/\/oidc\.eks\.eu-west-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/,
    );
    expect(cluster?.resourcesVpcConfig?.subnetIds).toHaveLength(2);
    expect(cluster?.encryptionConfig?.[0].resources).toEqual(['secrets']);
    expect(cluster?.logging?.clusterLogging?.[0]).toEqual({
      types: ['api', 'audit', 'authenticator'],
      enabled: true,
    });
  });

  it('answers a modelled error for what does not exist', async () => {
    await expect(
      prod.send(new DescribeClusterCommand({ name: 'nothing' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: nothing.',
      clusterName: 'nothing',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(
      prod.send(
        new DescribeNodegroupCommand({
          clusterName: 'prod-eks1',
          nodegroupName: 'nothing',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      nodegroupName: 'nothing',
    });
    await expect(
      prod.send(
        new DescribeAddonCommand({
          clusterName: 'prod-eks1',
          addonName: 'nothing',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      prod.send(
        new DescribeUpdateCommand({ name: 'prod-eks1', updateId: 'nothing' }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('answers an operation that it does not have in the protocol of EKS', async () => {
    await expect(
      prod.send(new ListFargateProfilesCommand({ clusterName: 'prod-eks1' })),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('describes node groups: degraded, custom image, Bottlerocket, taints', async () => {
    const describeGroup = async (
      client: EKSClient,
      clusterName: string,
      nodegroupName: string,
    ) =>
      (
        await client.send(
          new DescribeNodegroupCommand({ clusterName, nodegroupName }),
        )
      ).nodegroup;
    await expect(
      describeGroup(prod, 'prod-eks1', 'prod-eks1-spot'),
    ).resolves.toMatchObject({
      status: 'DEGRADED',
      capacityType: 'SPOT',
      health: { issues: [{ code: 'AsgInstanceLaunchFailures' }] },
      scalingConfig: { desiredSize: 3, maxSize: 6 },
      updateConfig: { maxUnavailable: 1 },
      launchTemplate: { name: 'prod-eks1-spot', version: '1' },
    });
    const custom = await describeGroup(prod, 'prod-eks2', 'prod-eks2-custom');
    expect(custom).toMatchObject({
      amiType: 'CUSTOM',
      releaseVersion: 'ami-0c0ffee5eed5ca1ab',
      version: '1.35',
    });
    expect(custom?.instanceTypes).toBeUndefined();
    const bottlerocket = await describeGroup(
      prod,
      'prod-eks2',
      'prod-eks2-bottlerocket',
    );
    expect(bottlerocket?.releaseVersion).toMatch(/^1\.60\.0-[0-9a-f]{8}$/);
    const memory = await describeGroup(
      await clientOf('111111111111'),
      'dev-eks1',
      'dev-eks1-memory',
    );
    expect(memory).toMatchObject({
      taints: [{ key: 'workload', value: 'memory', effect: 'NO_SCHEDULE' }],
      labels: {
        'xkf.xenit.io/node-pool': 'memory',
        'xkf.xenit.io/node-ttl': '168h',
      },
    });
  });

  it('keeps the updates of cluster, node group and add-on apart', async () => {
    const list = async (more = {}) =>
      (
        await prod.send(new ListUpdatesCommand({ name: 'prod-eks1', ...more }))
      ).updateIds?.map(updateId => ({ updateId, ...more })) ?? [];
    const all = async (more = {}) =>
      Promise.all(
        (await list(more)).map(
          async input =>
            (
              await prod.send(
                new DescribeUpdateCommand({ name: 'prod-eks1', ...input }),
              )
            ).update,
        ),
      );
    const cluster = await all();
    expect(cluster.map(update => update?.status)).toEqual([
      'Cancelled',
      'Failed',
      'Successful',
      'Successful',
    ]);
    expect(cluster[1]).toMatchObject({
      type: 'VersionUpdate',
      params: [
        { type: 'Version', value: '1.33' },
        { type: 'PlatformVersion', value: 'eks.33' },
      ],
      errors: [{ errorCode: 'IpNotAvailable' }],
    });
    const nodegroup = await all({ nodegroupName: 'prod-eks1-standard' });
    expect(nodegroup[1]?.errors).toEqual([
      expect.objectContaining({
        errorCode: 'PodEvictionFailure',
        resourceIds: [expect.stringMatching(/^ip-/)],
      }),
    ]);
    await expect(all({ addonName: 'coredns' })).resolves.toMatchObject([
      { type: 'AddonUpdate', status: 'Successful' },
    ]);
    const [{ updateId }] = await list({ nodegroupName: 'prod-eks1-standard' });
    await expect(
      prod.send(new DescribeUpdateCommand({ name: 'prod-eks1', updateId })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('shows a node group that is being updated just now', async () => {
    const client = await clientOf('333333333333', 'eu-north-1');
    const input = {
      name: 'prod-eks1',
      nodegroupName: 'prod-eks1-standard',
    };
    const { updateIds } = await client.send(new ListUpdatesCommand(input));
    const { update } = await client.send(
      new DescribeUpdateCommand({ ...input, updateId: updateIds?.[0] }),
    );
    expect(update?.status).toBe('InProgress');
    const age = Date.now() - (update?.createdAt?.getTime() ?? 0);
    expect(Math.round(age / 60_000)).toBe(25);
  });

  it('tells the calendar of versions relative to today', async () => {
    const supported = await prod.send(new DescribeClusterVersionsCommand({}));
    expect(
      supported.clusterVersions?.map(each => [
        each.clusterVersion,
        each.versionStatus,
      ]),
    ).toEqual([
      ['1.36', 'STANDARD_SUPPORT'],
      ['1.35', 'STANDARD_SUPPORT'],
      ['1.34', 'STANDARD_SUPPORT'],
      ['1.33', 'EXTENDED_SUPPORT'],
      ['1.32', 'EXTENDED_SUPPORT'],
      ['1.31', 'EXTENDED_SUPPORT'],
    ]);
    const all = await prod.send(
      new DescribeClusterVersionsCommand({ includeAll: true }),
    );
    const of = (version: string) =>
      all.clusterVersions?.find(each => each.clusterVersion === version);
    expect(of('1.30')).toMatchObject({
      versionStatus: 'UNSUPPORTED',
      status: 'unsupported',
    });
    const daysUntil = (date: Date | undefined) =>
      Math.ceil(((date?.getTime() ?? 0) - Date.now()) / DAY);
    expect(daysUntil(of('1.34')?.endOfStandardSupportDate)).toBe(8);
    expect(daysUntil(of('1.31')?.endOfExtendedSupportDate)).toBe(2);
    await expect(
      prod.send(new DescribeClusterVersionsCommand({ defaultOnly: true })),
    ).resolves.toMatchObject({ clusterVersions: [{ clusterVersion: '1.35' }] });
    await expect(
      prod.send(
        new DescribeClusterVersionsCommand({ clusterVersions: ['1.99'] }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('describes add-ons and the versions they can move to', async () => {
    const { addons } = await prod.send(
      new ListAddonsCommand({ clusterName: 'prod-eks2' }),
    );
    expect(addons).toEqual(['aws-ebs-csi-driver', 'coredns', 'kube-proxy']);
    const { addon } = await prod.send(
      new DescribeAddonCommand({
        clusterName: 'prod-eks2',
        addonName: 'coredns',
      }),
    );
    expect(addon).toMatchObject({
      status: 'DEGRADED',
      addonVersion: 'v1.13.2-eksbuild.7',
      health: { issues: [{ code: 'InsufficientNumberOfReplicas' }] },
    });
    const offer = await prod.send(
      new DescribeAddonVersionsCommand({
        addonName: 'kube-proxy',
        kubernetesVersion: '1.33',
      }),
    );
    expect(
      offer.addons?.[0].addonVersions?.map(each => [
        each.addonVersion,
        each.compatibilities?.map(other => [
          other.clusterVersion,
          other.defaultVersion,
        ]),
      ]),
    ).toEqual([
      ['v1.33.11-eksbuild.6', [['1.33', false]]],
      ['v1.33.10-eksbuild.2', [['1.33', true]]],
      ['v1.33.5-eksbuild.2', [['1.33', false]]],
    ]);
  });

  it('lists insights by status and describes one', async () => {
    const { insights } = await prod.send(
      new ListInsightsCommand({
        clusterName: 'prod-eks1',
        filter: { statuses: ['ERROR'], categories: ['UPGRADE_READINESS'] },
      }),
    );
    expect(insights).toHaveLength(1);
    expect(insights?.[0]).not.toHaveProperty('recommendation');
    const { insight } = await prod.send(
      new DescribeInsightCommand({
        clusterName: 'prod-eks1',
        id: insights?.[0].id,
      }),
    );
    expect(insight).toMatchObject({
      insightStatus: { status: 'ERROR' },
      categorySpecificSummary: {
        deprecationDetails: [
          {
            stopServingVersion: '1.33',
            clientStats: [
              {
                userAgent: 'legacy-operator/v0.8',
                numberOfRequestsLast30Days: 2212,
                lastRequestTime: expect.any(Date),
              },
            ],
          },
        ],
      },
    });
  });

  it('lists tags and access entries, but not of a cluster that has only the config map', async () => {
    await expect(
      prod.send(
        new ListTagsForResourceCommand({
          resourceArn: 'arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks2',
        }),
      ),
    ).resolves.toMatchObject({ tags: { Owner: 'team-platform' } });
    await expect(
      prod.send(new ListAccessEntriesCommand({ clusterName: 'prod-eks2' })),
    ).resolves.toMatchObject({
      accessEntries: [
        'arn:aws:iam::333333333333:role/xks-eu-west-1-prod-eks-admin',
      ],
    });
    const data = await clientOf('444444444444');
    await expect(
      data.send(new ListAccessEntriesCommand({ clusterName: 'data-eks1' })),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});

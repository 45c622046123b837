import { mockServices } from '@backstage/backend-test-utils';
import {
  AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { AwsIamStrategy } from '@backstage/plugin-kubernetes-backend';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ANNOTATION_KUBERNETES_CLUSTER_ARN } from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { request } from 'node:https';
import { ClusterAddresses } from './ClusterAddresses';
import { EksAuthStrategy, EksAuthStrategyOptions } from './EksAuthStrategy';

describe('EksAuthStrategy', () => {
  let sandbox: Sandbox;
  let environment: NodeJS.ProcessEnv;
  let now: Date;
  const config = mockServices.rootConfig({
    data: { aws: { accountDefaults: { roleName: 'xkf-portal-reader' } } },
  });
  const logger = mockServices.logger.mock();
  const refused = { type: 'bearer token', token: 'none' };
  /** The eks backend that has read all of the sandbox. */
  const addresses = new ClusterAddresses({
    auth: mockServices.auth(),
    eks: {
      async getCluster({ accountId, region, clusterName }) {
        const { cluster } = sandbox.world.cluster(
          accountId,
          region,
          clusterName,
        );
        return {
          endpoint: cluster.endpoint,
          certificateAuthority: cluster.certificateAuthority.data,
        };
      },
    },
  });
  const create = (options: Partial<EksAuthStrategyOptions> = {}) =>
    new EksAuthStrategy({
      addresses,
      credentials: DefaultAwsCredentialsManager.fromConfig(config),
      fallback: new AwsIamStrategy({ config }),
      logger,
      now: () => now,
      ...options,
    });

  beforeAll(async () => {
    environment = { ...process.env };
    sandbox = await startSandbox();
    Object.assign(process.env, sandbox.environment());
  });
  afterAll(async () => {
    process.env = environment;
    await sandbox?.stop();
  });
  beforeEach(() => {
    now = new Date();
    jest.clearAllMocks();
  });

  function expectWarning(text: string) {
    expect(logger.warn).toHaveBeenLastCalledWith(
      expect.stringContaining(text),
      expect.anything(),
    );
  }

  function detailsOf(accountId: string, region: string, name: string) {
    const { cluster } = sandbox.world.cluster(accountId, region, name);
    return {
      name: `${name}-in-the-catalog`,
      url: cluster.endpoint,
      caData: cluster.certificateAuthority.data,
      authMetadata: {
        'kubernetes.io/x-k8s-aws-id': name,
        [ANNOTATION_KUBERNETES_CLUSTER_ARN]: cluster.arn,
      },
    } as ClusterDetails & { caData: string };
  }

  async function statusWith(
    cluster: ClusterDetails & { caData: string },
    strategy = create(),
  ): Promise<number | undefined> {
    const credential = await strategy.getCredential(cluster, {});
    if (credential.type !== 'bearer token') throw new Error(credential.type);
    return new Promise((resolve, reject) => {
      request(`${cluster.url}/api/v1/nodes?limit=1`, {
        ca: Buffer.from(cluster.caData, 'base64'),
        headers: { authorization: `Bearer ${credential.token}` },
      })
        .on('response', response => {
          response.resume();
          resolve(response.statusCode);
        })
        .on('error', reject)
        .end();
    });
  }

  it.each([
    ['111111111111', 'eu-west-1', 'dev-eks1'],
    ['333333333333', 'eu-north-1', 'prod-eks1'],
  ])('enters a cluster of account %s in %s', async (account, region, name) => {
    expect(await statusWith(detailsOf(account, region, name))).toBe(200);
  });

  it('gives a token that is good for its own cluster only', async () => {
    const dev = detailsOf('111111111111', 'eu-west-1', 'dev-eks1');
    const other = detailsOf('111111111111', 'eu-west-1', 'dev-eks2');
    const unchecked = create({ addresses: { check: async () => {} } });
    expect(
      await statusWith({ ...dev, authMetadata: other.authMetadata }, unchecked),
    ).toBe(401);
  });

  it('signs nothing for an entity that leads elsewhere', async () => {
    const cluster = detailsOf('333333333333', 'eu-north-1', 'prod-eks1');
    const getCredentialProvider = jest.fn();
    const strategy = create({ credentials: { getCredentialProvider } });
    expect(
      await strategy.getCredential(
        { ...cluster, url: 'https://evil.example' },
        {},
      ),
    ).toEqual(refused);
    expectWarning('its address is not the one AWS');
    expect(getCredentialProvider).not.toHaveBeenCalled();
  });

  it('checks also when it has a token already', async () => {
    const cluster = detailsOf('111111111111', 'eu-west-1', 'dev-eks1');
    const strategy = create();
    await strategy.getCredential(cluster, {});
    expect(
      await strategy.getCredential(
        { ...cluster, url: 'https://evil.example' },
        {},
      ),
    ).toEqual(refused);
  });

  it.each<[string, AwsCredentialsManager]>([
    ['a provider', { getCredentialProvider: () => new Promise(() => {}) }],
    [
      'credentials',
      {
        getCredentialProvider: async () => ({
          sdkCredentialProvider: () => new Promise(() => {}),
        }),
      },
    ],
  ])('waits 10 seconds for %s', async (_, credentials) => {
    const cluster = detailsOf('111111111111', 'eu-west-1', 'dev-eks1');
    const strategy = create({
      credentials,
      addresses: { check: async () => {} },
    });
    jest.useFakeTimers();
    try {
      const credential = strategy.getCredential(cluster, {});
      await jest.advanceTimersByTimeAsync(10_000);
      expect(await credential).toEqual(refused);
      expectWarning(
        'AWS gave no credentials for account 111111111111 within 10 s, so the portal cannot enter cluster dev-eks1.',
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps a token until shortly before it ends', async () => {
    const strategy = create();
    const cluster = detailsOf('111111111111', 'eu-west-1', 'dev-eks1');
    const token = async () => strategy.getCredential(cluster, {});
    const first = await token();
    now = new Date(now.getTime() + 12 * 60_000);
    expect(await token()).toEqual(first);
    now = new Date(now.getTime() + 2 * 60_000);
    expect(await token()).not.toEqual(first);
  });

  it('says in words that an account has no credentials, and tries again', async () => {
    const cluster = detailsOf('111111111111', 'eu-west-1', 'dev-eks1');
    const strategy = create();
    const fault = sandbox.faults.add({
      service: 'sts',
      operation: 'AssumeRole',
      effect: 'access-denied',
    });
    expect(await statusWith(cluster, strategy)).toBe(401);
    expectWarning(
      'The portal has no AWS credentials for account 111111111111, so it cannot enter cluster dev-eks1.',
    );
    sandbox.faults.remove(fault);
    expect(await statusWith(cluster, strategy)).toBe(200);
  });

  it('leaves clusters without an ARN to the plugin', async () => {
    const cluster = detailsOf('111111111111', 'eu-west-1', 'dev-eks1');
    const fallback = {
      getCredential: jest.fn(async () => ({ type: 'anonymous' as const })),
      validateCluster: () => [],
      presentAuthMetadata: () => ({}),
    };
    const strategy = create({ fallback });
    expect(
      await strategy.getCredential({ ...cluster, authMetadata: {} }, {}),
    ).toEqual({ type: 'anonymous' });
  });
});

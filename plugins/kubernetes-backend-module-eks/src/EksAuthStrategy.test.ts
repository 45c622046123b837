import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsIamStrategy } from '@backstage/plugin-kubernetes-backend';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ANNOTATION_KUBERNETES_CLUSTER_ARN } from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { request } from 'node:https';
import { EksAuthStrategy } from './EksAuthStrategy';

describe('EksAuthStrategy', () => {
  let sandbox: Sandbox;
  let environment: NodeJS.ProcessEnv;
  let now: Date;
  const config = mockServices.rootConfig({
    data: { aws: { accountDefaults: { roleName: 'xkf-portal-reader' } } },
  });
  const create = () =>
    new EksAuthStrategy({
      credentials: DefaultAwsCredentialsManager.fromConfig(config),
      fallback: new AwsIamStrategy({ config }),
      now: () => now,
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
  });

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
    expect(await statusWith({ ...dev, authMetadata: other.authMetadata })).toBe(
      401,
    );
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
    await expect(strategy.getCredential(cluster, {})).rejects.toThrow(
      /^The portal has no AWS credentials for account 111111111111, so it cannot enter cluster dev-eks1\./,
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
    const strategy = new EksAuthStrategy({
      credentials: DefaultAwsCredentialsManager.fromConfig(config),
      fallback,
    });
    expect(
      await strategy.getCredential({ ...cluster, authMetadata: {} }, {}),
    ).toEqual({ type: 'anonymous' });
  });
});

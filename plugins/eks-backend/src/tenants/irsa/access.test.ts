import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { accounts } from '../../__testUtils__/portal';
import { AccountCredentials, AwsReaders } from '../../aws';
import { readEksConfig } from '../../config';
import { ClusterResource } from '../../permissions';
import { IamReadings, IrsaRoles } from '.';
import { ClusterServiceAccounts } from './ServiceAccountReadings';

const data = '444444444444';
const dataRole = 'xks-eu-west-1-prod-data-payments-export';
const prod = (clusterName: string) => ({
  accountId: '333333333333',
  region: 'eu-west-1',
  clusterName,
});

describe('the roles that somebody may see', () => {
  let sandbox: Sandbox;
  let readers: AwsReaders;
  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    Object.assign(process.env, sandbox.environment());
    readers = new AwsReaders(
      new AccountCredentials(
        DefaultAwsCredentialsManager.fromConfig(
          mockServices.rootConfig({
            data: {
              aws: { accountDefaults: { roleName: 'xkf-portal-reader' } },
            },
          }),
        ),
      ),
    );
  });
  afterAll(async () => {
    readers?.close();
    await sandbox?.stop();
  });

  const issuer = ({ accountId, clusterName }: ReturnType<typeof prod>) =>
    sandbox.world
      .cluster(accountId, 'eu-west-1', clusterName)
      .cluster.identity.oidc.issuer.replace('https://', '');

  /** The list for a caller who sees what a test says. */
  function list(allows: (resource: ClusterResource) => boolean) {
    const clusters = ['prod-eks1', 'prod-eks2'].map(
      (name): ClusterServiceAccounts => ({
        id: prod(name),
        issuer: issuer(prod(name)),
        serviceAccounts: [],
      }),
    );
    const summaries = clusters.map(({ id }) => ({
      ...id,
      name: id.clusterName,
      environment: 'prod',
    }));
    const irsa = new IrsaRoles({
      iam: new IamReadings({
        config: readEksConfig(
          mockServices.rootConfig({ data: { eks: { accounts } } }),
        ),
        readers,
        logger: mockServices.logger.mock(),
      }),
      serviceAccounts: { readAll: async () => clusters },
      fleet: {
        clusters: async () => summaries.filter(summary => allows(summary)),
      },
    });
    return irsa.list({
      allows: resource => resource !== undefined && allows(resource),
      require: () => {},
    });
  }

  const find = (items: readonly IrsaRole[]) =>
    items.find(({ name }) => name === dataRole);

  it('are whole in their own account', async () => {
    const { items, problems } = await list(one => one.accountId === data);
    expect(new Set(items.map(({ accountId }) => accountId))).toEqual(
      new Set([data]),
    );
    expect(find(items)?.trust).toHaveLength(2);
    expect(find(items)?.createdAt).toBeDefined();
    expect(problems).toEqual([]);
  });

  it('show of others what has to do with their clusters alone', async () => {
    const { items, problems } = await list(
      one => 'name' in one && one.name === 'prod-eks1',
    );
    const role = find(items);
    expect(role?.trust.map(({ cluster }) => cluster)).toEqual([
      prod('prod-eks1'),
    ]);
    expect(role?.createdAt).toBeUndefined();
    expect(role?.drift.map(({ cluster }) => cluster)).toEqual([
      prod('prod-eks1'),
    ]);
    expect(items.map(({ name }) => name)).not.toContain(
      'xks-eu-west-1-prod-data-search-indexer',
    );
    expect(problems).toEqual([]);
  });

  it('are none without any', async () => {
    expect((await list(() => false)).items).toEqual([]);
  });
});

import { type Sandbox, startSandbox } from '../startSandbox';
import { roleOf } from './changes/iam';

const ROLE = 'eks.amazonaws.com/role-arn';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('roles for service accounts in the seed', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  const cluster = (account: string, name: string) =>
    sandbox.world.cluster(account, 'eu-west-1', name);
  const annotated = (account: string, name: string) =>
    new Map(
      cluster(account, name)
        .objects.list('serviceaccounts')
        .flatMap(({ metadata }): [string, string][] => {
          const arn = metadata.annotations?.[ROLE];
          return arn
            ? [[`${metadata.namespace}/${metadata.name}`, String(arn)]]
            : [];
        }),
    );
  const role = (account: string, name: string) =>
    roleOf(sandbox.world.account(account), name);

  it('are those of the components, and those that repositories declare', () => {
    expect(Array.from(annotated('333333333333', 'prod-eks2').keys())).toEqual(
      expect.arrayContaining([
        'cert-manager/cert-manager',
        'external-dns/external-dns',
        'kube-system/cluster-autoscaler',
        'kube-system/ebs-csi-controller-sa',
        'payments/payments-export',
        'search/search-indexer',
        'shop/shop-web',
        'velero/velero',
      ]),
    );
    expect(
      cluster('333333333333', 'prod-eks2').objects.get(
        'namespaces',
        undefined,
        'external-dns',
      ),
    ).toBeDefined();
    for (const arn of annotated('333333333333', 'prod-eks2').values()) {
      const [, account, name] = /::(\d+):role\/(.+)$/.exec(arn) ?? [];
      expect(role(account, name)).toBeDefined();
    }
  });

  it('drift in three ways', () => {
    const dev = annotated('111111111111', 'dev-eks1');
    const missing = 'xks-eu-west-1-dev-payments-exporter';
    expect(dev.get('payments/payments-exporter')).toBe(
      `arn:aws:iam::111111111111:role/${missing}`,
    );
    expect(role('111111111111', missing)).toBeUndefined();

    expect(
      role('111111111111', 'xks-eu-west-1-dev-shop-reports'),
    ).toBeDefined();
    expect(dev.has('shop/shop-reports')).toBe(false);

    const replaced = role('222222222222', 'xks-eu-west-1-qa-shop-uploads');
    const { issuer } = cluster('222222222222', 'qa-eks1').cluster.identity.oidc;
    expect(replaced?.AssumeRolePolicyDocument).toContain('oidc-provider');
    expect(replaced?.AssumeRolePolicyDocument).not.toContain(
      issuer.replace('https://', ''),
    );
    expect(
      annotated('222222222222', 'qa-eks1').get('shop/shop-uploads'),
    ).toContain('xks-eu-west-1-qa-shop-uploads');
  });
});

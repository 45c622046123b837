import {
  OperationKindName,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { cluster, TemplatePortal } from './__testUtils__/TemplatePortal';

jest.setTimeout(60_000);

const person = {
  tenant: 'games',
  owner: 'group:default/team-lab',
  environment: 'dev',
};
const pods = {
  clusters: [cluster],
  namespace: 'shop',
  serviceAccount: 'orders',
};

describe('the templates for tenants', () => {
  const portal = new TemplatePortal();

  beforeAll(() => portal.start());
  beforeEach(() => portal.reset());
  afterAll(() => portal.stop());

  const network = { accountId: '111111111111', region: 'eu-west-1' };
  /** Ends what is started, with what a later step needs to know. */
  const endAll = () => {
    portal.eks.onRead = operation => {
      operation.state = 'succeeded';
      operation.reason = 'Nothing is left.';
      operation.endedAt = operation.createdAt;
      operation.steps[0].detail = detailOf(operation.kind);
    };
  };
  const inputs = () =>
    [...portal.eks.operations.values()].map(one => one.input);
  const titles = (links: { title: string }[]) =>
    links.map(({ title }) => title);

  it('onboard one with a new account, whose network comes later', async () => {
    endAll();
    const { status, output, log } = await portal.run('onboard-tenant', {
      ...person,
      account: 'create',
      name: 'tenant-games',
      email: 'aws+games@acme.example',
      register: true,
      cluster,
      flux: 'github',
      repository: 'games-gitops',
      resourceGroup: true,
      peer: true,
      requester: network,
    });
    expect(log.join('\n')).not.toContain('Error');
    expect(status).toBe('completed');
    expect(inputs()).toEqual([
      {
        kind: 'tenant-account',
        name: 'tenant-games',
        email: 'aws+games@acme.example',
        environment: 'dev',
        owner: 'group:default/team-lab',
        tags: {},
      },
      {
        kind: 'tenant-registration',
        accountId: '222222222222',
        region: 'eu-west-1',
        tenant: 'games',
        owner: 'group:default/team-lab',
        tenantAccountIds: ['999900001111'],
        delegateResourceGroup: true,
        labels: {},
        flux: {
          enabled: true,
          createCrds: false,
          github: { repo: 'games-gitops' },
        },
        resourceGroup: {
          commonName: 'games',
          delegateAks: true,
          delegateKeyVault: true,
          delegateServiceEndpoint: false,
          delegateServicePrincipal: false,
          lockResourceGroup: false,
          disableUniqueSuffix: false,
          tags: {},
        },
      },
    ]);
    expect(titles(output.links)).toEqual([
      'Follow the account',
      'Follow the registration',
      'Merge the registration',
      'The tenant in the catalog',
    ]);
    expect(output.links.at(-1).entityRef).toBe('system:default/games');
    expect(output.text[0].content).toMatch(
      /has succeeded: the account is 999900001111\.\n- \*\*.*registration\*\* goes on when its pull request is merged\.[^]*No peering was started, since a new account has no network\./,
    );
  });

  it('onboard one with an account that is there, to the end of all parts', async () => {
    endAll();
    const { status, output } = await portal.run('onboard-tenant', {
      ...person,
      account: 'adopt',
      adopt: '666666666666',
      register: true,
      cluster,
      flux: 'azure-devops',
      organization: 'acme',
      project: 'games',
      repository: 'gitops',
      peer: true,
      requester: network,
      wait: true,
    });
    expect(status).toBe('completed');
    expect(inputs()).toMatchObject([
      { adopt: '666666666666', name: 'tenant-shop' },
      {
        tenantAccountIds: ['666666666666'],
        flux: {
          enabled: true,
          azureDevOps: { org: 'acme', proj: 'games', repo: 'gitops' },
        },
      },
      {
        kind: 'peering',
        name: 'dev-games',
        region: 'eu-west-1',
        requester: { accountId: '111111111111' },
        accepter: { accountId: '666666666666' },
      },
    ]);
    const { content } = output.text[0];
    expect(content.match(/has succeeded/g)).toHaveLength(3);
    expect(titles(output.links)).not.toContain('Merge the registration');
  });

  it.each([
    [{ account: 'none', register: true, cluster, flux: 'none' }, 1],
    [
      {
        account: 'keep',
        adopt: '666666666666',
        register: false,
        peer: true,
        requester: network,
      },
      1,
    ],
    [{ account: 'none', register: false, peer: false }, 0],
  ])('onboard one with the parts that are chosen: %j', async (parts, count) => {
    endAll();
    const { status, output } = await portal.run('onboard-tenant', {
      ...person,
      ...parts,
    });
    expect(status).toBe('completed');
    expect(inputs()).toHaveLength(count);
    expect(output.text[0].content).not.toContain('undefined');
  });

  it('open the pull request of a role and end with its manifest', async () => {
    endAll();
    const { status, output } = await portal.run('irsa-role', {
      ...pods,
      roleName: 'xks-eu-west-1-qa-shop-orders',
      accountId: '',
      region: '',
      policy: '{"Version": "2012-10-17", "Statement": []}',
    });
    expect(status).toBe('completed');
    expect(inputs()).toMatchObject([
      {
        kind: 'irsa-role',
        accountId: '222222222222',
        region: 'eu-west-1',
        policyJson: '{"Version": "2012-10-17", "Statement": []}',
      },
    ]);
    expect(output.links[1].url).toBe('https://git.example/acme/xkf/pull/1');
    expect(output.text[1].content).toContain(
      [
        '```yaml',
        'apiVersion: v1',
        'kind: ServiceAccount',
        'metadata:',
        '  name: orders',
        '  namespace: shop',
        '  annotations:',
        '    eks.amazonaws.com/role-arn: arn:aws:iam::222222222222:role/xks-eu-west-1-qa-shop-orders',
        '```',
      ].join('\n'),
    );
  });

  it('start a peering of two networks', async () => {
    const { status, output } = await portal.run('vpc-peering', {
      name: 'dev-shop',
      requester: { ...network, vpcId: 'vpc-0123456789abcdef0' },
      accepter: { accountId: '666666666666', region: 'eu-west-1' },
    });
    expect(status).toBe('completed');
    expect(inputs()).toMatchObject([{ kind: 'peering', name: 'dev-shop' }]);
    expect(output.text[0].content).toContain('has been handed over');
  });

  it.each([
    [
      'onboard-tenant',
      {
        ...person,
        account: 'create',
        name: 'tenant-games',
        email: 'aws+games@acme.example',
        register: true,
        cluster,
        peer: true,
        requester: network,
      },
      2,
    ],
    [
      'irsa-role',
      {
        ...pods,
        roleName: 'xks-eu-west-1-qa-shop-orders',
      },
      1,
    ],
    [
      'vpc-peering',
      {
        name: 'dev-shop',
        requester: network,
        accepter: { accountId: '666666666666' },
      },
      1,
    ],
  ])('rehearse %s both ways', async (name, values, plans) => {
    for (const wait of [false, true]) {
      const { status, output } = await portal.run(name, {
        ...values,
        wait,
        dryRun: true,
      });
      expect(status).toBe('completed');
      expect(output.text[0].content).toContain('Nothing was started.');
    }
    const { log, output } = await portal.dryRun(name, values);
    expect(JSON.stringify(log)).toContain('Nothing was started');
    expect(JSON.stringify(output)).not.toContain('undefined');
    expect(portal.eks.operations.size).toBe(0);
    expect(
      portal.eks.calls.filter(call => call === 'planOperation'),
    ).toHaveLength(plans * 3);
  });

  it.each([
    ['onboard-tenant', { ...person, account: 'create', name: 'games' }],
    ['onboard-tenant', { ...person, account: 'adopt', adopt: 'tenant-shop' }],
    ['onboard-tenant', { ...person, account: 'none', register: true }],
    ['onboard-tenant', { ...person, account: 'none', owner: 'team-lab' }],
    ['irsa-role', { ...pods, roleName: 'x'.repeat(65) }],
    ['irsa-role', { ...pods, roleName: 'x', policyArns: ['ReadOnly'] }],
    ['vpc-peering', { name: 'dev-shop' }],
  ])(
    'refuse in %s what the form would not let through: %j',
    async (name, values) => {
      await portal.refuse(name, values);
      expect(portal.eks.calls).toEqual([]);
    },
  );
});

/** What a step shows of something that was made. */
function detailOf(kind: OperationKindName): StepDetail {
  return kind === 'tenant-account'
    ? {
        type: 'account',
        name: 'tenant-games',
        email: 'aws+games@acme.example',
        accountId: '999900001111',
        state: 'SUCCEEDED',
      }
    : {
        type: 'pull-request',
        changeId: 'c1',
        repository: 'acme/xkf',
        title: 'games',
        files: [],
        pullRequest: {
          number: 1,
          url: 'https://git.example/acme/xkf/pull/1',
          title: 'games',
          state: 'open',
          draft: false,
          branch: 'portal/games',
          baseBranch: 'main',
          headCommit: 'c0ffee',
          mergeability: 'unknown',
          checks: { state: 'none', items: [] },
        },
      };
}

import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import {
  accountConfiguration,
  homeConfiguration,
} from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('Organizations', () => {
  let sandbox: Sandbox;
  let home: OrganizationsClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
    home = new OrganizationsClient(homeConfiguration(sandbox, 'us-east-1'));
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  it('pages the accounts and describes one', async () => {
    const pages = [];
    for await (const page of paginateListAccounts(
      { client: home, pageSize: 4 },
      {},
    )) {
      pages.push(page.Accounts?.map(account => account.Name));
    }
    expect(pages).toEqual([
      ['acme-management', 'xkf-dev', 'xkf-qa', 'xkf-prod'],
      ['tenant-data', 'legacy', 'tenant-shop', 'tenant-lab'],
      ['tenant-new'],
    ]);
    await expect(
      home.send(new DescribeAccountCommand({ AccountId: '444444444444' })),
    ).resolves.toMatchObject({
      Account: {
        Name: 'tenant-data',
        Status: 'ACTIVE',
        JoinedTimestamp: expect.any(Date),
      },
    });
    await expect(
      home.send(new DescribeAccountCommand({ AccountId: '000000000000' })),
    ).rejects.toMatchObject({ name: 'AccountNotFoundException' });
  });

  it('walks from the root to an account and back', async () => {
    const { Roots } = await home.send(new ListRootsCommand({}));
    const units = async (ParentId: string | undefined) =>
      (
        await home.send(
          new ListOrganizationalUnitsForParentCommand({ ParentId }),
        )
      ).OrganizationalUnits;
    const top = await units(Roots?.[0].Id);
    expect(top?.map(unit => unit.Name)).toEqual([
      'Platform',
      'Tenants',
      'Legacy',
    ]);
    const [production] = (await units(top?.[1].Id)) ?? [];
    const { Accounts } = await home.send(
      new ListAccountsForParentCommand({ ParentId: production.Id }),
    );
    expect(Accounts?.map(account => account.Id)).toEqual([
      '444444444444',
      '666666666666',
    ]);
    await expect(
      home.send(new ListParentsCommand({ ChildId: '444444444444' })),
    ).resolves.toMatchObject({
      Parents: [{ Id: production.Id, Type: 'ORGANIZATIONAL_UNIT' }],
    });
    await expect(
      home.send(new ListTagsForResourceCommand({ ResourceId: '444444444444' })),
    ).resolves.toMatchObject({
      Tags: expect.arrayContaining([{ Key: 'Owner', Value: 'team-data' }]),
    });
    await expect(units('ou-acme-nothing1')).rejects.toMatchObject({
      name: 'ParentNotFoundException',
    });
  });

  it('lets a member account describe the organization and nothing else', async () => {
    const member = new OrganizationsClient(
      await accountConfiguration(sandbox, '111111111111', 'us-east-1'),
    );
    await expect(
      member.send(new DescribeOrganizationCommand({})),
    ).resolves.toMatchObject({
      Organization: { MasterAccountId: '999999999999', FeatureSet: 'ALL' },
    });
    await expect(member.send(new ListRootsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

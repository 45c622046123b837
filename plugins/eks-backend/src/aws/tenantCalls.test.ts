import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Sandbox } from '@xkf/sandbox';
import { useSandbox } from '../__testUtils__/portal';
import { AccountCredentials, AwsReaders } from '.';

jest.setTimeout(60_000);

const request = {
  email: 'aws+tenant-blog@acme.example',
  name: 'tenant-blog',
  roleName: 'OrganizationAccountAccessRole',
  tags: { Environment: 'dev', Owner: 'team-blog' },
};
const tenant = { accountId: '444444444444', accountName: 'tenant-data' };
const place = { ...tenant, region: 'eu-west-1' };
const TENANTS = 'ou-acme-tenants01';

describe('the calls of tenants', () => {
  let sandbox: Sandbox;
  let readers: AwsReaders;
  const signal = AbortSignal.timeout(50_000);
  beforeEach(async () => {
    sandbox = await useSandbox();
    const aws = { accountDefaults: { roleName: 'xkf-portal-reader' } };
    readers = new AwsReaders(
      new AccountCredentials(
        DefaultAwsCredentialsManager.fromConfig(new ConfigReader({ aws })),
      ),
      { managementAccountId: '999999999999' },
    );
  });
  afterEach(async () => {
    readers.close();
    await sandbox.stop();
  });

  describe('to Organizations', () => {
    it('create an account, follow it, move and tag it', async () => {
      const organization = readers.organization(signal);
      const { Id: id = '' } = await organization.createAccount(request);
      let status = await organization.describeCreateAccountStatus(id);
      while (status?.State === 'IN_PROGRESS') {
        await new Promise(setImmediate);
        status = await organization.describeCreateAccountStatus(id);
      }
      expect(status).toMatchObject({ State: 'SUCCEEDED' });
      const accountId = status?.AccountId ?? '';
      const done = await organization.listCreateAccountStatus(['SUCCEEDED']);
      expect(done.map(one => one.Id)).toContain(id);
      expect(await organization.describeAccount(accountId)).toMatchObject({
        Email: request.email,
        Name: request.name,
      });

      const [{ Id: from = '' }] = await organization.listParents(accountId);
      const move = { accountId, from, to: TENANTS };
      await organization.moveAccount(move);
      await organization.moveAccount({ ...move, from: TENANTS });
      await expect(organization.moveAccount(move)).resolves.toBeUndefined();
      const there = await organization.listAccountsForParent(TENANTS);
      expect(there.map(({ Id }) => Id)).toContain(accountId);
      await organization.tagAccount(accountId, { CostCentre: '42' });
      expect(await organization.listTags(accountId)).toEqual({
        ...request.tags,
        CostCentre: '42',
      });
    });

    it('never ask for an account twice', async () => {
      const organization = readers.organization(signal);
      sandbox.faults.add({
        operation: 'CreateAccount',
        effect: 'server-error',
        remaining: 2,
      });
      const before = (await organization.listAccounts()).length;
      for (let n = 0; n < 2; n++) {
        await expect(organization.createAccount(request)).rejects.toMatchObject(
          { name: 'AwsReadError', problem: { kind: 'server-error' } },
        );
      }
      expect(await organization.listAccounts()).toHaveLength(before);
      await organization.createAccount(request);
    });

    it('pass on the words of AWS when it refuses', async () => {
      const organization = readers.organization(signal);
      await expect(
        organization.createAccount({ ...request, email: 'no address' }),
      ).rejects.toMatchObject({
        code: 'InvalidInputException',
        message: expect.stringMatching(/^AWS refused it: .+/),
      });
      await expect(
        organization.moveAccount({
          accountId: tenant.accountId,
          from: 'ou-acme-tenantprd',
          to: 'ou-acme-nowhere01',
        }),
      ).rejects.toMatchObject({
        code: 'DestinationParentNotFoundException',
      });
    });

    it('know nothing of what does not exist', async () => {
      const organization = readers.organization(signal);
      const nobody = '123456789012';
      expect(await organization.describeAccount(nobody)).toBe(undefined);
      expect(await organization.listParents(nobody)).toEqual([]);
      expect(
        await organization.describeOrganizationalUnit('ou-acme-nowhere01'),
      ).toBe(undefined);
      expect(
        await organization.describeCreateAccountStatus(
          'car-0123456789abcdef0123456789abcdef',
        ),
      ).toBe(undefined);
    });

    it('need a configured management account', () => {
      const others = new AwsReaders(
        new AccountCredentials(
          DefaultAwsCredentialsManager.fromConfig(new ConfigReader({})),
        ),
      );
      expect(() => others.organization(signal)).toThrow(
        /Set eks\.organization\.managementAccountId/,
      );
    });
  });

  it('read roles with their trust as JSON, and issuers', async () => {
    const iam = readers.iam(tenant, signal);
    const roles = await iam.listRoles();
    const [{ RoleName: name = '', AssumeRolePolicyDocument: trust = '' }] =
      roles;
    expect(JSON.parse(trust)).toMatchObject({ Version: '2012-10-17' });
    expect(await iam.getRole(name)).toMatchObject({
      AssumeRolePolicyDocument: trust,
    });
    expect(await iam.getRole('nobody')).toBe(undefined);
    expect(await iam.listAttachedRolePolicies('nobody')).toEqual([]);
    expect(
      await iam.getPolicyDocument(
        `arn:aws:iam::${tenant.accountId}:policy/none`,
      ),
    ).toBe(undefined);

    const [issuer] = await iam.listOpenIdConnectProviders();
    expect(await iam.getOpenIdConnectProvider(issuer)).toMatchObject({
      url: issuer.split(':oidc-provider/')[1],
      clientIds: ['sts.amazonaws.com'],
    });
    expect(await iam.getOpenIdConnectProvider(`${issuer}0`)).toBe(undefined);
  });

  it('read networks, and the limit of peerings where they may', async () => {
    const network = readers.network(place, signal);
    const [{ VpcId: vpcId = '' }] = await network.describeVpcs();
    const tables = await network.describeRouteTables(vpcId);
    expect(tables.length).toBeGreaterThan(0);
    expect(new Set(tables.map(table => table.VpcId))).toEqual(new Set([vpcId]));
    expect(await network.describeVpcPeeringConnections()).not.toEqual([]);
    expect(await network.peeringQuota()).toBe(50);
    sandbox.faults.add({
      service: 'servicequotas',
      effect: 'access-denied',
    });
    expect(await network.peeringQuota()).toBe(undefined);
  });
});

import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  ListRoleTagsCommand,
  type PolicyScopeType,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { accountConfiguration } from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('IAM', () => {
  let sandbox: Sandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
    iam = new IAMClient(await accountConfiguration(sandbox, '333333333333'));
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  it('pages roles and shows the trust of one', async () => {
    const names = [];
    for await (const page of paginateListRoles(
      { client: iam, pageSize: 3 },
      {},
    )) {
      names.push(page.Roles?.map(role => role.RoleName));
    }
    expect(names[0]).toHaveLength(3);
    expect(names.flat()).toEqual(
      expect.arrayContaining([
        'xks-eu-west-1-prod-eks-admin',
        'xks-eu-west-1-prod-eks2-external-dns',
        'xks-eu-north-1-prod-eks1-velero',
      ]),
    );
    const { Role } = await iam.send(
      new GetRoleCommand({ RoleName: 'xks-eu-west-1-prod-eks-admin' }),
    );
    expect(
      JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')),
    ).toMatchObject({
      Statement: [{ Principal: { AWS: 'arn:aws:iam::999999999999:root' } }],
    });
    await expect(
      iam.send(new GetRoleCommand({ RoleName: 'nothing' })),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('tells what a role may do, whom it trusts and when it was used', async () => {
    const RoleName = 'xks-eu-west-1-prod-eks2-external-dns';
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role?.RoleLastUsed).toMatchObject({
      LastUsedDate: expect.any(Date),
      Region: 'eu-west-1',
    });
    const { identity } = sandbox.world.cluster(
      '333333333333',
      'eu-west-1',
      'prod-eks2',
    ).cluster;
    const url = identity.oidc.issuer.replace('https://', '');
    const { Statement } = JSON.parse(
      decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
    );
    expect(Statement).toMatchObject([
      {
        Principal: {
          Federated: expect.stringContaining(`oidc-provider/${url}`),
        },
        Condition: {
          StringEquals: {
            [`${url}:sub`]: 'system:serviceaccount:external-dns:external-dns',
          },
        },
      },
    ]);
    const { AttachedPolicies = [] } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    expect(AttachedPolicies.map(each => each.PolicyName)).toEqual([RoleName]);
    await expect(
      iam.send(new ListRolePoliciesCommand({ RoleName })),
    ).resolves.toMatchObject({ PolicyNames: [] });
    await expect(
      iam.send(new ListRoleTagsCommand({ RoleName })),
    ).resolves.toMatchObject({ Tags: [], IsTruncated: false });
    const { PolicyArn } = AttachedPolicies[0];
    await expect(
      iam.send(new GetPolicyCommand({ PolicyArn })),
    ).resolves.toMatchObject({
      Policy: {
        PolicyName: RoleName,
        AttachmentCount: 1,
        DefaultVersionId: 'v1',
        IsAttachable: true,
      },
    });
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
    );
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toContain(
      'route53:ChangeResourceRecordSets',
    );
    await expect(
      iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v9' })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    await expect(
      iam.send(new GetPolicyCommand({ PolicyArn: `${PolicyArn}x` })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    const unused = await iam.send(
      new GetRoleCommand({ RoleName: 'xkf-portal-reader' }),
    );
    expect(unused.Role?.RoleLastUsed).toEqual({});
  });

  it('lists policies by who offers them and whether they are used', async () => {
    const names = async (Scope: PolicyScopeType, OnlyAttached = false) => {
      const { Policies = [] } = await iam.send(
        new ListPoliciesCommand({ Scope, OnlyAttached, MaxItems: 1000 }),
      );
      return Policies.map(each => each.PolicyName);
    };
    const local = await names('Local');
    expect(local).toHaveLength(12);
    expect(local).not.toContain('ReadOnlyAccess');
    expect(await names('AWS')).toContain('ReadOnlyAccess');
    await expect(names('AWS', true)).resolves.toEqual([
      'AmazonEBSCSIDriverPolicy',
    ]);
    expect((await names('All', true)).length).toBe(13);
  });

  it('knows the provider of every cluster, and the alias', async () => {
    const { OpenIDConnectProviderList } = await iam.send(
      new ListOpenIDConnectProvidersCommand({}),
    );
    expect(OpenIDConnectProviderList).toHaveLength(3);
    const provider = await iam.send(
      new GetOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn: OpenIDConnectProviderList?.[0].Arn,
      }),
    );
    expect(provider).toMatchObject({
      Url: expect.stringMatching(/^oidc\.eks\.eu-west-1\.amazonaws\.com\/id\//),
      ClientIDList: ['sts.amazonaws.com'],
    });
    await expect(
      iam.send(new ListAccountAliasesCommand({})),
    ).resolves.toMatchObject({ AccountAliases: ['acme-xkf-prod'] });
  });
});

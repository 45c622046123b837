import {
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListOpenIDConnectProvidersCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { accountConfiguration } from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

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
    expect(names.map(page => page?.length)).toEqual([3, 3, 2]);
    expect(names.flat()).toContain('xks-eu-west-1-prod-eks-admin');
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

import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { accountConfiguration } from '../../__testUtils__/clients';
import {
  commitFiles,
  github,
  lastLog,
  merge,
  oneLine,
  propose,
  statusesOf,
} from '../../__testUtils__/gitHost';
import { roleOf } from '../../world/changes/iam';
import { type Sandbox, startSandbox } from '../../startSandbox';

const SHOP = 'acme/tenant-shop';
const ACCOUNT = '666666666666';
const IRSA = 'aws-core/irsa.tf';
const SOURCE =
  'github.com/acme/terraform-modules//modules/aws/irsa?ref=2026.10.1';
const READ_SQS = 'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('IAM by pull request', () => {
  let sandbox: Sandbox;
  let iam: IAMClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    iam = new IAMClient(await accountConfiguration(sandbox, ACCOUNT));
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const issuer = (name: string) =>
    sandbox.world.cluster('333333333333', 'eu-west-1', name).cluster.identity
      .oidc.issuer;
  const arnOf = (url: string) =>
    `arn:aws:iam::${ACCOUNT}:oidc-provider/${url.replace('https://', '')}`;
  const call = (name: string, rest: string, role = `"${name}"`) => `
module "${name}" {
  source                     = "${SOURCE}"
  name                       = ${role}
  kubernetes_namespace       = "shop"
  kubernetes_service_account = "${name}"
  oidc_providers = [
    {
      url = "${issuer('prod-eks1')}"
      arn = "${arnOf(issuer('prod-eks1'))}"
    },
    {
      url = "${issuer('prod-eks2')}"
      arn = aws_iam_openid_connect_provider.prod_eks2.arn
    },
  ]
${rest}
}
`;
  const own = (document: string) =>
    `  policy_json_create = true\n  policy_json = ${document}`;
  const append = (branch: string, text: string) =>
    propose(sandbox, SHOP, branch, IRSA, before => before + text);
  const last = async (number: number) =>
    Object.values(await statusesOf(sandbox, SHOP, number)).at(-1);
  const log = (number: number) => oneLine(lastLog(sandbox, SHOP, number));
  const trustOf = async (RoleName: string) => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    return JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
  };

  it('makes a role with its policy and what it trusts, changes and removes it', async () => {
    const policy = `jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:*"]
      Resource = "arn:aws:s3:::\${local.bucket}/$\${aws:username}/*" # of the user
    }]
  })`;
    const text = `
locals {
  bucket = "acme-\${var.environment}"
}

resource "aws_iam_openid_connect_provider" "prod_eks1" {
  url             = "${issuer('prod-eks1')}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = []
}
${call(
  'files',
  `${own(policy)}\n  policy_permissions_arn = ["${READ_SQS}"]`,
  '"xks-${var.aws_location}-${var.environment}-files"',
)}`;
    const number = await append('files', text);
    await expect(last(number)).resolves.toBe(
      'success: 5 to add, 0 to change, 0 to destroy; OPA score 5, limit 50',
    );
    expect(log(number)).toContain(
      '# module.files.aws_iam_role.this will be created',
    );
    await merge(sandbox, SHOP, number);
    await expect(last(number)).resolves.toBe(
      'success: Applied: 5 added, 0 changed, 0 destroyed',
    );
    const name = 'xks-eu-west-1-prod-files';
    const arn = `arn:aws:iam::${ACCOUNT}:policy/${name}`;
    const statements = ['prod-eks1', 'prod-eks2'].map(issuer).map(url => ({
      Sid: '',
      Effect: 'Allow',
      Principal: { Federated: arnOf(url) },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${url.replace('https://', '')}:sub`]:
            'system:serviceaccount:shop:files',
        },
      },
    }));
    const trust = await trustOf(name);
    expect(trust.Statement).toHaveLength(2);
    expect(trust.Statement).toEqual(expect.arrayContaining(statements));
    await expect(
      iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name })),
    ).resolves.toMatchObject({
      AttachedPolicies: expect.arrayContaining([
        { PolicyName: name, PolicyArn: arn },
        { PolicyName: 'AmazonSQSReadOnlyAccess', PolicyArn: READ_SQS },
      ]),
    });
    const documentOf = async () => {
      const { Policy } = await iam.send(
        new GetPolicyCommand({ PolicyArn: arn }),
      );
      const { PolicyVersion } = await iam.send(
        new GetPolicyVersionCommand({
          PolicyArn: arn,
          VersionId: Policy?.DefaultVersionId,
        }),
      );
      return [
        Policy?.DefaultVersionId,
        JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? '')),
      ];
    };
    // eslint-disable-next-line no-template-curly-in-string
    const resource = 'arn:aws:s3:::acme-prod/${aws:username}/*';
    await expect(documentOf()).resolves.toEqual([
      'v1',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:*'], Resource: resource }],
      },
    ]);
    await expect(
      iam.send(
        new GetOpenIDConnectProviderCommand({
          OpenIDConnectProviderArn: arnOf(issuer('prod-eks1')),
        }),
      ),
    ).resolves.toMatchObject({ ClientIDList: ['sts.amazonaws.com'] });

    const narrower = await propose(sandbox, SHOP, 'narrower', IRSA, before =>
      before
        .replace('s3:*', 's3:GetObject')
        .replace(
          'kubernetes_service_account = "files"',
          'kubernetes_service_account = "file-server"',
        ),
    );
    await expect(last(narrower)).resolves.toContain(
      'success: 0 to add, 2 to change, 0 to destroy',
    );
    await merge(sandbox, SHOP, narrower);
    expect(JSON.stringify(await trustOf(name))).toContain('shop:file-server');
    expect((await documentOf())[0]).toBe('v2');

    const gone = await propose(sandbox, SHOP, 'gone', IRSA, before =>
      before.slice(0, before.indexOf('\nmodule "files"')),
    );
    await expect(last(gone)).resolves.toBe(
      'failure: 0 to add, 0 to change, 4 to destroy; OPA score 400 is not below 50',
    );
    await merge(sandbox, SHOP, gone, 500);
    await expect(trustOf(name)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    expect(
      sandbox.world.account(ACCOUNT).policies.map(each => each.PolicyName),
    ).toEqual(['xks-eu-west-1-prod-shop-web']);
  });

  it('makes what is for the environment, in place of what has another name', async () => {
    const none = `  count = var.environment == "dev" ? 1 : 0\n${own('"{}"')}`;
    const number = await append(
      'count',
      call('elsewhere', none) +
        call(
          'here',
          `  count = contains(["dev", "prod"], var.environment) ? 1 : 0\n  policy_json_create = false\n  policy_permissions_arn = ["${READ_SQS}"]`,
        ),
    );
    await merge(sandbox, SHOP, number);
    await expect(last(number)).resolves.toContain('Applied: 2 added');
    expect(log(number)).toContain('module.here[0].aws_iam_role.this');
    const renamed = await propose(sandbox, SHOP, 'rename', IRSA, text =>
      text.replace(/(name +)= "here"/, '$1= "there"'),
    );
    await expect(last(renamed)).resolves.toContain(
      '2 to add, 0 to change, 2 to destroy',
    );
    await merge(sandbox, SHOP, renamed, 500);
    const account = sandbox.world.account(ACCOUNT);
    expect(roleOf(account, 'here')).toBeUndefined();
    expect(roleOf(account, 'there')?.attachedPolicies).toHaveLength(1);
    // A role that somebody has removed is made again.
    account.roles = account.roles.filter(each => each.RoleName !== 'there');
    const comment = await append('comment', '# Seen\n');
    await expect(last(comment)).resolves.toContain('2 to add, 0 to change');
  });

  it('fails as AWS refuses it, and keeps what was made', async () => {
    const statement =
      '"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]';
    const quoted = JSON.stringify(`{"Version":"2012-10-17",${statement}}`);
    const number = await append(
      'taken',
      call('taken', own(quoted), '"OrganizationAccountAccessRole"'),
    );
    await expect(last(number)).resolves.toContain('success: 3 to add');
    await merge(sandbox, SHOP, number);
    await expect(last(number)).resolves.toContain(
      'failure: failed creating IAM Role (OrganizationAccountAccessRole): EntityAlreadyExists: Role with name OrganizationAccountAccessRole already exists.',
    );
    expect(
      sandbox.world
        .account(ACCOUNT)
        .policies.some(
          each => each.PolicyName === 'OrganizationAccountAccessRole',
        ),
    ).toBe(true);
    expect(
      roleOf(sandbox.world.account(ACCOUNT), 'OrganizationAccountAccessRole')
        ?.attachedPolicies,
    ).toEqual([]);
    const unknown = await append(
      'unknown',
      call(
        'unknown',
        '  policy_json_create = false\n  policy_permissions_arn = ["arn:aws:iam::aws:policy/Nothing"]',
      ),
    );
    await merge(sandbox, SHOP, unknown);
    expect(log(unknown)).toContain(
      'Error attaching policy arn:aws:iam::aws:policy/Nothing to IAM Role unknown: NoSuchEntity: Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.',
    );
    expect(roleOf(sandbox.world.account(ACCOUNT), 'unknown')).toBeDefined();
    const twice = await append(
      'twice',
      `resource "aws_iam_openid_connect_provider" "again" {\n  url = "${issuer('prod-eks2')}"\n  client_id_list = ["sts.amazonaws.com"]\n  thumbprint_list = []\n}\n`,
    );
    await merge(sandbox, SHOP, twice);
    expect(log(twice)).toContain(
      `error creating IAM OIDC Provider: EntityAlreadyExists: Provider with url ${issuer('prod-eks2')} already exists.`,
    );
  });

  it('does not plan what the module or the provider does not take', async () => {
    const failures: Record<string, [string, string]> = {
      long: [
        call('long', own('"{}"'), `"${'x'.repeat(65)}"`),
        'expected length of name to be in the range (1 - 64), got xxx',
      ],
      json: [call('json', own('"{"')), '"policy" contains an invalid JSON'],
      argument: [
        call('argument', `${own('"{}"')}\n  audience = "x"`),
        'An argument named "audience" is not expected here.',
      ],
      required: [
        call('required', ''),
        'The argument "policy_json_create" is required, but no definition was found.',
      ],
      variable: [
        call('variable', own('var.nothing')),
        'Reference to undeclared input variable',
      ],
      loop: [
        call('loop', own('jsonencode({ for x in ["a"] : x => x })')),
        'The sandbox cannot evaluate { for x in',
      ],
      thumbprint: [
        'resource "aws_iam_openid_connect_provider" "x" {\n  url = "https://x"\n  client_id_list = []\n  thumbprint_list = ["ab"]\n}\n',
        'expected length of thumbprint_list.0 to be in the range (40 - 40), got ab',
      ],
    };
    for (const [branch, [text, message]] of Object.entries(failures)) {
      const number = await append(branch, text);
      await expect(last(number)).resolves.toMatch(/^failure: /);
      expect(log(number)).toContain(message);
    }
  });

  it('makes roles of the platform in either folder, once', async () => {
    const dev = sandbox.world.cluster('111111111111', 'eu-west-1', 'dev-eks1');
    const { issuer: url } = dev.cluster.identity.oidc;
    const arn = `arn:aws:iam::111111111111:oidc-provider/${url.replace('https://', '')}`;
    const text = (name: string) =>
      call(
        name,
        `  count = var.environment == "dev" ? 1 : 0\n${own('jsonencode({ Statement = [{}] })')}`,
      )
        .replaceAll(issuer('prod-eks1'), url)
        .replaceAll(arnOf(issuer('prod-eks1')), arn)
        .replace(/\{\s+url = [^}]+prod_eks2.arn\s+\},/, '');
    for (const directory of ['aws-eks', 'aws-core']) {
      const branch = `irsa-${directory}`;
      await commitFiles(sandbox, 'acme/xkf', branch, {
        [`${directory}/irsa.tf`]: text(`in-${directory}`),
      });
      const { body } = await github(sandbox, 'POST /repos/acme/xkf/pulls', {
        title: branch,
        head: branch,
        base: 'main',
      });
      await sandbox.idle();
      expect(
        (await statusesOf(sandbox, 'acme/xkf', body.number))[
          `plan (${directory}, qa)`
        ],
      ).not.toContain('aws_iam');
      await merge(sandbox, 'acme/xkf', body.number, 2000);
      expect(
        roleOf(sandbox.world.account('111111111111'), `in-${directory}`),
      ).toBeDefined();
      expect(
        roleOf(sandbox.world.account('222222222222'), `in-${directory}`),
      ).toBeUndefined();
    }
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { xkf } from '../repository/__testUtils__/xkf';
import { codes, place, plan } from './__testUtils__/planning';

const run = promisify(execFile);
const path = 'aws-eks/irsa.tf';
const issuer = 'https://oidc.eks.eu-west-1.amazonaws.com/id/A';
const arn =
  'arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A';
const thumbprint = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280';

const provider = (more: object = {}) => ({
  kind: 'add-oidc-provider',
  ...place,
  resource: 'prod_eks2',
  url: issuer,
  thumbprints: [thumbprint],
  ...more,
});

const role = (more: object = {}) => ({
  kind: 'add-irsa-module',
  ...place,
  module: 'shop_uploads',
  roleName: 'xks-eu-west-1-dev-shop-uploads',
  oidcProviders: [{ url: issuer, arn }],
  namespace: 'shop',
  serviceAccount: 'uploads',
  policyArns: ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'],
  ...more,
});

const oneEnvironment = () => {
  const { 'aws-eks/variables/prod.tfvars': _, ...files } = xkf();
  return files;
};

const only = 'count           = var.environment == "dev" ? 1 : 0';
const block = (
  count = '',
) => `resource "aws_iam_openid_connect_provider" "prod_eks2" {
${count}  url             = "${issuer}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["${thumbprint}"]
}
`;

describe('the issuer of a cluster', () => {
  it('is a resource beside the role, which refers to it, in one pull request', async () => {
    const planned = await plan([provider(), role()], {
      files: oneEnvironment(),
    });
    const [{ path: file, after }] = planned.files;
    expect(file).toBe(path);
    expect(after.startsWith(block())).toBe(true);
    expect(after).toContain(
      'arn = aws_iam_openid_connect_provider.prod_eks2.arn',
    );
    expect(planned).toMatchObject({
      title:
        'Add IAM role xks-eu-west-1-dev-shop-uploads for shop/uploads, and 1 more change',
      subject: 'shop',
      action: 'irsa-shop-uploads-and-1-more',
      summary: [
        `Adds the issuer ${issuer} to the account in ${path}, so that its roles can trust service accounts of that cluster.`,
        expect.stringContaining('Adds the IAM role'),
      ],
      commands: [{ directory: 'aws-eks', environment: 'dev', opaScore: 3 }],
    });
    expect(codes(planned)).toEqual(['no-audience-condition?']);
  });

  it('is made only in its environment where the directory has several', async () => {
    const [{ after }] = (await plan([provider(), role()])).files;
    expect(after).toContain(block(`  ${only}\n`));
    expect(after).toContain(
      'arn = aws_iam_openid_connect_provider.prod_eks2[0].arn',
    );
    // What another environment has is not there in this one.
    const other = block(`  ${only.replace('dev', 'prod')}\n`);
    const planned = await plan([provider({ resource: 'prod_eks2_dev' })], {
      files: xkf('node_pools', { [path]: other }),
    });
    expect(planned.files[0].after.startsWith(other)).toBe(true);
    expect(planned.files[0].after).toContain('"prod_eks2_dev"');
  });

  it.each([
    ['just so', block(`  ${only}\n`)],
    ['in all environments', block()],
    ['under another name', block().replace('prod_eks2', 'theirs')],
  ])('is known where it is there: %s', async (_how, before) => {
    const files = xkf('node_pools', { 'aws-eks/oidc.tf': before });
    const planned = await plan([provider()], { files });
    expect(planned.files).toEqual([]);
    expect(planned.warnings).toEqual([
      {
        code: 'already-so',
        severity: 'note',
        message: `aws-eks/oidc.tf, line 1 declares the issuer ${issuer} already.`,
      },
    ]);
    const [{ after }] = (await plan([role()], { files })).files;
    expect(after).toMatch(
      /arn = aws_iam_openid_connect_provider\.(prod_eks2|theirs)(\[0\])?\.arn/,
    );
  });

  it('does not take the name of another one', async () => {
    const before = block().replace(issuer, `${issuer}B`);
    await expect(
      plan([provider()], { files: xkf('node_pools', { [path]: before }) }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `${path}, line 1: there is a resource aws_iam_openid_connect_provider.prod_eks2 already, for another issuer. Choose another name.`,
    });
  });

  it.each([
    { url: 'http://oidc.example' },
    { thumbprints: [] },
    { thumbprints: ['9E'] },
    { resource: 'Prod-eks2' },
  ])('is refused: %j', async wrong => {
    await expect(plan([provider(wrong)])).rejects.toThrow();
  });

  it.each([
    ['one environment', oneEnvironment()],
    ['several environments', xkf()],
  ])(
    'passes the checks of Terraform itself: %s',
    async (_what, files) => {
      const [{ after }] = (await plan([provider(), role()], { files })).files;
      const directory = mkdtempSync(join(tmpdir(), 'irsa-'));
      try {
        writeFileSync(join(directory, 'irsa.tf'), after);
        // Modules stand for the irsa module and, without the AWS provider, the resource.
        const stubbed = after
          .replace(/source = ".*"/, 'source = "./irsa"')
          .replace(
            /resource "aws_iam_openid_connect_provider" "(\w+)" \{/,
            'module "oidc_$1" {\n  source = "./oidc"',
          )
          .replace(/aws_iam_openid_connect_provider\./, 'module.oidc_');
        const tree = {
          'main.tf': `variable "environment" { type = string }\n${stubbed}`,
          'oidc/main.tf':
            'variable "url" { type = string }\nvariable "client_id_list" { type = list(string) }\nvariable "thumbprint_list" { type = list(string) }\noutput "arn" { value = var.url }\n',
          'irsa/main.tf':
            'variable "name" { type = string }\nvariable "oidc_providers" { type = list(object({ url = string, arn = string })) }\nvariable "kubernetes_namespace" { type = string }\nvariable "kubernetes_service_account" { type = string }\nvariable "policy_json_create" { type = bool }\nvariable "policy_permissions_arn" {\n  type    = set(string)\n  default = []\n}\n',
        };
        for (const [name, text] of Object.entries(tree)) {
          const target = join(directory, 'root', name);
          mkdirSync(join(target, '..'), { recursive: true });
          writeFileSync(target, text);
        }
        const cwd = join(directory, 'root');
        const env = {
          PATH: process.env.PATH,
          CHECKPOINT_DISABLE: '1',
          TF_CLI_CONFIG_FILE: '/dev/null',
        };
        const judge = (...args: string[]) =>
          run('terraform', args, { cwd, env, timeout: 60_000 });
        const judgement = await judge('fmt', '-check', '-diff', '../irsa.tf')
          .then(() => judge('init', '-backend=false', '-input=false'))
          .then(() => judge('validate', '-no-color'))
          .then(
            () => 'valid',
            error =>
              error.code === 'ENOENT'
                ? 'no terraform'
                : `${error.stdout}${error.stderr}`,
          );
        expect(['valid', 'no terraform']).toContain(judgement);
      } finally {
        rmSync(directory, { recursive: true });
      }
    },
    120_000,
  );
});

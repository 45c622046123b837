import { xkf } from '../repository/__testUtils__/xkf';
import {
  changedLines,
  codes,
  place,
  plan,
  tenantPlace,
} from './__testUtils__/planning';

const path = 'aws-eks/irsa.tf';
const arn =
  'arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A';
const statement = {
  Effect: 'Allow',
  Action: ['s3:GetObject'],
  Resource: 'arn:aws:s3:::shop/${aws:username}/*',
  Condition: { StringLike: { 'aws:PrincipalTag/%{x}': '"a"\\' } },
};
const policy = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const irsa = (more: object = {}) => ({
  kind: 'add-irsa-module',
  ...place,
  module: 'shop_uploads',
  roleName: 'xks-eu-west-1-dev-shop-uploads',
  oidcProviders: [{ url: arn.replace(/^.*provider\//, 'https://'), arn }],
  namespace: 'shop',
  serviceAccount: 'uploads',
  policyJson: policy(statement),
  ...more,
});

const expected = (source: string, count: string) => `module "shop_uploads" {
  source = "${source}"
${count}
  oidc_providers = [
    {
      url = "https://oidc.eks.eu-west-1.amazonaws.com/id/A"
      arn = "${arn}"
    },
  ]

  kubernetes_namespace       = "shop"
  kubernetes_service_account = "uploads"
  policy_json_create         = true

  policy_json = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:aws:s3:::shop/$\${aws:username}/*"
        Condition = {
          StringLike = {
            "aws:PrincipalTag/%%{x}" = "\\"a\\"\\\\"
          }
        }
      },
    ]
  })
}
`;

const upstream =
  'github.com/xenitab/terraform-modules//modules/aws/irsa?ref=2023.10.2';

describe('an IRSA role', () => {
  it('is a module call in a file of its own, made only in its environment', async () => {
    const planned = await plan([irsa()]);
    expect(planned.files).toMatchObject([
      {
        path,
        before: undefined,
        after: expected(
          upstream,
          `  count  = var.environment == "dev" ? 1 : 0
  name   = "xks-eu-west-1-dev-shop-uploads"
`,
        ),
        diff: expect.stringMatching(
          /^--- \/dev\/null\n\+\+\+ b\/aws-eks\/irsa\.tf\n/,
        ),
      },
    ]);
    expect(planned).toMatchObject({
      title: 'Add IAM role xks-eu-west-1-dev-shop-uploads for shop/uploads',
      subject: 'shop',
      action: 'irsa-shop-uploads',
      commands: [{ directory: 'aws-eks', environment: 'dev', opaScore: 3 }],
    });
    expect(codes(planned)).toEqual(['no-audience-condition?']);
  });

  it('needs no condition where the directory has one environment', async () => {
    const { 'aws-eks/variables/prod.tfvars': _, ...files } = xkf();
    const planned = await plan([irsa()], { files });
    expect(planned.files[0].after).toBe(
      expected(upstream, `  name   = "xks-eu-west-1-dev-shop-uploads"\n`),
    );
  });

  it('is appended to what is there, from the source of another irsa module', async () => {
    const before =
      '# ours\nmodule "a" {\n  source = "git::https://git.example/m.git//modules/aws/irsa?ref=v2"\n}\n';
    const planned = await plan(
      [
        irsa({
          policyJson: undefined,
          policyArns: ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'],
          oidcProviders: ['A', 'B'].map(id => ({
            url: `https://oidc.eks.eu-west-1.amazonaws.com/id/${id}`,
            arn: arn.replace(/A$/, id),
          })),
        }),
      ],
      { files: xkf('node_pools', { [path]: before }) },
    );
    const { after } = planned.files[0];
    expect(after.startsWith(before)).toBe(true);
    expect(after).toContain(
      'source = "git::https://git.example/m.git//modules/aws/irsa?ref=v2"\n  count',
    );
    expect(after.match(/url = /g)).toHaveLength(2);
    expect(after).toMatch(/policy_json_create +(= false)/);
    expect(after).not.toContain('policy_json ');
    expect(after).toMatch(
      /policy_permissions_arn +(= \["arn:aws:iam::aws:policy\/AmazonSQSReadOnlyAccess"\])/,
    );
    expect(planned.commands[0].opaScore).toBe(2);
    expect(changedLines(planned).every(line => line.startsWith('+'))).toBe(
      true,
    );
  });

  it("says so when no module shows where the modules are, in a tenant's repository", async () => {
    const planned = await plan([irsa(tenantPlace)], {
      tenant: true,
      files: {
        'aws-core/main.tf': 'locals {}\n',
        'aws-core/variables/dev.tfvars': '',
      },
    });
    expect(planned.files[0].path).toBe('aws-core/irsa.tf');
    expect(planned.files[0].after).toContain(upstream);
    expect(codes(planned)).toEqual([
      'module-source-unknown',
      'no-audience-condition?',
    ]);
  });

  it('is there already, or the name of the module is taken', async () => {
    const [{ after }] = (await plan([irsa()])).files;
    const there = xkf('node_pools', {
      [path]: after.replace('"shop"', '  "shop"'),
    });
    expect(codes(await plan([irsa()], { files: there }))).toEqual([
      'already-so?',
    ]);
    await expect(
      plan([irsa({ serviceAccount: 'other' })], { files: there }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `${path}, line 1: there is a module shop_uploads already. Choose another name.`,
    });
    await expect(plan([irsa({ module: 'eks1' })])).rejects.toThrow(
      'aws-eks/eks1.tf, line 8',
    );
  });

  it('is not made twice', async () => {
    await expect(
      plan([irsa(), irsa({ module: 'other' })]),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `${path}, line 1: module shop_uploads makes a role xks-eu-west-1-dev-shop-uploads already. Choose another name.`,
    });
  });

  it('is not written into a broken file', async () => {
    await expect(
      plan([irsa()], { files: xkf('node_pools', { [path]: 'module {\n' }) }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(path),
    });
  });
});

describe('a policy', () => {
  it.each([
    ['{', 'The policy is not JSON: '],
    ['[]', 'The policy is not one that IAM accepts: it '],
    [
      JSON.stringify({ Version: '2020-01-01', Statement: [statement] }),
      'Version must be 2012-10-17',
    ],
    [policy(), 'Statement '],
    [policy({ ...statement, Effect: 'allow' }), 'Statement 1 Effect '],
    [
      policy({ ...statement, Principal: '*' }),
      'Statement 1 Principal belongs to resource policies',
    ],
    [
      policy({ ...statement, NotAction: 'a:b' }),
      'statement 1 must have one of Action and NotAction',
    ],
    [
      policy(statement, { Effect: 'Deny', Action: '*' }),
      'statement 2 must have one of Resource and NotResource',
    ],
    [
      policy({ ...statement, Resource: `arn:aws:s3:::${'x'.repeat(6200)}` }),
      'IAM allows 6144',
    ],
  ])('is refused: %#', async (policyJson, message) => {
    await expect(plan([irsa({ policyJson })])).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('is text in every part, also where the editor knows expressions', async () => {
    const trap = { $raw: 'file("/etc/passwd")' };
    const [{ after }] = (
      await plan([
        irsa({
          policyJson: policy({
            ...statement,
            Condition: { StringLike: trap, Other: [trap] },
          }),
        }),
      ])
    ).files;
    expect(
      after.match(/"\$raw" = "file\(\\"\/etc\/passwd\\"\)"/g),
    ).toHaveLength(2);
    expect(after).not.toMatch(/[^"]file\(/);
  });

  it('may be large with white space alone', async () => {
    const policyJson = policy(statement).replace(':', `:${' '.repeat(7000)}`);
    expect((await plan([irsa({ policyJson })])).files).toHaveLength(1);
  });

  it.each([
    [
      { Action: 's3:*', Resource: 'arn:aws:s3:::a' },
      'warning',
      'Statement 1 of the policy allows s3:*.',
    ],
    [
      { Action: ['*', 's3:Get*'], Resource: '*' },
      'warning',
      'Statement 1 of the policy allows * on every resource.',
    ],
    [
      { NotAction: 'iam:*', Resource: ['*'] },
      'warning',
      'Statement 1 of the policy allows all but a few actions on every resource.',
    ],
    [
      { Action: 's3:GetObject', Resource: '*' },
      'note',
      'Statement 1 of the policy allows its actions on every resource.',
    ],
    [
      { Action: 's3:GetObject', NotResource: 'a' },
      'note',
      'Statement 1 of the policy allows its actions on every resource.',
    ],
  ])('that allows much: %p', async (part, severity, message) => {
    const { warnings } = await plan([
      irsa({ policyJson: policy({ Effect: 'Allow', ...part }) }),
    ]);
    expect(warnings).toContainEqual({
      code: 'policy-wildcard',
      severity,
      message,
    });
  });

  it('that denies or is narrow needs no warning', async () => {
    const single = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
    });
    for (const policyJson of [policy(statement), single]) {
      expect(codes(await plan([irsa({ policyJson })]))).toEqual([
        'no-audience-condition?',
      ]);
    }
  });

  it('is needed in one form or the other', async () => {
    await expect(plan([irsa({ policyJson: undefined })])).rejects.toMatchObject(
      {
        name: 'InputError',
        message:
          'The role would allow nothing: give a policy document or policy ARNs.',
      },
    );
  });
});

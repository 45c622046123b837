import { presetPermissions } from '@xkf/backstage-plugin-eks-common';
import { ids, PeeringPortal } from '../peering/__testUtils__/PeeringPortal';
import { stepOf } from '../world/__testUtils__/OperationsPortal';

jest.setTimeout(180_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const region = 'eu-west-1';
const cluster = (accountId: string, clusterName: string) => ({
  accountId,
  region,
  clusterName,
});
const dev = cluster(ids.dev, 'dev-eks1');
const qa = cluster(ids.qa, 'qa-eks1');
const prod = cluster('333333333333', 'prod-eks2');

const role = {
  kind: 'irsa-role',
  accountId: ids.lab,
  region,
  roleName: 'xks-eu-west-1-dev-lab-jobs',
  clusters: [dev, qa],
  namespace: 'lab',
  serviceAccount: 'jobs',
  ...presetPermissions('s3-read', { bucket: 'acme-lab-data' }),
  policyArns: ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'],
};
const shopRole = {
  ...role,
  accountId: ids.shop,
  roleName: 'xks-eu-west-1-prod-shop-jobs',
  clusters: [prod],
  namespace: 'shop',
  policyArns: [],
};

describe('an IAM role for a service account', () => {
  let peering: PeeringPortal;
  beforeAll(async () => {
    peering = await PeeringPortal.start();
  });
  afterAll(() => peering?.stop());

  const account = (id: string) => peering.portal.sandbox.world.account(id);
  const madeRole = (id: string, name: string) =>
    account(id).roles.find(({ RoleName }) => RoleName === name);
  const codes = async (operation: object) => {
    const { findings } = await peering.portal.plan(operation);
    return findings.map(({ code, state }) => `${code} ${state}`);
  };

  it('goes from one pull request to the verified end, for two clusters', async () => {
    const { portal } = peering;
    const plan = await portal.plan(role);
    expect(plan.obstacles).toEqual([]);
    expect(plan.approvalRequired).toBe(false);
    const said = plan.findings.map(({ message }) => message).join('\n');
    expect(said).toContain(
      'tenant-lab does not know the issuer of dev-eks1 yet; the pull request adds it as an OpenID Connect provider.',
    );
    expect(said).toContain(
      'qa-eks1 has no service account lab/jobs yet, so no pod takes the role.',
    );
    expect(plan.input).toMatchObject({
      module: 'lab_jobs',
      issuers: [
        { declare: { resource: 'dev_eks1' } },
        { declare: { resource: 'qa_eks1' } },
      ],
    });
    const [{ preview }] = plan.changes;
    expect(preview.title).toContain('Add IAM role xks-eu-west-1-dev-lab-jobs');
    expect(preview.files.map(({ path }) => path)).toEqual(['aws-core/irsa.tf']);

    const { id } = await portal.begin(role);
    // IAM does not tell names apart by their case.
    const rival = { ...role, roleName: role.roleName.replace('lab', 'Lab') };
    const { planToken, input } = await portal.plan(rival);
    const refused = await portal.post('/operations', {
      operation: input,
      planToken,
    });
    expect(refused.status).toBe(409);
    expect(await peering.merge(id, 'wait-merge')).toBe('acme/tenant-lab');
    const { steps } = await portal.until(id, 'succeeded');
    expect(stepOf({ steps }, 'verify')?.detail).toMatchObject({
      sources: [
        { source: 'acme/tenant-lab (main)', agrees: true },
        {
          source: 'Trust policy',
          value: 'lab/jobs of dev-eks1 and qa-eks1, and nobody else',
          agrees: true,
        },
        { source: 'Policies', value: '2 of 2', agrees: true },
        { source: 'Own policy', value: 'as asked for', agrees: true },
      ],
    });
    const last = stepOf({ steps }, 'annotate');
    const arn = `arn:aws:iam::${ids.lab}:role/${role.roleName}`;
    expect(last?.detail).toEqual({
      type: 'irsa-role',
      roleArn: arn,
      serviceAccountYaml: `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: jobs\n  namespace: lab\n  annotations:\n    eks.amazonaws.com/role-arn: ${arn}\n`,
    });
    expect(last?.reason).toBe(
      'Annotate lab/jobs of dev-eks1 and qa-eks1, and restart its pods.',
    );
    expect(account(ids.lab).openIdConnectProviders).toHaveLength(2);
    expect(
      (await portal.events(id)).filter(({ type }) => type === 'act'),
    ).toHaveLength(1);

    const again = await portal.plan(role);
    expect(again.obstacles).toEqual([
      'acme/tenant-lab declares this role, and IAM has it with the trust that is asked for. There is nothing to do.',
    ]);
  });

  it('refers to an issuer that the repository declares', async () => {
    const { changes, obstacles } = await peering.portal.plan(shopRole);
    expect(obstacles).toEqual([]);
    const [{ preview }] = changes;
    expect(preview.files[0].diff).toContain(
      'arn = aws_iam_openid_connect_provider.prod_eks2.arn',
    );
    expect(preview.files[0].diff).not.toContain('+resource');
    expect(await codes(shopRole)).toContain('IRSA005 passed');
  });

  it('does not take one for its own that IAM has and Terraform does not know', async () => {
    const { obstacles } = await peering.portal.plan({
      ...role,
      accountId: ids.dev,
      roleName: 'xks-eu-west-1-dev-shop-reports',
      clusters: [dev],
    });
    expect(obstacles).toContain(
      'IAM of xkf-dev: IAM has a role xks-eu-west-1-dev-shop-reports, which acme/xkf does not declare, so the apply would fail. Choose another name, or import the role into Terraform first.',
    );
  });

  it.each([
    ['no JSON', { policyJson: '{' }, 'Policy: The policy is not JSON', 0],
    [
      'nothing allowed',
      { policyJson: undefined, policyArns: [] },
      'Policy: The role would allow nothing.',
      0,
    ],
    [
      'no such policy',
      { policyArns: ['arn:aws:iam::aws:policy/AmazonNothing'] },
      'There is no policy arn:aws:iam::aws:policy/AmazonNothing',
      1,
    ],
    [
      'a policy of another account',
      { policyArns: ['arn:aws:iam::111111111111:policy/theirs'] },
      'a policy of another account',
      1,
    ],
    [
      'too much trust',
      {
        clusters: [
          dev,
          qa,
          prod,
          cluster('333333333333', 'prod-eks1'),
          cluster(ids.dev, 'dev-eks2'),
          cluster(ids.data, 'data-eks1'),
        ],
        namespace: 'n'.repeat(60),
      },
      'and IAM allows 2048.',
      1,
    ],
    [
      'a cluster twice',
      { clusters: [prod, prod] },
      'A cluster is named twice.',
      0,
    ],
  ])('is not begun with %s', async (_what, change, words, previews) => {
    const { obstacles, changes } = await peering.portal.plan({
      ...shopRole,
      ...change,
    });
    expect(obstacles.join(' ')).toContain(words);
    expect(changes).toHaveLength(previews);
  });

  it('has a name that IAM takes, and is told of other habits', async () => {
    const { portal } = peering;
    await portal
      .post('/operations/plan', {
        operation: { ...shopRole, roleName: 'r'.repeat(65) },
      })
      .expect(400);
    const operation = {
      ...shopRole,
      roleName: 'own-name',
      policyJson: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      }),
    };
    const { findings, obstacles, input } = await portal.plan(operation);
    expect(obstacles).toEqual([]);
    expect(input).toMatchObject({ module: 'shop_jobs' });
    expect(
      findings.filter(({ code }) => ['IRSA001', 'IRSA003'].includes(code)),
    ).toEqual([
      expect.objectContaining({
        state: 'recommended',
        message:
          'The names of XKF begin with xks-eu-west-1-prod-, and own-name does not.',
        fix: 'Name it xks-eu-west-1-prod-shop-jobs, for example.',
      }),
      expect.objectContaining({
        state: 'recommended',
        message: 'Statement 1 of the policy allows s3:* on every resource.',
      }),
    ]);
    await portal
      .post('/operations/plan', {
        operation: { ...shopRole, clusters: [cluster(ids.dev, 'nowhere')] },
      })
      .expect(404);
  });

  it('says where there is no repository', async () => {
    const { obstacles } = await peering.portal.plan({
      ...shopRole,
      accountId: ids.fresh,
      clusters: [prod],
    });
    expect(obstacles).toEqual([
      'Repository of tenant-new: No Terraform repository is configured for account tenant-new (888888888888) in eu-west-1. Add it to eks.terraform.tenants in the configuration.',
    ]);
  });

  it('that trusts somebody else after the merge is held back', async () => {
    const { portal } = peering;
    const { id } = await portal.begin(shopRole);
    const { steps } = await portal.until(id, 'waiting', 'wait-merge');
    const detail = stepOf({ steps }, 'wait-merge')?.detail;
    const branch =
      detail?.type === 'pull-request' ? (detail.pullRequest?.branch ?? '') : '';
    const person = peering.person('acme/tenant-shop');
    const path = 'aws-core/irsa.tf';
    const text = await person.file(path, branch);
    await person.commit(path, text.replace(/"jobs"/, '"other"'), branch);
    await peering.merge(id, 'wait-merge');
    await portal.until(id, 'blocked', 'wait-merge');
    await portal.choose(id, 'wait-merge', 'accept');
    const blocked = await portal.until(id, 'blocked', 'verify');
    const verify = stepOf(blocked, 'verify');
    expect(verify?.reason).toContain(
      'It does not trust shop/jobs of prod-eks2. Statement 1 trusts shop/other of prod-eks2.',
    );
    expect(verify?.choices.map(choice => choice.id)).toEqual([
      'look-again',
      'go-on',
    ]);
    const made = madeRole(ids.shop, shopRole.roleName);
    if (!made) throw new Error('no role');
    made.AssumeRolePolicyDocument = made.AssumeRolePolicyDocument.replace(
      'shop:other',
      'shop:jobs',
    );
    await portal.until(id, 'succeeded');
  });
});

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TerraformPortal } from '../__testUtils__/terraformPortal';
import { eksClusterConditions } from '../permissions';

jest.setTimeout(120_000);

const place = { accountId: '222222222222', region: 'eu-west-1' };
const cluster = { ...place, clusterName: 'qa-eks1' };
const resize = (maxSize: number) => ({
  kind: 'resize-node-group',
  ...cluster,
  pool: 'standard',
  maxSize,
});
const pool = {
  name: 'extra',
  releaseVersion: '1.34.8-20261119',
  instanceTypes: ['m6i.large'],
  minSize: 1,
  maxSize: 3,
};
const addPool = (more: object) => ({
  kind: 'add-node-group',
  ...cluster,
  pool: { ...pool, ...more },
});
const namespace = {
  kind: 'add-tenant-namespace',
  ...place,
  name: 'billing',
  delegateResourceGroup: false,
  flux: { enabled: false },
};
const oidc = 'oidc.eks.eu-west-1.amazonaws.com/id/A';
const irsa = {
  kind: 'add-irsa-module',
  ...place,
  module: 'uploads',
  roleName: 'qa-uploads',
  oidcProviders: [
    {
      url: `https://${oidc}`,
      arn: `arn:aws:iam::222222222222:oidc-provider/${oidc}`,
    },
  ],
  namespace: 'shop',
  serviceAccount: 'uploads',
};
const peering = {
  kind: 'add-peering-requester',
  ...place,
  name: 'hub',
  peerOwnerId: '444444444444',
  peerVpcId: 'vpc-0123456789abcdef0',
  destinationCidrBlock: '10.99.0.0/18',
};
const policyOf = (condition: unknown) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::a/${aws:username}',
        Condition: condition,
      },
    ],
  });
const nested = (depth: number) =>
  `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('What callers may try with changes', () => {
  let at: TerraformPortal;
  beforeAll(async () => {
    at = await TerraformPortal.start();
  });
  afterEach(() => {
    at.sandbox.faults.clear();
    at.decide = () => ({ result: AuthorizeResult.ALLOW });
  });
  afterAll(() => at?.stop());

  const previewing = (...changes: object[]) =>
    at.portal.post('/terraform/changes/preview', { changes });
  const opening = (
    { changeId, baseCommit }: { changeId: string; baseCommit: string },
    ...changes: object[]
  ) => at.portal.post('/terraform/changes', { changes, changeId, baseCommit });

  it.each<[string, object, RegExp]>([
    [
      'a label with a second line',
      addPool({ labels: { a: 'b\nc' } }),
      /value of a Kubernetes label/,
    ],
    [
      'a label that would be interpolation',
      addPool({ labels: { a: '${var.x}' } }),
      /value of a Kubernetes label/,
    ],
    [
      'a taint in unicode',
      addPool({ taints: [{ key: 'ключ', value: '', effect: 'NO_SCHEDULE' }] }),
      /key of a Kubernetes label/,
    ],
    [
      'a pool with a path for a name',
      { ...resize(6), pool: '../standard' },
      /pool/,
    ],
    ['a pool with a line break', { ...resize(6), pool: 'standard\n' }, /pool/],
    ['a size in words', { ...resize(6), maxSize: '6' }, /maxSize/],
    ['a size that is no number', { ...resize(6), maxSize: 1e400 }, /maxSize/],
    [
      'a cluster with a path for a name',
      { ...resize(6), clusterName: '..' },
      /clusterName/,
    ],
    [
      'a namespace with a path for a name',
      { ...namespace, name: 'a/../b' },
      /name/,
    ],
    [
      'a Flux repository with a second line',
      { ...namespace, flux: { enabled: true, github: { repo: 'a\nb' } } },
      /one line of text/,
    ],
    [
      'a range that is none',
      { ...peering, destinationCidrBlock: '10.999.0.0/18' },
      /not a range/,
    ],
    [
      'a range of everything',
      { ...peering, destinationCidrBlock: '0.0.0.0/0' },
      /overlaps/,
    ],
    ['an unknown kind', { ...namespace, kind: 'delete-everything' }, /kind/],
    ['a kind of the language', { ...namespace, kind: '__proto__' }, /kind/],
    [
      'a role above the limit',
      { ...irsa, roleName: 'a'.repeat(65) },
      /roleName/,
    ],
    ['a policy that is no JSON', { ...irsa, policyJson: '{' }, /not JSON/],
    [
      'a policy too deep for HCL',
      { ...irsa, policyJson: policyOf(JSON.parse(nested(900))) },
      /./,
    ],
    [
      'half a character in a policy',
      { ...irsa, policyJson: policyOf({ StringLike: { a: '\ud800' } }) },
      /./,
    ],
    [
      'half a character in an ARN',
      {
        ...irsa,
        policyArns: ['arn:aws:iam::aws:policy/\ud800'],
      },
      /./,
    ],
    [
      'half a character',
      { ...namespace, flux: { enabled: true, github: { repo: '\ud800' } } },
      /./,
    ],
  ])('%s is refused', async (_what, change, message) => {
    const { status, body } = await previewing(change);
    expect([status, body.error?.message]).toEqual([
      400,
      expect.stringMatching(message),
    ]);
  });

  it('refuses too many changes and too much text, before any work', async () => {
    const many = Array.from({ length: 21 }, (_, i) => resize(i + 1));
    await previewing(...many).expect(400);
    await previewing({ ...namespace, more: 'x'.repeat(200_000) }).expect(413);
    const { status } = await at.portal.post('/terraform/changes', {
      changes: [resize(6)],
      changeId: 'ab',
    });
    expect(status).toBe(400);
  });

  it('writes text as text, whatever it looks like', async () => {
    const { body } = await previewing(
      {
        ...irsa,
        policyJson: policyOf({ StringLike: { $raw: 'file("/etc/passwd")' } }),
      },
      {
        ...namespace,
        flux: {
          enabled: true,
          github: { repo: '${file("/etc/passwd")}%{ if true }' },
        },
      },
    ).expect(200);
    const text = body.files.map(({ diff }: { diff: string }) => diff).join('');
    expect(text).toContain('$${aws:username}');
    expect(text).toContain('"$raw" = "file(\\"/etc/passwd\\")"');
    expect(text).toContain('$${file(\\"/etc/passwd\\")}%%{ if true }');
  });

  it('takes no way around the account by naming a cluster as well', async () => {
    const { body: detail } = await at.portal
      .get(`/clusters/${place.accountId}/${place.region}/qa-eks1`)
      .expect(200);
    const owner: string = detail.owner;
    expect(owner).toBeDefined();
    at.changeOnly(eksClusterConditions.isOwner({ owners: [owner] }));
    await previewing(resize(6)).expect(200);
    const policyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    for (const wide of [namespace, peering, { ...irsa, policyArns }]) {
      const { status, body } = await previewing(resize(6), wide);
      expect([status, body.error?.message]).toEqual([
        403,
        expect.stringContaining('eks.terraform.change'),
      ]);
    }
  });

  it('says nothing about the files of an account that the caller may not change', async () => {
    at.changeOnly(
      eksClusterConditions.isInEnvironment({ environments: ['dev'] }),
    );
    const { status, body } = await previewing({
      ...peering,
      destinationCidrBlock: '0.0.0.0/0',
    });
    expect(status).toBe(403);
    expect(body.error.message).not.toMatch(/overlaps/);
  });

  it('opens nothing under the id of another change, or at a commit that is none', async () => {
    const { body: six } = await previewing(resize(6)).expect(200);
    const { body: seven } = await previewing(resize(7)).expect(200);
    const { body: foreign } = await opening(seven, resize(6)).expect(409);
    expect(foreign.error.preview.changeId).toBe(six.changeId);
    const nowhere = { ...six, baseCommit: '0'.repeat(40) };
    const { body: lost } = await opening(nowhere, resize(6)).expect(409);
    expect(lost.error.preview.baseCommit).toBe(six.baseCommit);
    expect(await at.person.branches()).toEqual(['main']);
  });

  it('keeps what it opened when the database fails, and finds it the second time', async () => {
    const { body: shown } = await previewing(resize(9)).expect(200);
    await at.knex.raw(
      "CREATE TRIGGER broken BEFORE INSERT ON eks_terraform_changes BEGIN SELECT RAISE(ABORT, 'broken'); END",
    );
    const failed = await opening(shown, resize(9));
    await at.knex.raw('DROP TRIGGER broken');
    expect(failed.status).toBe(500);
    expect(failed.text).not.toMatch(/eks_terraform_changes|insert/);
    const { body } = await opening(shown, resize(9)).expect(200);
    expect(body.outcome).toBe('existing');
    expect(await at.person.pulls()).toHaveLength(1);
  });

  it('refuses an act that cannot be recorded', async () => {
    const { body: shown } = await previewing(resize(8)).expect(200);
    await at.knex.schema.renameTable('eks_audit', 'away');
    const refused = await opening(shown, resize(8));
    await at.knex.schema.renameTable('away', 'eks_audit');
    expect(refused.status).toBe(503);
    expect(await at.person.pulls()).toHaveLength(1);
  });

  it('goes on after the host failed in the middle', async () => {
    const { body: shown } = await previewing(resize(11)).expect(200);
    at.sandbox.faults.add({
      service: 'github',
      operation: 'POST /repos/{owner}/{repo}/pulls',
      effect: 'access-denied',
    });
    const broken = await opening(shown, resize(11));
    expect(broken.status).toBe(403);
    at.sandbox.faults.clear();
    const { body } = await opening(shown, resize(11)).expect(200);
    const branches = await at.person.branches();
    expect(branches).toContain(body.change.pullRequest.branch);
    expect(new Set(branches).size).toBe(branches.length);
  });

  it('makes two pull requests of two wishes for one line', async () => {
    const [a, b] = await Promise.all(
      [12, 13].map(async size => {
        const { body } = await previewing(resize(size)).expect(200);
        return opening(body, resize(size)).expect(200);
      }),
    );
    expect(a.body.change.pullRequest.number).not.toBe(
      b.body.change.pullRequest.number,
    );
  });

  it('shows what it knows of pull requests while the host is away', async () => {
    await at.knex('eks_terraform_changes').update({
      read_at: '2026-01-01T00:00:00.000Z',
    });
    at.sandbox.faults.add({ service: 'github', effect: 'expired-token' });
    const { body } = await at.portal.get('/terraform/changes').expect(200);
    expect(body.items.length).toBeGreaterThan(1);
    expect(body.problems).toEqual([
      expect.objectContaining({ kind: 'access-denied' }),
    ]);
    at.decide = () => ({ result: AuthorizeResult.DENY });
    await at.portal.get('/terraform/changes').expect(403);
    await at.portal
      .get(`/terraform/changes/${body.items[0].changeId}`)
      .expect(403);
  });

  it('asks no host again about what was merged long ago, and looks at AWS', async () => {
    const [row] = await at.knex('eks_terraform_changes').select();
    const pullRequest = {
      ...JSON.parse(row.pull_request),
      state: 'merged',
      mergedAt: '2026-01-01T00:00:00.000Z',
    };
    await at
      .knex('eks_terraform_changes')
      .where({ change_id: row.change_id })
      .update({
        state: 'merged',
        pull_request: JSON.stringify(pullRequest),
        read_at: '2026-01-03T00:00:00.000Z',
      });
    at.sandbox.faults.add({ service: 'github', effect: 'expired-token' });
    const { body } = await at.portal
      .get(`/terraform/changes/${row.change_id}`)
      .expect(200);
    expect(body).toMatchObject({
      state: 'merged',
      readAt: '2026-01-03T00:00:00.000Z',
    });
  });
});

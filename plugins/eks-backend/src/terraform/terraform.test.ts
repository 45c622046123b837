import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ChangeRecord,
  ClusterSummary,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import {
  DEV,
  eventually,
  PROD,
  QA,
  QA_FILE,
  resize,
  TerraformPortal,
} from '../__testUtils__/terraformPortal';
import { eksClusterConditions } from '../permissions';

jest.setTimeout(120_000);

describe('Terraform over HTTP', () => {
  let at: TerraformPortal;
  beforeEach(async () => {
    at = await TerraformPortal.start();
  });
  afterEach(() => at?.stop());

  it('shows where the fleet differs from its repositories', async () => {
    const { body } = await at.portal.get('/clusters').expect(200);
    const states = body.items.map((item: ClusterSummary) => [
      item.name,
      item.region,
      item.drift?.state,
    ]);
    expect(states.sort()).toEqual([
      // Its repository describes only the network, and a peering differs.
      ['data-eks1', 'eu-west-1', 'differs'],
      ['dev-eks1', 'eu-north-1', 'in-step'],
      ['dev-eks1', 'eu-west-1', 'differs'],
      ['dev-eks2', 'eu-west-1', 'differs'],
      ['prod-eks1', 'eu-north-1', 'differs'],
      ['prod-eks1', 'eu-west-1', 'differs'],
      ['prod-eks2', 'eu-west-1', 'differs'],
      ['qa-eks1', 'eu-west-1', 'differs'],
    ]);
    const filtered = await at.portal
      .get('/clusters?drift=in-step&drift=not-declared')
      .expect(200);
    expect(filtered.body.totalItems).toBe(1);
    const sorted = await at.portal.get('/clusters?orderBy=drift').expect(200);
    expect(sorted.body.items.at(-1).drift.state).toBe('in-step');
  });

  it('gives both values and the line in the repository', async () => {
    const drift = await at.driftOf(QA);
    expect(drift).toMatchObject({
      state: 'differs',
      differences: 1,
      problems: [],
      moduleRef: '2026.10.1',
      repository: { name: 'acme/xkf', branch: 'main' },
      items: [
        {
          aspect: 'max-size',
          subject: 'qa-eks1-standard',
          declared: '5',
          live: '6',
          adopt: resize(6),
        },
      ],
    });
    const { source } = drift.items[0];
    const lines = (await at.person.file(QA_FILE)).split('\n');
    expect(lines[(source?.line ?? 0) - 1]).toMatch(/max_size\s+= 5/);
    expect(source?.url).toBe(
      `${at.sandbox.gitUrl}/acme/xkf/blob/${drift.repository?.commit}/${QA_FILE}#L${source?.line}`,
    );
    const page = await fetch(source?.url ?? '');
    expect(page.status).toBe(200);
  });

  it('previews without writing, opens once, follows the merge, and is in step again', async () => {
    const before = await at.person.branches();
    const shown = await at.preview(resize(6));
    expect(shown).toMatchObject({
      repository: { name: 'acme/xkf', url: `${at.sandbox.gitUrl}/acme/xkf` },
      baseBranch: 'main',
      files: [{ path: QA_FILE, action: 'edit', added: 1, removed: 1 }],
      commands: [{ plan: 'make plan ENV=qa DIR=aws-eks' }],
    });
    expect(shown.files[0].diff).toMatch(
      /^-\s+max_size\s+= 5\n\+\s+max_size\s+= 6$/m,
    );
    expect(await at.person.branches()).toEqual(before);
    expect(await at.person.pulls()).toEqual([]);

    const first = await at.open(resize(6));
    const again = await at.open(resize(6));
    expect([first.outcome, again.outcome]).toEqual(['created', 'existing']);
    expect(again.change.changeId).toBe(first.change.changeId);
    const { changeId, pullRequest } = first.change;
    const [pull, ...others] = await at.person.pulls();
    expect(others).toEqual([]);
    expect(pull.body).toContain('make apply ENV=qa DIR=aws-eks');
    expect(pull.body).toContain(
      'https://portal.example/eks/clusters/222222222222/eu-west-1/qa-eks1/terraform',
    );
    expect((await at.preview(resize(6))).pullRequest?.number).toBe(
      pullRequest.number,
    );

    const followed = await eventually(async () => {
      await at.letTimePass();
      const { body } = await at.portal
        .get(`/terraform/changes/${changeId}`)
        .expect(200);
      expect(body.pullRequest.checks.state).toBe('success');
      return body as ChangeRecord;
    });
    expect(followed.pullRequest.checks.items).toEqual([
      expect.objectContaining({ name: 'plan (aws-eks, qa)' }),
    ]);

    const readBefore = (await at.driftOf(QA)).repository?.commit;
    await at.person.merge(pullRequest.number);
    await at.letTimePass();
    const { body: merged } = await at.portal
      .get(`/terraform/changes/${changeId}`)
      .expect(200);
    expect(merged.state).toBe('merged');
    await eventually(async () =>
      expect((await at.driftOf(QA)).repository?.commit).not.toBe(readBefore),
    );
    await eventually(async () => {
      await at.portal.scan();
      expect((await at.driftOf(QA)).state).toBe('in-step');
    });
    await at.letTimePass();
    const { body: list } = await at.portal
      .get(
        `/terraform/changes?accountId=222222222222&region=eu-west-1&clusterName=qa-eks1`,
      )
      .expect(200);
    expect(list).toMatchObject({
      totalItems: 1,
      problems: [],
      items: [{ changeId, state: 'applied', requestedBy: 'user:default/mock' }],
    });
    expect((await at.preview(resize(6))).files).toEqual([]);
  });

  it('needs the permission for everything that a file describes', async () => {
    at.changeOnly(
      eksClusterConditions.isInEnvironment({ environments: ['qa'] }),
    );
    await at.preview(resize(6));
    const { body } = await at.portal
      .post('/terraform/changes/preview', { changes: [resize(9, PROD)] })
      .expect(403);
    expect(body.error.message).toContain('eks.terraform.change');
    const namespace: TerraformChange = {
      kind: 'add-tenant-namespace',
      accountId: QA.accountId,
      region: QA.region,
      name: 'billing',
      delegateResourceGroup: false,
      labels: {},
      flux: { enabled: false, createCrds: false },
    };
    await at.portal
      .post('/terraform/changes/preview', { changes: [namespace] })
      .expect(403);
    at.decide = name => ({
      result:
        name === 'eks.terraform.change'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    });
    await at.portal
      .post('/terraform/changes/preview', { changes: [resize(6)] })
      .expect(403);
    await at.driftOf(QA);
    expect(await at.person.pulls()).toEqual([]);
  });

  it('records who opened what before it is opened', async () => {
    await at.open(resize(6));
    const rows = await at
      .knex('eks_audit')
      .where({ event_id: 'terraform-change-open' })
      .select();
    const intent = rows.find(({ phase }) => phase === 'intent');
    const outcome = rows.find(({ phase }) => phase === 'outcome');
    expect(intent.principal).toBe('user:default/mock');
    expect(intent.subject).toContain('resize-node-group');
    expect(outcome.outcome).toBe('succeeded');
    const dump = JSON.stringify(await at.knex('eks_audit').select());
    expect(dump).not.toContain(at.sandbox.environment().SANDBOX_GIT_TOKEN);
  });

  it('shows a repository that cannot be read as a hole and keeps what it said', async () => {
    at.sandbox.faults.add({ service: 'github', effect: 'expired-token' });
    await at.portal.scan();
    const refused = await eventually(async () => {
      const drift = await at.driftOf(QA);
      expect(drift.repository?.problem).toBeDefined();
      return drift;
    });
    expect(refused.repository?.problem).toMatchObject({
      kind: 'access-denied',
      since: expect.any(String),
    });
    expect(refused).toMatchObject({ state: 'differs', differences: 1 });
    const { body } = await at.portal
      .post('/terraform/changes/preview', { changes: [resize(6)] })
      .expect(403);
    expect(body.error.message).not.toContain('ghs_');
    at.sandbox.faults.clear();
    await at.portal.scan();
    await eventually(async () =>
      expect((await at.driftOf(QA)).repository?.problem).toBeUndefined(),
    );
  });

  it('shows a broken file with its line, and refuses to change it', async () => {
    const text = await at.person.file(QA_FILE);
    await at.person.commit(
      QA_FILE,
      text.replace('node_pools = [', 'node_pools = ['.repeat(2)),
    );
    await at.portal.scan();
    const drift = await eventually(async () => {
      const read = await at.driftOf(QA);
      expect(read.state).toBe('not-readable');
      return read;
    });
    expect(drift.problems[0]).toMatchObject({
      path: QA_FILE,
      line: expect.any(Number),
      url: expect.stringContaining(`/blob/`),
    });
    expect((await at.driftOf(DEV)).problems).toEqual([]);
    const { body } = await at.portal
      .post('/terraform/changes/preview', { changes: [resize(6)] })
      .expect(409);
    expect(body.error.message).toContain(QA_FILE);
  });

  it.each<[string, TerraformChange[], number, RegExp]>([
    [
      'an account that is not configured',
      [resize(6, { ...QA, accountId: '777777777777' })],
      400,
      /777777777777 in eu-west-1 is not one of eks\.accounts/,
    ],
    [
      'two accounts at once',
      [resize(6), resize(6, DEV)],
      400,
      /one account and one region/,
    ],
    [
      'an account without a repository',
      [resize(6, { ...QA, accountId: '555555555555', region: 'eu-west-1' })],
      404,
      /No cluster qa-eks1 is known/,
    ],
    [
      'a cluster that does not exist',
      [resize(6, { ...QA, clusterName: 'qa-eks7' })],
      404,
      /No cluster qa-eks7/,
    ],
    [
      'a pool that does not exist',
      [{ ...resize(6), pool: 'nothing' } as TerraformChange],
      400,
      /nothing/,
    ],
    [
      'a value that is none',
      [{ ...resize(6), maxSize: -1 } as TerraformChange],
      400,
      /maxSize/,
    ],
  ])('refuses %s', async (_what, changes, status, message) => {
    const { body } = await at.portal
      .post('/terraform/changes/preview', { changes })
      .expect(status);
    expect(body.error.message).toMatch(message);
    expect(await at.person.branches()).toEqual(['main']);
  });
});

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { planOf } from '../__testUtils__/plannedBySandbox';
import {
  DEV,
  eventually,
  PROD,
  QA,
  resize,
  TerraformPortal,
} from '../__testUtils__/terraformPortal';
import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from '../permissions';

jest.setTimeout(120_000);

const PROD2 = { ...PROD, clusterName: 'prod-eks2' };

/** Lets only clusters of the shop be seen and changed. */
const owned = (name: string) =>
  createEksClusterConditionalDecision(
    { type: 'resource', name, attributes: {}, resourceType: 'eks-cluster' },
    {
      anyOf: [
        eksClusterConditions.isOwner({ owners: ['group:default/shop'] }),
        // The account shares the environment and has nothing in it.
        eksClusterConditions.isInAccount({ accountIds: ['555555555555'] }),
      ],
    },
  );

/** The second cluster no longer shares what describes the first. */
async function giveOwnConfigTo(at: TerraformPortal, module: string) {
  const variable = `${module}_config`;
  const file = 'aws-eks/variables/prod.tfvars';
  const text = await at.person.file(file);
  const config = text.slice(text.indexOf('eks_config = {'));
  await at.person.commit(
    file,
    `${text}\n${variable} = ${config.slice('eks_config = '.length)}`,
  );
  const variables = await at.person.file('aws-eks/variables.tf');
  await at.person.commit(
    'aws-eks/variables.tf',
    `${variables}\nvariable "${variable}" {\n  type = any\n}\n`,
  );
  const call = await at.person.file(`aws-eks/${module}.tf`);
  await at.person.commit(
    `aws-eks/${module}.tf`,
    call.replace('var.eks_config', `var.${variable}`),
  );
}

describe('What a plan does besides a change', () => {
  let at: TerraformPortal;
  beforeEach(async () => {
    at = await TerraformPortal.start();
  });
  afterEach(() => at?.stop());

  const spot: TerraformChange = {
    kind: 'resize-node-group',
    ...PROD,
    pool: 'spot',
    maxSize: 9,
  };

  it('is told with both values, its score, and what AWS will refuse', async () => {
    const shown = await at.preview(resize(9, PROD2));
    const [command] = shown.commands;
    expect(command).toMatchObject({ environment: 'prod', opaScore: 12 });
    expect(command.alsoAppliesHidden).toBe(0);
    expect(command.alsoApplies).toEqual([
      {
        aspect: 'version',
        state: 'differs',
        cluster: 'prod-eks1',
        declared: '1.35',
        live: '1.32',
        opaScore: 4,
      },
      expect.objectContaining({
        aspect: 'release-version',
        subject: 'prod-eks1-standard',
        // The change modifies this node group anyway.
        opaScore: 0,
      }),
      expect.objectContaining({ subject: 'prod-eks1-spot', opaScore: 1 }),
      expect.objectContaining({
        aspect: 'node-group',
        state: 'not-live',
        cluster: 'prod-eks2',
        subject: 'prod-eks2-spot',
        opaScore: 5,
      }),
    ]);
    const said = (code: string) =>
      shown.warnings.filter(warning => warning.code === code);
    expect(said('also-applies')).toEqual([
      {
        code: 'also-applies',
        severity: 'warning',
        message: expect.stringMatching(
          /^The plan of aws-eks in prod also does 4 things that main says already: prod-eks1 goes from Kubernetes 1\.32 to 1\.35, node group prod-eks2-spot is created, .+ and 1 more\.$/,
        ),
      },
    ]);
    const [refused] = said('pending-refused');
    expect(refused.message).toBe(
      'main says Kubernetes 1.35 for prod-eks1, which runs 1.32, and EKS goes up one minor at a time. prod-eks2 shares the value, so main cannot say 1.32. Upgrade prod-eks1 in AWS by hand first, one minor after another: to 1.33 and 1.34. The apply of aws-eks in prod fails because of it, whatever this change does.',
    );
    expect(said('pending-refused')).toHaveLength(3);
    expect(said('plan-unknown')[0]).toMatchObject({
      severity: 'note',
      message: expect.stringContaining('prod-eks2-custom'),
    });
    expect(shown.body).toContain('## Also applied');
    expect(shown.body).toContain(
      '- `aws-eks` in `prod`: `prod-eks1` Kubernetes version goes from `1.32` to `1.35` (score 4)',
    );
  });

  it('counts clusters that the caller may not see, and names none of them', async () => {
    await giveOwnConfigTo(at, 'eks2');
    at.sandbox.world.cluster(
      PROD.accountId,
      PROD.region,
      PROD2.clusterName,
    ).cluster.tags.Owner = 'group:default/shop';
    await at.portal.scan();
    at.decide = name => owned(name);
    const shown = await at.preview(resize(9, PROD2));
    const [command] = shown.commands;
    expect(command).toMatchObject({ opaScore: 12, alsoAppliesHidden: 3 });
    expect(command.alsoApplies.map(({ subject }) => subject)).toEqual([
      'prod-eks2-spot',
    ]);
    expect(JSON.stringify(shown)).not.toContain('prod-eks1');
    expect(shown.body).toContain(
      '3 differences of clusters that are not shown here',
    );
    const { change } = await at.open(resize(9, PROD2));
    at.decide = () => ({ result: AuthorizeResult.ALLOW });
    expect((await at.preview(resize(9, PROD2))).body).toContain('prod-eks1');

    const all = await at.open(resize(10, PROD2));
    expect(JSON.stringify(all.change.commands)).toContain('prod-eks1');
    at.decide = name => owned(name);
    const { body: list } = await at.portal
      .get(`/terraform/changes?accountId=${PROD.accountId}`)
      .expect(200);
    expect(list.items).toHaveLength(2);
    expect(JSON.stringify(list.items)).not.toContain('prod-eks1');
    expect(list.items[0].commands[0].alsoAppliesHidden).toBe(3);
    const { body: one } = await at.portal
      .get(`/terraform/changes/${all.change.changeId}`)
      .expect(200);
    expect(JSON.stringify(one)).not.toContain('prod-eks1');
    expect(change.commands[0].alsoAppliesHidden).toBe(3);
  });

  it('says of a value that AWS has that the plan is empty', async () => {
    const shown = await at.preview(resize(6));
    expect(shown.commands).toEqual([
      expect.objectContaining({ opaScore: 0, alsoApplies: [] }),
    ]);
    expect(shown.body).toContain(
      'AWS has all of this already, so the plan of `aws-eks` in `qa` should be empty.',
    );
  });

  it('knows what a merged removal still deletes', async () => {
    const removal: TerraformChange = {
      kind: 'remove-node-group',
      ...QA,
      pool: 'standard',
    };
    const { change } = await at.open(removal);
    expect(change.commands).toMatchObject([
      { opaScore: 400, opaBlastRadius: 401 },
    ]);
    await at.person.merge(change.pullRequest.number);
    await at.sandbox.idle();
    await eventually(async () => {
      await at.letTimePass();
      const { body } = await at.portal
        .get(`/terraform/changes/${change.changeId}`)
        .expect(200);
      expect(body.state).toBe('merged');
    });
    const add: TerraformChange = {
      kind: 'add-node-group',
      ...QA,
      pool: {
        name: 'next',
        releaseVersion: '1.34.8-20261119',
        instanceTypes: ['m6i.xlarge'],
        minSize: 1,
        maxSize: 3,
        labels: {},
        taints: [],
      },
    };
    const shown = await at.preview(add);
    const { change: second } = await at.open(add);
    const plan = await planOf(
      at.sandbox,
      'acme/xkf',
      second.pullRequest.number,
      shown.commands[0],
    );
    expect(shown.commands[0]).toMatchObject({
      opaScore: plan.score,
      opaBlastRadius: plan.score + 1,
      alsoApplies: [
        {
          aspect: 'node-group',
          state: 'not-declared',
          subject: 'qa-eks1-standard',
          opaScore: 400,
        },
      ],
    });
    expect(shown.body).toContain(
      '`qa-eks1` node group `qa-eks1-standard` is deleted (score 400)',
    );
  });

  it('offers no value that the cluster beside it cannot take', async () => {
    const offered = (await at.driftOf(PROD)).items.map(({ adopt }) => adopt);
    expect(offered).toEqual([undefined, undefined, undefined]);
    const dev = (await at.driftOf(DEV)).items.map(({ aspect, adopt }) => [
      aspect,
      adopt !== undefined,
    ]);
    expect(dev).toContainEqual(['version', false]);
    expect((await at.driftOf(QA)).items[0].adopt).toEqual(resize(6));
  });

  it('tells what it makes in the cluster beside it, whatever the change says of it', async () => {
    const [command] = (await at.preview(spot)).commands;
    expect(command.opaScore).toBe(11);
    expect(command.alsoApplies).toContainEqual(
      expect.objectContaining({
        state: 'not-live',
        cluster: 'prod-eks2',
        subject: 'prod-eks2-spot',
        opaScore: 5,
      }),
    );
    const older = '1.35.5-20261022';
    const shown = await at.preview({
      kind: 'set-node-group-release',
      ...DEV,
      pool: 'memory',
      releaseVersion: older,
    });
    expect(shown.commands[0].alsoApplies).toContainEqual(
      expect.objectContaining({ subject: 'dev-eks2-memory' }),
    );
    expect(
      shown.warnings.filter(({ code }) => code === 'pending-refused'),
    ).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining(
          `release ${older} for dev-eks2-memory, which AWS does not have yet`,
        ),
      }),
    );
  });

  it('keeps changes that were stored before plans were foretold', async () => {
    const { change } = await at.open(resize(6));
    const row = await at
      .knex('eks_terraform_changes')
      .where({ change_id: change.changeId })
      .first();
    const opened = JSON.parse(row.change);
    for (const command of opened.commands) {
      delete command.alsoApplies;
      delete command.alsoAppliesHidden;
    }
    await at
      .knex('eks_terraform_changes')
      .update({ change: JSON.stringify(opened) });
    const { body } = await at.portal
      .get(`/terraform/changes/${change.changeId}`)
      .expect(200);
    expect(body.commands).toMatchObject([
      { alsoApplies: [], alsoAppliesHidden: 0 },
    ]);
  });
});

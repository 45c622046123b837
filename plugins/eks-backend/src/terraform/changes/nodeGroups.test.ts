import { eksVarFile, xkf } from '../repository/__testUtils__/xkf';
import { configuration } from '../repository/__testUtils__/configuration';
import {
  changedLines,
  cluster,
  codes,
  live,
  plan,
} from './__testUtils__/planning';

const path = 'aws-eks/variables/dev.tfvars';
const old = xkf('node_groups');
const shared = 'shared-configuration';

const remove = (pool: string) => ({
  kind: 'remove-node-group',
  ...cluster,
  pool,
});
const standard2 = {
  name: 'standard2',
  releaseVersion: '1.25.11-20230711',
  instanceTypes: ['t3.large', 't3a.large'],
  minSize: 1,
  maxSize: 3,
};
const add = (more: object = {}) => ({
  kind: 'add-node-group',
  ...cluster,
  pool: { ...standard2, ...more },
});

describe('a new node group', () => {
  it('is appended in the newer spelling, labels and taints always there', async () => {
    const planned = await plan([
      add({
        labels: { workload: 'batch' },
        taints: [{ key: 'workload', value: 'batch', effect: 'NO_EXECUTE' }],
      }),
    ]);
    expect(changedLines(planned)).toEqual([
      '+    {',
      '+      name           = "standard2"',
      '+      version        = "1.25.11-20230711"',
      '+      min_size       = 1',
      '+      max_size       = 3',
      '+      instance_types = ["t3.large", "t3a.large"]',
      '+      node_labels = {',
      '+        workload = "batch"',
      '+      }',
      '+      node_taints = [',
      '+        {',
      '+          key    = "workload"',
      '+          value  = "batch"',
      '+          effect = "NO_EXECUTE"',
      '+        },',
      '+      ]',
      '+    },',
    ]);
    expect(planned).toMatchObject({
      title: 'Add node group standard2 to dev-eks1 and dev-eks2',
      action: 'add-standard2',
      commands: [{ opaScore: 12 }],
    });
    expect(codes(planned)).toEqual([`${shared}?`]);
    const plain = changedLines(await plan([add()]));
    expect(plain).toContain('+      node_labels    = {}');
    expect(plain).toContain('+      node_taints    = []');
  });

  it('is appended in the older spelling', async () => {
    const planned = await plan([add({ releaseVersion: '1.21.5-20220123' })], {
      files: old,
    });
    expect(changedLines(planned)).toEqual([
      '+    },',
      '+    {',
      '+      name            = "standard2"',
      '+      release_version = "1.21.5-20220123"',
      '+      min_size        = 1',
      '+      max_size        = 3',
      '+      instance_types  = ["t3.large", "t3a.large"]',
    ]);
  });

  it("follows the order of keys and the effects' spelling of the last pool", async () => {
    const files = xkf('node_pools', {
      [path]: eksVarFile(
        'dev',
        'eks_config = {\n  version = "1.25"\n  node_pools = [\n    { version = "1.25.9-20230513", name = "a", node_taints = [{ key = "k", value = "v", effect = "NoSchedule" }], node_labels = {} },\n  ]\n}\n',
      ),
    });
    const planned = await plan(
      [add({ taints: [{ key: 'x', value: 'y', effect: 'NO_SCHEDULE' }] })],
      { files },
    );
    const text = planned.files[0].after.split('"standard2"');
    expect(text[0].trimEnd()).toMatch(
      /version\s+= "1\.25\.11-20230711",?\s+name\s+=$/,
    );
    expect(text[1]).toContain('"NoSchedule"');
    expect(text[1]).not.toContain('NO_SCHEDULE');
  });

  it('is said to be there already, or its name to be taken', async () => {
    const memory = {
      name: 'memory',
      releaseVersion: '1.25.9-20230513',
      instanceTypes: ['r5.large', 'r5a.large'],
      minSize: 1,
      maxSize: 4,
      labels: { workload: 'memory' },
      taints: [{ key: 'workload', value: 'memory', effect: 'NO_SCHEDULE' }],
    };
    const same = await plan([add(memory)]);
    expect(same.files).toEqual([]);
    expect(codes(same)).toEqual(['already-so?']);
    await expect(plan([add({ ...memory, maxSize: 5 })])).rejects.toMatchObject({
      name: 'InputError',
      message: `${path}, line 18: there is a node group memory already, with other values. Choose another name, or change that one.`,
    });
    expect((await plan([add(), add()])).files).toHaveLength(1);
  });

  it.each([
    [
      '1.26.4-20230711',
      [
        'version-not-in-module',
        'node-group-newer-than-control-plane',
        `${shared}?`,
      ],
    ],
    [
      '1.24.4-20230711',
      ['version-not-in-module', 'release-needs-other-version', `${shared}?`],
    ],
    [
      '1.21.4-20230711',
      [
        'version-not-in-module',
        'node-group-too-old',
        'release-needs-other-version',
        `${shared}?`,
      ],
    ],
    ['1.61.0-0123abcd', [`${shared}?`]],
  ])('with release %s warns', async (releaseVersion, expected) => {
    const terraform = configuration({
      moduleVersions: { '2023.10.2': ['1.25'] },
    });
    expect(codes(await plan([add({ releaseVersion })], { terraform }))).toEqual(
      expected,
    );
  });

  it.each([
    [{ 'dev-eks1': '1.25', 'dev-eks2': '1.25' }, 'Take a release of 1.25.'],
    [
      { 'dev-eks1': '1.24', 'dev-eks2': '1.25' },
      'One value describes clusters of different versions, and no release fits all of them: dev-eks1 runs 1.24 and dev-eks2 runs 1.25. Upgrade dev-eks1 from 1.24 to 1.25 first.',
    ],
  ])('with an older release advises by %j', async (versions, advice) => {
    const clusters = Object.entries(versions).map(each => live(...each));
    const releaseVersion = '1.24.4-20230711';
    const { warnings } = await plan([add({ releaseVersion })], {
      live: clusters,
    });
    expect(
      warnings.find(({ code }) => code === 'release-needs-other-version')
        ?.message,
    ).toBe(
      `A new node group takes the version of its cluster, 1.25, and AWS refuses release ${releaseVersion} for it. ${advice}`,
    );
  });

  it.each([
    [add({ minSize: 4 }), 'The smallest size 4 is above the largest size 3.'],
    [
      { ...add(), clusterName: 'dev-eks3' },
      'aws-eks describes no cluster dev-eks3 in environment dev, only dev-eks1 and dev-eks2.',
    ],
    [
      { ...add(), accountId: '222222222222' },
      'All changes must be for account 111111111111, and one is for 222222222222.',
    ],
  ])('is refused: %#', async (change, message) => {
    await expect(plan([change])).rejects.toMatchObject({
      name: 'InputError',
      message,
    });
  });

  it('is refused in the older spelling with labels or taints', async () => {
    for (const more of [
      { labels: { a: 'b' } },
      { taints: [{ key: 'a', value: 'b', effect: 'NO_SCHEDULE' }] },
    ]) {
      await expect(plan([add(more)], { files: old })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('know neither labels nor taints'),
      });
    }
  });

  it('is refused where the name of the node group is too long', async () => {
    const name = `a${'b'.repeat(39)}`;
    const long = `{environment}-${'x'.repeat(30)}{suffix}`;
    await expect(
      plan([{ ...add({ name }), clusterName: `dev-${'x'.repeat(30)}1` }], {
        terraform: configuration({ platform: { clusterName: long } }),
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('EKS allows 63 characters'),
    });
  });
});

describe('pools without what the module requires', () => {
  const text = eksVarFile('dev').replace('      node_taints    = []\n', '');

  it('are pointed at', async () => {
    const { warnings } = await plan([add()], {
      files: xkf('node_pools', { [path]: text }),
    });
    expect(warnings[0]).toEqual({
      code: 'node-taints-missing',
      severity: 'warning',
      message:
        'Node group standard has no node_taints, which the module requires: the plan will fail until it is there.',
      path,
      line: 8,
    });
  });

  it.each([
    [
      'optional',
      /node_taints = list\((.*?)\n {6}\}\)\)/s,
      'node_taints = optional(list(any))',
    ],
    ['not part of the type', /node_taints = list\((.*?)\n {6}\}\)\)\n/s, ''],
  ])('are fine where it is %s', async (_, from, to) => {
    const variables = xkf()['aws-eks/variables.tf'].replace(from, to);
    expect(variables).not.toBe(xkf()['aws-eks/variables.tf']);
    const planned = await plan([add()], {
      files: xkf('node_pools', {
        [path]: text,
        'aws-eks/variables.tf': variables,
      }),
    });
    expect(codes(planned)).not.toContain('node-taints-missing');
  });
});

describe('a node group that goes', () => {
  it('is removed with its comment, and the blast radius is raised', async () => {
    const planned = await plan([remove('memory')]);
    expect(planned.files[0].after).toBe(
      eksVarFile('dev').replace(/ {4}# For reports\.\n.*?\n {4}\},\n/s, ''),
    );
    expect(planned.commands).toEqual([
      {
        directory: 'aws-eks',
        environment: 'dev',
        plan: 'make plan ENV=dev DIR=aws-eks OPA_BLAST_RADIUS=1201',
        apply: 'make apply ENV=dev DIR=aws-eks',
        opaScore: 1200,
        opaBlastRadius: 1201,
        alsoApplies: [],
        alsoAppliesHidden: 0,
      },
    ]);
    expect(codes(planned)).toEqual([shared, 'blast-radius']);
    expect(planned.title).toBe(
      'Remove node group memory from dev-eks1 and dev-eks2',
    );
  });

  it('is missed where no other one takes ordinary pods', async () => {
    const warned = async (pools: Parameters<typeof live>[2]) => {
      const { warnings } = await plan([remove('standard')], {
        live: [live('dev-eks1', '1.25', pools)],
      });
      return warnings.flatMap(({ code, message }) =>
        code === 'last-node-group' ? [message] : [],
      );
    };
    const advice =
      'so its pods have nowhere to go. Add another node group first, or rotate this one.';
    expect(await warned({ standard: {} })).toEqual([
      `dev-eks1-standard is the only node group that dev-eks1 has in AWS, ${advice}`,
    ]);
    expect(await warned({ standard: {}, memory: { tainted: true } })).toEqual([
      `dev-eks1-standard is the only node group of dev-eks1 in AWS without taints, ${advice}`,
    ]);
    expect(await warned({ standard: {}, memory: {} })).toEqual([]);
    expect(await warned({ memory: {} })).toEqual([]);
  });

  it('scores at least 400 in one cluster, in either spelling', async () => {
    const { 'aws-eks/eks2.tf': _, ...files } = old;
    const planned = await plan([remove('standard')], { files });
    expect(planned.files[0].after).toContain('  node_groups        = []\n');
    expect(planned).toMatchObject({
      clusters: ['dev-eks1'],
      commands: [{ opaScore: 400, opaBlastRadius: 401 }],
    });
  });

  it('is said to be gone already', async () => {
    expect(await plan([remove('gpu')])).toMatchObject({
      files: [],
      warnings: [
        {
          code: 'already-so',
          message: `${path} has no node group gpu for dev-eks1 and dev-eks2; it has standard and memory.`,
        },
      ],
    });
  });
});

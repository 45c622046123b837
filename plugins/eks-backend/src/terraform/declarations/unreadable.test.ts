import { notText } from '../repository/__testUtils__/memoryRepository';
import { eksModule, xkf } from '../repository/__testUtils__/xkf';
import { dev, messages, read, withDev } from './__testUtils__/reading';

describe('what cannot be understood', () => {
  it.each<[string, string, string[], object]>([
    [
      'a computed configuration',
      'eks_config = merge(local.base, {})\n',
      [
        `${dev}:4: The cluster configuration is computed by a function call and cannot be known here.`,
      ],
      {
        version: {
          line: 4,
          unreadable:
            'The cluster configuration is computed by a function call and cannot be known here.',
        },
        poolsUnreadable:
          'The cluster configuration is computed by a function call and cannot be known here.',
      },
    ],
    [
      'a computed version',
      'eks_config = {\n  version = true ? "1.25" : "1.26"\n  node_pools = [{ name = "a" }]\n}\n',
      [
        `${dev}:5: version is computed by a conditional and cannot be known here.`,
      ],
      { pools: [{ name: 'a' }], poolsUnreadable: undefined },
    ],
    [
      'a list of pools of the wrong type',
      'eks_config = {\n  version = "1.25"\n  node_pools = {}\n}\n',
      [`${dev}:6: node_pools must be a list, but is an object.`],
      {
        version: { value: '1.25' },
        pools: [],
        poolsUnreadable: 'node_pools must be a list, but is an object.',
      },
    ],
    [
      'no pools at all',
      'eks_config = { version = "1.25" }\n',
      [`${dev}:4: The cluster configuration has no node_pools.`],
      { poolsUnreadable: 'The cluster configuration has no node_pools.' },
    ],
    [
      'no version',
      'eks_config = { node_pools = [] }\n',
      [`${dev}:4: The cluster configuration has no version.`],
      { pools: [], poolsUnreadable: undefined },
    ],
    [
      'one bad pool among good ones',
      'eks_config = {\n  version = "1.25"\n  node_pools = [\n    { name = "a" },\n    { name = upper("b") },\n    { name = "c", max_size = [] },\n    local.d,\n    { name = "a" },\n    {},\n  ]\n}\n',
      [
        `${dev}:8: name is computed by a function call and cannot be known here.`,
        `${dev}:9: max_size must be a number, but is a list.`,
        `${dev}:10: A pool is computed by a reference and cannot be known here.`,
        `${dev}:11: Two pools are named a; Terraform refuses that.`,
        `${dev}:12: A pool has no name.`,
      ],
      {
        pools: [{ name: 'a' }, { name: 'c', maxSize: { line: 9 } }],
        poolsUnreadable: 'A pool has no name.',
      },
    ],
    [
      'a key that is set twice',
      'eks_config = {\n  version = "1.25"\n  version = "1.26"\n  node_pools = []\n}\n',
      [
        `${dev}:6: version is set twice in one object, and Terraform silently takes the last.`,
      ],
      { pools: [] },
    ],
    [
      'broken labels and taints',
      'eks_config = {\n  version = "1.25"\n  node_pools = [{\n    name = "a"\n    node_labels = { (local.x) = "y" }\n    node_taints = [{ key = "k", effect = 1 + 1 }]\n  }]\n}\n',
      [
        `${dev}:8: node_labels has a key that is computed.`,
        `${dev}:9: effect is computed by an operation and cannot be known here.`,
      ],
      { pools: [{ name: 'a' }], poolsUnreadable: undefined },
    ],
  ])('%s', async (_, config, expected, cluster) => {
    const reading = await read(withDev(config));
    expect(messages(reading)).toEqual(expected);
    expect(reading.clusters).toHaveLength(2);
    expect(reading.clusters[1]).toMatchObject(cluster);
  });

  it('a var file with a syntax error, while the rest is read', async () => {
    const reading = await read(
      withDev('eks_config = {\n  version "1.25"\n}\n'),
      ['dev', 'prod'],
    );
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]).toMatchObject({
      path: dev,
      line: 5,
      url: expect.stringMatching(/dev\.tfvars#L5$/),
    });
    expect(
      reading.clusters.map(({ name, poolsUnreadable }) => [
        name,
        poolsUnreadable,
      ]),
    ).toEqual([
      ['dev-eks1', expect.stringContaining('cannot be understood')],
      ['dev-eks2', expect.stringContaining('cannot be understood')],
      ['prod-eks1', undefined],
      ['prod-eks2', undefined],
    ]);
  });

  it('a shared var file with a syntax error, while the name is known', async () => {
    const reading = await read(
      xkf('node_pools', {
        [dev]: 'environment = "dev"\n',
        'global.tfvars': 'eks_config = ]\n',
      }),
    );
    expect(reading.clusters).toMatchObject([
      {
        name: 'dev-eks1',
        poolsUnreadable: expect.stringMatching(
          /^The file cannot be understood: /,
        ),
      },
      { name: 'dev-eks2' },
    ]);
  });

  it('a configuration that is computed in the module call', async () => {
    const reading = await read(
      xkf('node_pools', {
        'aws-eks/eks1.tf': eksModule(1, {
          config: 'merge(var.eks_config, { version = "1.26" })',
        }),
      }),
    );
    expect(messages(reading)).toEqual([
      'aws-eks/eks1.tf:19: eks_config is computed by a function call and cannot be known here.',
    ]);
    expect(reading.clusters).toMatchObject([
      { name: 'dev-eks1', sharedWith: [], source: { line: 19 } },
      { name: 'dev-eks2', sharedWith: [], version: { value: '1.25' } },
    ]);
  });

  it.each([
    ['eks_name_suffix = 2', '', 'the argument eks_name_suffix is missing.', 8],
    [
      'eks_name_suffix = 2',
      'eks_name_suffix = local.suffix',
      'eks_name_suffix is computed by a reference and cannot be known here.',
      18,
    ],
    [
      'name            = var.eks_name',
      'name            = var.other_name',
      'the variable other_name has no known value in environment dev.',
      17,
    ],
  ])('a cluster whose %s becomes "%s"', async (from, to, reason, line) => {
    const text = eksModule(2);
    const end = text.indexOf('module "eks2_core"');
    const changed = text.slice(0, end).replace(from, to) + text.slice(end);
    const reading = await read(
      xkf('node_pools', { 'aws-eks/eks2.tf': changed }),
    );
    expect(messages(reading)).toEqual([
      `aws-eks/eks2.tf:${line}: The name of the cluster of module eks2 is not known: ${reason}`,
    ]);
    expect(reading.clusters.map(({ name }) => name)).toEqual(['dev-eks1']);
  });

  it('two calls that name the same cluster differently', async () => {
    const reading = await read(
      xkf('node_pools', {
        'aws-eks/eks3.tf': eksModule(2, {
          config: '{ version = "1.1" }',
        }).replaceAll('"eks2', '"eks3'),
      }),
    );
    expect(messages(reading)).toEqual([
      'aws-eks/eks3.tf:8: Module eks3 names its cluster dev-eks2, as module eks2 does; only the first is shown.',
    ]);
  });

  it('a missing file, directory or value', async () => {
    const { [dev]: _, ...files } = xkf();
    expect(messages(await read(files))).toEqual([
      `${dev}:undefined: The file is missing, so aws-eks describes nothing in environment dev.`,
    ]);
    expect(messages(await read({}))).toEqual([
      'aws-eks:undefined: The directory is missing or has no Terraform files.',
    ]);
    expect(
      await read(xkf('node_pools', { [dev]: 'environment = "dev"\n' })),
    ).toMatchObject({
      clusters: [
        {
          version: {
            unreadable:
              'The variable eks_config has no value in environment dev.',
          },
        },
        {},
      ],
    });
  });

  it('a file that is not UTF-8, or too large', async () => {
    const reading = await read(
      xkf('node_pools', {
        'aws-eks/tenant.tf': notText,
        'aws-eks/huge.tf': `# ${'x'.repeat(2 * 1024 * 1024)}\n`,
      }),
    );
    expect(messages(reading)).toEqual([
      'aws-eks/huge.tf:undefined: The file is larger than 2 MB and was not read.',
      'aws-eks/tenant.tf:undefined: The file is not text in UTF-8: convert it first.',
    ]);
    expect(reading.clusters).toHaveLength(2);
  });

  it('more files than are read', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, i) => [
        `aws-eks/zz${String(i).padStart(3, '0')}.tf`,
        'locals {}\n',
      ]),
    );
    const { problems, clusters } = await read(xkf('node_pools', many));
    expect(clusters).toHaveLength(2);
    expect(problems.length).toBeGreaterThan(50);
    expect(problems[0].message).toBe(
      'The file was not read: more than 200 files are needed.',
    );
  });
});

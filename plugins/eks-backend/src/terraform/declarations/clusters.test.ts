import { Files } from '../repository/__testUtils__/memoryRepository';
import { eksModule, globalText, xkf } from '../repository/__testUtils__/xkf';
import { dev, messages, read, withDev } from './__testUtils__/reading';

describe('a platform repository', () => {
  it('reads clusters and pools in the newer spelling, with their lines', async () => {
    const reading = await read(xkf(), ['dev', 'prod']);
    expect(reading.problems).toEqual([]);
    expect(reading.location).toBe('eu-west-1');
    expect(
      reading.clusters.map(({ name, sharedWith }) => [name, sharedWith]),
    ).toEqual([
      ['dev-eks1', ['dev-eks2']],
      ['dev-eks2', ['dev-eks1']],
      ['prod-eks1', ['prod-eks2']],
      ['prod-eks2', ['prod-eks1']],
    ]);
    expect(reading.clusters[0]).toEqual({
      name: 'dev-eks1',
      environment: 'dev',
      source: { path: dev, line: 4 },
      moduleRef: '2023.10.2',
      moduleSource: 'github.com/xenitab/terraform-modules//modules/aws/eks',
      moduleFile: 'aws-eks/eks1.tf',
      conditional: false,
      spelling: 'node_pools',
      version: { path: dev, line: 5, value: '1.25' },
      pools: [
        {
          path: dev,
          line: 8,
          name: 'standard',
          nodeGroup: 'dev-eks1-standard',
          releaseVersion: { path: dev, line: 10, value: '1.25.9-20230513' },
          minSize: { path: dev, line: 11, value: 3 },
          maxSize: { path: dev, line: 12, value: 6 },
          instanceTypes: { path: dev, line: 13, value: ['t3.large'] },
          labels: { path: dev, line: 14, value: {} },
          taints: { path: dev, line: 15, value: [] },
        },
        {
          path: dev,
          line: 18,
          name: 'memory',
          nodeGroup: 'dev-eks1-memory',
          releaseVersion: { path: dev, line: 20, value: '1.25.9-20230513' },
          minSize: { path: dev, line: 21, value: 1 },
          maxSize: { path: dev, line: 22, value: 4 },
          instanceTypes: {
            path: dev,
            line: 23,
            value: ['r5.large', 'r5a.large'],
          },
          labels: { path: dev, line: 24, value: { workload: 'memory' } },
          taints: {
            path: dev,
            line: 27,
            value: [{ key: 'workload', value: 'memory', effect: 'NoSchedule' }],
          },
        },
      ],
      poolsUnreadable: undefined,
      sharedWith: ['dev-eks2'],
    });
  });

  it('reads the older spelling', async () => {
    const { clusters, problems } = await read(xkf('node_groups'));
    expect(problems).toEqual([]);
    expect(clusters[1]).toMatchObject({
      name: 'dev-eks2',
      moduleRef: '2022.03.4',
      spelling: 'node_groups',
      version: { value: '1.21', line: 5 },
      pools: [
        {
          nodeGroup: 'dev-eks2-standard',
          releaseVersion: { value: '1.21.5-20220123', line: 10 },
        },
      ],
    });
    expect(clusters[1].pools[0]).not.toHaveProperty('labels.value');
  });

  it('reads other names of directories, variables, clusters and environments', async () => {
    const files: Files = {
      'infra/global.tfvars': 'aws_location = "eu-north-1"\n',
      'infra/k8s/main.tf': eksModule(7, { config: 'var.clusters' }).replace(
        'eks_config     ',
        'cluster_config ',
      ),
      'infra/k8s/variables.tf': 'variable "eks_name" {\n  default = "k8s"\n}\n',
      'infra/k8s/variables/development.tfvars':
        'environment = "development"\nclusters = { version = "1.30", node_pools = [] }\n',
    };
    const reading = await read(files, ['dev'], {
      directories: { core: 'infra/net', eks: 'infra/k8s' },
      variables: { eksConfig: 'clusters' },
      clusterName: '{name}{suffix}-{environment}',
      environments: { dev: 'development' },
    });
    expect(reading.problems).toEqual([]);
    expect(reading.location).toBe('eu-north-1');
    expect(reading.clusters).toMatchObject([
      {
        name: 'k8s7-development',
        environment: 'dev',
        version: { value: '1.30' },
        pools: [],
      },
    ]);
  });

  it('follows the variable that the module is given', async () => {
    const { clusters } = await read(
      withDev(
        'eks_config = { version = "1.25", node_pools = [] }\nblue = { version = "1.26", node_pools = [] }\n',
        { 'aws-eks/eks2.tf': eksModule(2, { config: 'var.blue' }) },
      ),
    );
    expect(clusters).toMatchObject([
      { name: 'dev-eks1', version: { value: '1.25' }, sharedWith: [] },
      { name: 'dev-eks2', version: { value: '1.26' }, sharedWith: [] },
    ]);
  });

  it('reads a value that stands in the module call or is a default', async () => {
    const { clusters, problems } = await read(
      xkf('node_pools', {
        [dev]: 'environment = "dev"\n',
        'aws-eks/eks1.tf': eksModule(1, {
          config: '{ version = "1.24", node_pools = [] }',
        }),
        'aws-eks/variables.tf':
          'variable "eks_name" {\n  default = "eks"\n}\nvariable "eks_config" {\n  default = { version = "1.23", node_pools = [] }\n}\n',
      }),
    );
    expect(problems).toEqual([]);
    expect(clusters).toMatchObject([
      {
        version: { value: '1.24', path: 'aws-eks/eks1.tf' },
        sharedWith: [],
      },
      { version: { value: '1.23', path: 'aws-eks/variables.tf', line: 5 } },
    ]);
  });

  it.each([
    ['common.tfvars', 'aws-eks/variables/common.tfvars', ''],
    ['global.tfvars', 'global.tfvars', globalText],
  ])('lets %s win and notes the other place', async (_, path, before) => {
    const reading = await read(
      xkf('node_pools', {
        [path]: `${before}eks_config = { version = "1.26", node_pools = [] }\n`,
      }),
    );
    expect(reading.clusters[0].source.path).toBe(path);
    expect(reading.clusters[0].version).toMatchObject({ value: '1.26', path });
    expect(messages(reading)).toEqual([
      `${dev}:4: eks_config is set here and in ${path}, whose value wins.`,
    ]);
  });

  it.each([
    ['count = 0', undefined],
    ['count = 1', false],
    ['count  = contains(["prod"], var.environment) ? 1 : 0', undefined],
    ['count  = contains(["dev", "prod",], var.environment) ? 1 : 0', false],
    ['count  = var.environment == "dev" ? 0 : 1', undefined],
    ['count  = var.environment != "qa" ? 1 : 0', false],
    ['count  = var.eks2_enabled ? 1 : 0', true],
    ['count  = contains(local.blue, var.environment) ? 1 : 0', true],
    ['for_each = toset([])', true],
  ])('judges %s', async (line, conditional) => {
    const { clusters, problems } = await read(
      xkf('node_pools', { 'aws-eks/eks2.tf': eksModule(2, { lines: [line] }) }),
    );
    expect(problems).toEqual([]);
    const eks2 = clusters.find(({ name }) => name === 'dev-eks2');
    expect(eks2?.conditional).toBe(conditional);
    expect(clusters[0].sharedWith).toEqual(eks2 ? ['dev-eks2'] : []);
  });

  it('converts values as Terraform does', async () => {
    const { clusters, problems } = await read(
      withDev(
        'eks_config = { version = 1.30, node_pools = [{ name = "a", min_size = "2", node_labels = { gpu = true } }] }\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(clusters[0]).toMatchObject({
      version: { value: '1.3' },
      pools: [{ minSize: { value: 2 }, labels: { value: { gpu: 'true' } } }],
    });
  });

  it('keeps CRLF, a byte order mark and comments apart from values', async () => {
    const plain = xkf();
    const odd: Files = Object.fromEntries(
      Object.entries(plain).map(([path, text]) => [
        path,
        `\ufeff/* a\n */\n${text}`.replaceAll('\n', '\r\n'),
      ]),
    );
    const shifted = JSON.stringify(await read(plain)).replace(
      /"line":(\d+)/g,
      (_, line) => `"line":${Number(line) + 2}`,
    );
    expect(JSON.stringify(await read(odd))).toBe(shifted);
  });
});

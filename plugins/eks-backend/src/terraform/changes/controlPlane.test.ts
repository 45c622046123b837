import { notText } from '../repository/__testUtils__/memoryRepository';
import { eksModule, eksVarFile, xkf } from '../repository/__testUtils__/xkf';
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

const version = (to: string) => ({
  kind: 'set-control-plane-version',
  ...cluster,
  version: to,
});
const release = (pool: string, releaseVersion: string) => ({
  kind: 'set-node-group-release',
  ...cluster,
  pool,
  releaseVersion,
});
const resize = (pool: string, sizes: object) => ({
  kind: 'resize-node-group',
  ...cluster,
  pool,
  ...sizes,
});

describe('the control-plane version', () => {
  it('is set in the newer spelling, its comment left alone', async () => {
    const planned = await plan([version('1.26')]);
    expect(planned.files).toEqual([
      {
        path,
        before: eksVarFile('dev'),
        after: eksVarFile('dev').replace('"1.25" #', '"1.26" #'),
        blobId: `blob:${path}`,
        diff: expect.stringContaining(
          '-  version    = "1.25" # raised in spring\n+  version    = "1.26" # raised in spring\n',
        ),
        added: 1,
        removed: 1,
      },
    ]);
    expect(planned).toMatchObject({
      title: 'Set the Kubernetes version of dev-eks1 and dev-eks2 to 1.26',
      summary: [
        `Sets the Kubernetes version of dev-eks1 and dev-eks2 from 1.25 to 1.26 in ${path}.`,
      ],
      subject: 'dev-eks1',
      action: 'version-1-26',
      clusters: ['dev-eks1', 'dev-eks2'],
      commands: [
        {
          directory: 'aws-eks',
          environment: 'dev',
          plan: 'make plan ENV=dev DIR=aws-eks',
          apply: 'make apply ENV=dev DIR=aws-eks',
          opaScore: 8,
        },
      ],
    });
    expect(codes(planned)).toEqual([shared]);
  });

  it('is set in the older spelling', async () => {
    const planned = await plan([version('1.22')], { files: old });
    expect(changedLines(planned)).toEqual([
      '-  kubernetes_version = "1.21"',
      '+  kubernetes_version = "1.22"',
    ]);
  });

  it('is said to be so already', async () => {
    const planned = await plan([version('1.25')]);
    expect(planned).toMatchObject({
      files: [],
      commands: [],
      warnings: [
        {
          code: 'already-so',
          severity: 'note',
          message: `${path} already says Kubernetes 1.25 for dev-eks1 and dev-eks2.`,
        },
      ],
    });
  });

  it.each([
    ['AWS behind the file', '1.26', ['1.25', '1.25'], [shared]],
    [
      'a minor skipped in AWS',
      '1.26',
      ['1.24', '1.25'],
      ['version-skips-a-minor', shared],
    ],
    [
      'a minor skipped in the file only',
      '1.27',
      ['1.26', '1.26'],
      ['version-not-in-module', shared],
    ],
    [
      'AWS above the file',
      '1.26',
      ['1.27', '1.26'],
      ['version-lowered', shared],
    ],
    [
      'AWS unknown',
      '1.24',
      undefined,
      [
        'version-lowered',
        'version-lowered',
        'version-not-in-module',
        'node-group-newer-than-control-plane',
        'node-group-newer-than-control-plane',
        shared,
      ],
    ],
  ])('warns of %s', async (_, to, versions, expected) => {
    const planned = await plan([version(to)], {
      live: versions?.map((running, i) => live(`dev-eks${i + 1}`, running)),
    });
    expect(codes(planned).sort()).toEqual([...expected].sort());
  });

  it('names what AWS runs and what to do', async () => {
    const { warnings } = await plan([version('1.26')], {
      live: [live('dev-eks1', '1.24'), live('dev-eks2', '1.27')],
    });
    expect(warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'dev-eks1 runs Kubernetes 1.24, and EKS goes up one minor at a time: AWS will refuse 1.26. Upgrade dev-eks1 in AWS by hand to 1.25 first.',
        'dev-eks2 runs Kubernetes 1.27. EKS does not go down to 1.26, except back by one minor within 7 days of an upgrade, which Terraform does not offer.',
        'One value describes dev-eks1 and dev-eks2: both change.',
      ]),
    );
  });

  it('warns of pools too far behind', async () => {
    const planned = await plan([version('1.29')], {
      terraform: configuration({ moduleVersions: { '2023.10.2': ['1.29'] } }),
      live: [live('dev-eks1', '1.28'), live('dev-eks2', '1.28')],
    });
    expect(planned.warnings).toMatchObject([
      { code: shared },
      { code: 'node-group-too-old', path, line: 10 },
      { code: 'node-group-too-old', path, line: 20 },
    ]);
  });

  it('looks at pools as all changes leave them, whatever their order', async () => {
    const changes = [
      release('standard', '1.26.4-20230711'),
      version('1.26'),
      release('memory', '1.26.4-20230711'),
    ];
    expect(codes(await plan(changes))).toEqual([
      'release-needs-other-version',
      'release-needs-other-version',
      shared,
      'release-needs-other-version',
      'release-needs-other-version',
    ]);
    expect(codes(await plan(changes.slice(0, 1)))).toContain(
      'node-group-newer-than-control-plane',
    );
  });
});

describe('what the module allows', () => {
  it.each([
    ['2022.05.2', '1.23', true],
    ['2022.05.2', '1.22', false],
    ['2023.01.1', '1.26', true],
    ['2023.01.1', '1.24', false],
    ['2023.10.2', '1.26', false],
    ['2022.07.1', '1.22', 'unknown'],
    ['main', '1.22', 'unknown'],
  ])('at %s: %s refused %p', async (ref, to, refused) => {
    const found = codes(
      await plan([version(to)], {
        files: xkf('node_pools', {
          'aws-eks/eks1.tf': eksModule(1, { ref }),
          'aws-eks/eks2.tf': eksModule(2, { ref }),
        }),
        live: [],
      }),
    );
    expect(found.includes('version-not-in-module')).toBe(refused === true);
    expect(found.includes('module-validation-unknown?')).toBe(
      refused === 'unknown',
    );
  });

  it('is taken from the configuration first', async () => {
    const terraform = configuration({
      moduleVersions: { '2023.10.2': ['1.26', '1.27'] },
    });
    const { warnings } = await plan([version('1.25'), version('1.28')], {
      terraform,
    });
    expect(warnings).toContainEqual({
      code: 'version-not-in-module',
      severity: 'warning',
      message:
        'The module github.com/xenitab/terraform-modules//modules/aws/eks at 2023.10.2 allows Kubernetes 1.26 and 1.27, not 1.28: the plan will fail until the module is raised.',
      path: 'aws-eks/eks1.tf',
      line: 8,
    });
    expect(
      codes(await plan([version('1.27')], { terraform, live: [] })),
    ).not.toContain('version-not-in-module');
  });

  it('is not known of a fork with the same tag', async () => {
    const files = Object.fromEntries(
      Object.entries(xkf()).map(([name, text]) => [
        name,
        text.replaceAll('xenitab/', 'acme/'),
      ]),
    );
    expect(codes(await plan([version('1.26')], { files }))).toContain(
      'module-validation-unknown?',
    );
  });

  it.each([
    [
      'control plane',
      'can(regex("^1\\\\.(25|26)$", var.eks_config.version))',
      version('1.27'),
      '1.27',
    ],
    [
      'pools',
      'alltrue([for pool in var.eks_config.node_pools : can(regex("^1\\\\.25\\\\.", pool.version))])',
      release('standard', '1.26.1-20230101'),
      '1.26.1-20230101',
    ],
  ])(
    "is also what the repository's own validation of the %s says",
    async (_, condition, change, text) => {
      const variables = xkf()['aws-eks/variables.tf'].replace(
        /\}\n$/,
        `\n  validation {\n    condition     = ${condition}\n    error_message = "Not yet."\n  }\n}\n`,
      );
      const planned = await plan([change], {
        files: xkf('node_pools', { 'aws-eks/variables.tf': variables }),
        terraform: configuration({
          moduleVersions: { '2023.10.2': ['1.26', '1.27'] },
        }),
        live: [],
      });
      expect(planned.warnings).toContainEqual({
        code: 'version-not-in-module',
        severity: 'warning',
        message: `The validation of eks_config does not allow ${text}: the plan will fail until it is widened.`,
        path: 'aws-eks/variables.tf',
        line:
          variables
            .split('\n')
            .findIndex(line => line.includes('validation {')) + 1,
      });
    },
  );
});

describe('where the value stands', () => {
  it('is the file that wins, and all environments that it is for are met', async () => {
    const common = 'aws-eks/variables/common.tfvars';
    const text = eksVarFile('dev').replace(/environment.*\n/, '');
    const planned = await plan([version('1.26')], {
      files: xkf('node_pools', { [common]: text }),
    });
    expect(planned.files.map(file => file.path)).toEqual([common]);
    expect(planned.clusters).toEqual([
      'dev-eks1',
      'dev-eks2',
      'prod-eks1',
      'prod-eks2',
    ]);
    expect(
      planned.commands.map(({ environment, opaScore }) => [
        environment,
        opaScore,
      ]),
    ).toEqual([
      ['dev', 8],
      ['prod', 8],
    ]);
    expect(planned.warnings.at(-1)?.message).toContain('all of them change');
  });

  it('may be the module call itself', async () => {
    const call = eksModule(1, {
      config: '{\n    version    = "1.25"\n    node_pools = []\n  }',
    });
    const planned = await plan([version('1.26')], {
      files: xkf('node_pools', { 'aws-eks/eks1.tf': call }),
    });
    expect(planned.files[0]).toMatchObject({
      path: 'aws-eks/eks1.tf',
      after: call.replace('"1.25"', '"1.26"'),
    });
    expect(planned.clusters).toEqual(['dev-eks1', 'prod-eks1']);
  });

  it('counts clusters that may not exist only where AWS has them', async () => {
    const files = xkf('node_pools', {
      'aws-eks/eks2.tf': eksModule(2, { lines: ['count = local.blue'] }),
    });
    const planned = await plan([version('1.26')], {
      files,
      live: [live('dev-eks1', '1.25')],
    });
    expect(planned.commands[0].opaScore).toBe(4);
    expect(planned.warnings.at(-1)?.message).toBe(
      'One value describes dev-eks1 and dev-eks2: both change. dev-eks2 only where its count or for_each says so.',
    );
    expect(
      (await plan([version('1.26')], { files })).commands[0].opaScore,
    ).toBe(8);
  });

  it('is another environment of the same repository', async () => {
    const planned = await plan(
      [{ ...version('1.26'), clusterName: 'prod-eks2' }],
      {
        environment: 'prod',
      },
    );
    expect(planned.files[0].path).toBe('aws-eks/variables/prod.tfvars');
    expect(planned.clusters).toEqual(['prod-eks2', 'prod-eks1']);
  });
});

describe('files that must be changed by hand', () => {
  it.each([
    [
      'a computed configuration',
      'eks_config = merge({}, {})\n',
      `${path}, line 4:`,
    ],
    [
      'a computed version',
      'eks_config = {\n  version = true ? "1.25" : "1.26"\n  node_pools = []\n}\n',
      `${path}, line 5:`,
    ],
    [
      'a key that is set twice',
      'eks_config = {\n  version = "1.25"\n  version = "1.26"\n  node_pools = []\n}\n',
      `${path}, line 6:`,
    ],
    ['a syntax error', 'eks_config = {\n', `${path}, line`],
  ])('%s', async (_, config, start) => {
    await expect(
      plan([version('1.26')], {
        files: xkf('node_pools', { [path]: eksVarFile('dev', config) }),
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(start),
    });
  });

  it('a file that is not text', async () => {
    await expect(
      plan([version('1.26')], {
        files: xkf('node_pools', { [path]: notText }),
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('not text in UTF-8'),
    });
  });

  it('leave nothing half done', async () => {
    await expect(
      plan([version('1.26'), resize('gpu', { maxSize: 3 })]),
    ).rejects.toThrow('has no pool gpu');
  });

  it('a tenant has no clusters', async () => {
    await expect(
      plan([{ ...version('1.26'), accountId: '444444444444' }], {
        tenant: true,
        files: {},
      }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

import { xkf } from '../repository/__testUtils__/xkf';
import {
  configuration,
  platformOf,
} from '../repository/__testUtils__/configuration';
import { MemoryRepository } from '../repository/__testUtils__/memoryRepository';
import { planChanges } from '.';
import { codes, cluster, place, plan } from './__testUtils__/planning';

const version = (to: string) => ({
  kind: 'set-control-plane-version',
  ...cluster,
  version: to,
});
const namespace = {
  kind: 'add-tenant-namespace',
  ...place,
  name: 'shop',
  delegateResourceGroup: false,
  flux: { enabled: false },
};

describe('several changes together', () => {
  it('build on each other, and share files and plans', async () => {
    const planned = await plan([
      version('1.26'),
      { kind: 'resize-node-group', ...cluster, pool: 'memory', maxSize: 5 },
      namespace,
    ]);
    expect(
      planned.files.map(({ path, added, removed }) => [path, added, removed]),
    ).toEqual([
      ['aws-eks/variables/dev.tfvars', 2, 2],
      ['global.tfvars', 17, 0],
    ]);
    expect(planned).toMatchObject({
      title:
        'Set the Kubernetes version of dev-eks1 and dev-eks2 to 1.26, and 2 more changes',
      subject: 'dev',
      action: 'version-1-26-and-2-more',
      clusters: ['dev-eks1', 'dev-eks2'],
    });
    expect(planned.summary).toHaveLength(3);
    expect(
      planned.commands.map(({ directory, environment, opaScore }) => [
        directory,
        environment,
        opaScore,
      ]),
    ).toEqual([
      ['aws-eks', 'dev', 8 + 2 + 10],
      ['azure-governance', 'dev', 2],
      ['aws-eks', 'prod', 10],
    ]);
  });

  it('that cancel each other out leave nothing', async () => {
    expect(await plan([version('1.26'), version('1.25')])).toMatchObject({
      files: [],
      commands: [],
    });
  });

  it('that are partly so already say which part', async () => {
    const planned = await plan([version('1.25'), namespace]);
    expect(planned.files.map(({ path }) => path)).toEqual(['global.tfvars']);
    expect(codes(planned)).toEqual(['already-so?']);
  });

  it('are none', async () => {
    await expect(
      planChanges(
        {
          repository: new MemoryRepository({}),
          config: platformOf(),
          account: {
            accountId: '1',
            name: 'a',
            environment: 'dev',
            role: 'platform',
          },
          terraform: configuration(),
        },
        [],
      ),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('commands', () => {
  it('run beside nested directories, for environments as the repository names them', async () => {
    const nested = Object.fromEntries(
      Object.entries(xkf()).map(([path, text]) => [
        `infra/${path.replace('variables/dev', 'variables/development')}`,
        text,
      ]),
    );
    const terraform = configuration({
      platform: {
        directories: {
          core: 'infra/aws-core',
          eks: 'infra/aws-eks',
          governance: 'infra/azure-governance',
        },
        environments: { dev: 'development' },
      },
    });
    const planned = await plan([version('1.26')], { files: nested, terraform });
    expect(planned.files[0].path).toBe(
      'infra/aws-eks/variables/development.tfvars',
    );
    expect(planned.commands).toMatchObject([
      {
        directory: 'infra/aws-eks',
        environment: 'development',
        plan: 'make -C infra plan ENV=development DIR=aws-eks',
        apply: 'make -C infra apply ENV=development DIR=aws-eks',
      },
    ]);
  });

  it.each([
    [8, 'make plan ENV=dev DIR=aws-eks OPA_BLAST_RADIUS=9', ['blast-radius']],
    [9, 'make plan ENV=dev DIR=aws-eks', []],
  ])(
    'raise a blast radius of %d only where it is needed',
    async (limit, command, warnings) => {
      const terraform = { ...configuration(), opaBlastRadius: limit };
      const planned = await plan([version('1.26')], { terraform });
      expect(planned.commands[0].plan).toBe(command);
      expect(codes(planned).filter(code => code === 'blast-radius')).toEqual(
        warnings,
      );
    },
  );
});

it('reads each file once', async () => {
  const repository = new MemoryRepository(xkf());
  await planChanges(
    {
      repository,
      config: platformOf(),
      account: {
        accountId: place.accountId,
        name: 'xkf-dev',
        environment: 'dev',
        role: 'platform',
      },
      terraform: configuration(),
    },
    [
      { kind: 'set-control-plane-version', ...cluster, version: '1.26' },
      { kind: 'remove-node-group', ...cluster, pool: 'memory' },
    ],
  );
  const paths = repository.reads.flat();
  expect(new Set(paths).size).toBe(paths.length);
  expect(repository.reads).toHaveLength(1);
  expect(repository.lists).toEqual(['aws-eks']);
});

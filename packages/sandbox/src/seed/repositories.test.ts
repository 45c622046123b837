import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { missing, programOf, run } from '../__testUtils__/programs';
import { filesOf } from '../git/objects/files';
import { resolvePlaceholders } from '../git/seedRepositories';
import { parseHcl } from '../pipeline/terraform/hcl';
import { type Sandbox, startSandbox } from '../startSandbox';
import { bulkSeed } from './bulk';
import { BUNDLED_SEED, loadSeed, SeedError } from './loadSeed';
import type { SeedInput } from './schema';

describe('the repositories of the seed', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  /** All files as they are served, by `owner/name/path`. */
  function files(): Map<string, string> {
    const found = new Map<string, string>();
    for (const repository of sandbox.git.repositories.values()) {
      const tree = repository.resolve('main')?.tree ?? '';
      for (const [path, { sha }] of filesOf(repository.objects, tree)) {
        found.set(
          `${repository.fullName}/${path}`,
          repository.objects.blob(sha)?.toString('utf8') ?? '',
        );
      }
    }
    return found;
  }

  it('are HCL to the parser of HashiCorp, without placeholders', async () => {
    const hcl = Array.from(files()).filter(([path]) =>
      /\.tf(vars)?$/.test(path),
    );
    expect(hcl.length).toBeGreaterThan(35);
    for (const [path, text] of hcl) {
      expect(text).not.toContain('{{');
      await expect(parseHcl(path, text)).resolves.toEqual(expect.any(Object));
    }
  });

  it('are formatted as terraform fmt formats them, where it is installed', async () => {
    const terraform = programOf('terraform');
    if (!terraform) {
      await missing('terraform');
      return;
    }
    const directory = mkdtempSync(join(tmpdir(), 'fmt-'));
    for (const [path, text] of files()) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const formatting = run(
      terraform,
      ['fmt', '-check', '-recursive', '-list=true', directory],
      {
        env: {
          ...process.env,
          CHECKPOINT_DISABLE: '1',
          TF_CLI_CONFIG_FILE: '/dev/null',
        },
      },
    );
    await expect(formatting).resolves.toMatchObject({ stdout: '' });
    rmSync(directory, { recursive: true });
  });

  it('differ from AWS only where they are meant to', async () => {
    const { world, git, pipeline } = sandbox;
    const plans = new Map<string, string[]>();
    for (const repository of git.repositories.values()) {
      for (const { scope, plan } of await pipeline.drift(repository)) {
        const changes = plan.steps.flatMap(step => [
          step.address,
          ...step.resources.flatMap(each =>
            (each.lines ?? []).filter(line => /^[~]/.test(line)),
          ),
        ]);
        if (changes.length > 0) {
          plans.set(
            `${repository.fullName} ${scope.directory} ${scope.environment}`,
            changes,
          );
        }
      }
    }
    const newest = (version: string, behind: number) =>
      world.amis.releasesOf('AL2023_x86_64_STANDARD', version)[behind]
        .releaseVersion;
    const from = (
      old: string,
      next: string,
      behind: number,
      oldBehind = behind,
    ) =>
      `~ release_version = "${newest(old, oldBehind)}" -> "${newest(next, behind)}"`;
    expect(Object.fromEntries(plans)).toEqual({
      'acme/xkf aws-eks dev': [
        'module.eks1.aws_eks_cluster.this',
        '~ version = "1.35" -> "1.36"',
        'module.eks1.aws_eks_node_group.this["standard"]',
        from('1.35', '1.36', 0),
        'module.eks1.aws_eks_node_group.this["memory"]',
        from('1.35', '1.36', 2),
        'module.eks2[0].aws_eks_node_group.this["memory"]',
      ],
      'acme/xkf aws-eks qa': [
        'module.eks1.aws_eks_node_group.this["standard"]',
        '~ max_size = 6 -> 5',
      ],
      'acme/xkf aws-eks prod': [
        'module.eks1.aws_eks_cluster.this',
        '~ version = "1.32" -> "1.35"',
        'module.eks1.aws_eks_node_group.this["standard"]',
        from('1.32', '1.35', 0, 1),
        'module.eks1.aws_eks_node_group.this["spot"]',
        from('1.32', '1.35', 3),
        'module.eks2[0].aws_eks_node_group.this["spot"]',
      ],
      'acme/xkf-north aws-eks prod': [
        'module.eks1.aws_eks_node_group.this["standard"]',
        '~ labels and taints of the launch template',
      ],
    });
  });
});

function mistakesOf(seed: SeedInput): string {
  try {
    loadSeed(seed, new Date());
    return 'none';
  } catch (error) {
    return error instanceof SeedError ? error.message : String(error);
  }
}

describe('a seed with repositories', () => {
  it('names mistakes with their paths', () => {
    const seed = bulkSeed({
      accounts: 1,
      regions: ['eu-west-1'],
      clustersPerRegion: 1,
      nodeGroupsPerCluster: 1,
    });
    const mistakes = (repository: object) =>
      mistakesOf({
        ...seed,
        repositories: [
          { name: 'a/b', region: 'eu-west-1', environments: {}, ...repository },
        ],
      });
    expect(mistakes({ directory: tmpdir() })).toBe('none');
    expect(mistakes({})).toContain(
      'seed.repositories[0].directory: there is no folder',
    );
    expect(mistakes({ name: 'a' })).toContain(
      'seed.repositories[0].name: expected a name such as acme/xkf',
    );
    expect(mistakes({ environments: { dev: '999999999998' } })).toContain(
      'seed.repositories[0].environments.dev: 999999999998 has no region eu-west-1',
    );
  });

  it('names a placeholder that leads nowhere, and leaves those of others alone', async () => {
    const sandbox = await startSandbox({
      seed: bulkSeed({
        accounts: 1,
        regions: ['eu-west-1'],
        clustersPerRegion: 1,
        nodeGroupsPerCluster: 1,
      }),
    });
    try {
      expect(sandbox.git.repositories.size).toBe(0);
      await expect(
        fetch(sandbox.gitUrl).then(answer => answer.text()),
      ).resolves.toContain('This seed has no repositories');
      const resolve = (text: string) =>
        resolvePlaceholders(sandbox.world, 'a/b/c.tfvars', text);
      expect(resolve('${{ parameters.x }}')).toBe('${{ parameters.x }}');
      for (const wrong of [
        '{{vpc 1 eu-west-1}}',
        '{{release AL9 1.35 0}}',
        '{{constructor x}}',
      ]) {
        expect(() => resolve(wrong)).toThrow(
          `a/b/c.tfvars: ${wrong} leads nowhere`,
        );
      }
    } finally {
      await sandbox.stop();
    }
  });

  it('stops the start when a file cannot be used', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'seed-'));
    mkdirSync(join(directory, 'aws-eks', 'variables'), { recursive: true });
    writeFileSync(
      join(directory, 'aws-eks', 'variables', 'dev.tfvars'),
      'a = "{{vpc 1 x}}"\n',
    );
    const seed = readFileSync(BUNDLED_SEED, 'utf8').replace(
      '  - name: acme/xkf\n',
      `  - name: acme/xkf\n    directory: ${directory}\n`,
    );
    const elsewhere = mkdtempSync(join(tmpdir(), 'seed-'));
    const path = join(elsewhere, 'seed.yaml');
    writeFileSync(path, seed);
    await expect(startSandbox({ seed: path })).rejects.toThrow(
      'acme/xkf/aws-eks/variables/dev.tfvars: {{vpc 1 x}} leads nowhere',
    );
    writeFileSync(
      join(directory, 'aws-eks', 'variables', 'dev.tfvars'),
      'a = [\n',
    );
    await expect(startSandbox({ seed: path })).rejects.toThrow(
      'acme/xkf aws-eks dev: ',
    );
    rmSync(directory, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { missing, programOf, run } from '../../__testUtils__/programs';
import { type Sandbox, startSandbox } from '../../startSandbox';
import { type Scope, sourcesOf } from '../Scope';
import { TerraformError } from './diagnostic';
import { readVariables, type SourceFile } from './variables';

/** Words without the breaks and the frame that Terraform prints. */
function words(text: string): string {
  return text.replace(/[\s│╷╵]+/g, ' ').trim();
}

describe('the real Terraform, where it is installed', () => {
  let sandbox: Sandbox;
  let directory: string;
  const terraform = programOf('terraform');

  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    directory = mkdtempSync(join(tmpdir(), 'judge-'));
  });

  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await sandbox.stop();
  });

  /** What Terraform says to the variables of a folder; it needs neither providers nor modules for that. */
  async function judge(
    program: string,
    folder: SourceFile[],
    varFiles: SourceFile[],
  ): Promise<{ ok: boolean; text: string }> {
    const place = mkdtempSync(join(directory, 'folder-'));
    const work = join(place, 'work');
    const declarations = folder.filter(({ path }) =>
      path.endsWith('/variables.tf'),
    );
    for (const { path, text } of [
      ...declarations.map(each => ({ ...each, path: 'variables.tf' })),
      ...varFiles,
    ]) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), text);
    }
    const args = ['plan', '-input=false', '-no-color', '-lock=false'];
    const files = varFiles.map(({ path }) => `-var-file=${path}`);
    const env = {
      PATH: process.env.PATH,
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: '/dev/null',
    };
    try {
      const { stdout } = await run(program, [...args, ...files], {
        cwd: work,
        env,
      });
      return { ok: true, text: words(stdout) };
    } catch (error) {
      const { stderr, stdout } = error as { stderr: string; stdout: string };
      return { ok: false, text: words(`${stdout} ${stderr}`) };
    }
  }

  function scopeOf(
    name: string,
    environment: string,
    folder = 'aws-eks',
  ): Scope {
    const repository = sandbox.git.repository('acme', name);
    if (!repository) {
      throw new Error(`No repository ${name}`);
    }
    return {
      repository,
      directory: folder,
      environment,
      accountId: '',
      region: '',
    };
  }

  function filesOf(scope: Scope) {
    return sourcesOf(scope, scope.repository.resolve('main')?.tree ?? '');
  }

  it('accepts every environment of the seed', async () => {
    if (!terraform) {
      await missing('terraform');
      return;
    }
    for (const scope of [
      ...['dev', 'qa', 'prod'].flatMap(environment =>
        ['aws-eks', 'aws-core', 'azure-governance'].map(folder =>
          scopeOf('xkf', environment, folder),
        ),
      ),
      ...['dev', 'qa', 'prod'].map(environment =>
        scopeOf('xkf-north', environment),
      ),
      scopeOf('tenant-data', 'prod', 'aws-core'),
    ]) {
      const { folder, varFiles } = filesOf(scope);
      await expect(judge(terraform, folder, varFiles)).resolves.toMatchObject({
        ok: true,
      });
      await expect(readVariables(folder, varFiles)).resolves.toBeDefined();
    }
  }, 60_000);

  it('refuses what the sandbox refuses, in the same words', async () => {
    if (!terraform) {
      await missing('terraform');
      return;
    }
    const { folder, varFiles } = filesOf(scopeOf('xkf', 'qa'));
    const changes: ((text: string) => string)[] = [
      text => text.replace('min_size ', 'min_size = '),
      text =>
        text.replace('"standard"\n', '"standard",\n').replace('[\n', '[1 2\n'),
      text => text.replace('      node_taints    = []\n', ''),
      text => text.replace('min_size       = 1', 'min_size       = "many"'),
      text => text.replace('min_size       = 1', 'min_size       = []'),
      text => text.replace('["m6i.xlarge"]', '"m6i.xlarge"'),
      text => text.replace('node_labels    = {}', 'node_labels    = "x"'),
      text => text.replace(/version {4}= "1.34"\n {2}cidr_block = .+\n/, ''),
      text => text.replace('"1.34"', '"1.34.1"'),
      text => text.replace('"1.34"', '"1.30"'),
      text => text.replace('"1.34"', 'lower("1.34")'),
      text => text.replace('"1.34"', 'var.environment'),
      text => text.replace('environment = "qa"', ''),
      text => `${text}\nenvironment = "qa"\n`,
    ];
    for (const change of changes) {
      const [own, ...others] = varFiles;
      const changed = [{ ...own, text: change(own.text) }, ...others];
      const error = await readVariables(folder, changed).catch(
        thrown => thrown,
      );
      expect(error).toBeInstanceOf(TerraformError);
      const [{ summary, detail = '' }] = (error as TerraformError).diagnostics;
      const verdict = await judge(terraform, folder, changed);
      expect(verdict.ok).toBe(false);
      expect(verdict.text).toContain(words(summary));
      // Terraform shows the values of a failed condition between these two sentences.
      for (const part of detail.split('\n\n')) {
        expect(verdict.text).toContain(words(part));
      }
    }
  }, 60_000);
});

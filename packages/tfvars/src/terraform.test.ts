import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { edited } from './__testUtils__/attempt';
import { forAllDice } from './__testUtils__/dice';
import { someDocument } from './__testUtils__/documents';
import { appending } from './__testUtils__/examples/append';
import { appendingBlocks } from './__testUtils__/examples/appendBlock';
import { formatted } from './__testUtils__/examples/formatted';
import { removing } from './__testUtils__/examples/remove';
import { creating } from './__testUtils__/examples/create';
import { replacing } from './__testUtils__/examples/replace';
import { xkf } from './__testUtils__/examples/xkf';
import { applied, isLiteral, type ModelObject } from './__testUtils__/model';
import { someOperation, type ValueOperation } from './__testUtils__/operations';

const run = promisify(execFile);
const environment = {
  ...process.env,
  TF_CLI_CONFIG_FILE: '/dev/null',
  CHECKPOINT_DISABLE: '1',
};

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map(directory => join(directory, 'terraform'))
  .find(path => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/**
 * Where Terraform is missing its absence is shown; the same facts are recorded
 * in the tables of examples and judged by HashiCorp's parser in other tests.
 */
async function expectMissing() {
  await expect(run('terraform', ['version'])).rejects.toMatchObject({
    code: 'ENOENT',
  });
}

const examples = [
  ...replacing,
  ...creating,
  ...appending,
  ...removing,
  ...appendingBlocks,
  ...xkf,
];

describe('terraform', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tfvars-'));
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** The names of those that `terraform fmt` would change. */
  async function unformatted(
    terraform: string,
    texts: ReadonlyMap<string, string>,
  ): Promise<Set<string>> {
    for (const [name, text] of texts) {
      writeFileSync(join(directory, `${name}.tfvars`), text);
    }
    const listed = await run(
      terraform,
      ['fmt', '-check', '-list=true', '-recursive', directory],
      { env: environment, maxBuffer: 1e8 },
    ).catch((error: { code: unknown; stdout: string; stderr: string }) => {
      // 3 says that some are not formatted.
      if (error.code !== 3 || error.stderr !== '') throw error;
      return error;
    });
    return new Set(
      listed.stdout
        .split('\n')
        .filter(line => line !== '')
        .map(line => basename(line, '.tfvars')),
    );
  }

  it('formats what was formatted no further after an edit', async () => {
    if (!program) {
      await expectMissing();
      return;
    }
    const texts = new Map<string, string>();
    examples.forEach(({ before, after }, index) => {
      texts.set(`${index}-before`, before);
      texts.set(`${index}-after`, after);
    });
    const listed = await unformatted(program, texts);
    const clean = examples.filter((_, index) => !listed.has(`${index}-before`));
    const worsened = examples.filter(
      (_, index) =>
        !listed.has(`${index}-before`) && listed.has(`${index}-after`),
    );
    expect(worsened.map(({ name }) => name)).toEqual([]);
    expect(clean.length).toBeGreaterThan(examples.length / 2);
  }, 60_000);

  it('has the columns that are recorded', async () => {
    if (!program) {
      await expectMissing();
      return;
    }
    const texts = new Map(
      formatted.map(([, after], index) => [`${index}`, after]),
    );
    const listed = await unformatted(program, texts);
    // The first has no space behind its `=`, which no column shows.
    expect([...listed]).toEqual(['0']);
  }, 60_000);

  it('formats random texts that it formatted no further after an edit', async () => {
    if (!program) {
      await expectMissing();
      return;
    }
    const operations: ValueOperation[] = [];
    await forAllDice(1_500, dice => {
      const { text, model } = someDocument(dice, true);
      // A byte order mark is nothing that Terraform would format to stay.
      const file = join(directory, `${operations.length}.tfvars`);
      writeFileSync(file, text.replace('\ufeff', ''));
      operations.push(someOperation(dice, model));
    });
    await run(program, ['fmt', '-recursive', directory], {
      env: environment,
      maxBuffer: 1e8,
    });
    const texts = new Map<string, string>();
    operations.forEach((operation, index) => {
      const file = join(directory, `${index}.tfvars`);
      const after = edited(readFileSync(file, 'utf8'), operation);
      if (after !== undefined) texts.set(`${index}`, after);
    });
    expect(texts.size).toBeGreaterThan(1_300);
    const worsened = [...(await unformatted(program, texts))].map(name => [
      operations[Number(name)],
      texts.get(name),
    ]);
    expect(worsened).toEqual([]);
  }, 120_000);

  /** The values of variables as Terraform reads them from a file. */
  async function valuesOf(
    terraform: string,
    text: string,
    names: readonly string[],
  ): Promise<unknown> {
    const declarations = names.map(name => `variable "${name}" {}\n`);
    writeFileSync(join(directory, 'main.tf'), declarations.join(''));
    writeFileSync(join(directory, 'values.tfvars'), text);
    const object = names.map(name => `"${name}" = var.${name}`).join(', ');
    const console = run(
      terraform,
      [`-chdir=${directory}`, 'console', '-var-file=values.tfvars'],
      { env: environment },
    );
    // The console escapes what it prints in a way of its own.
    console.child.stdin?.end(`base64encode(jsonencode({ ${object} }))\n`);
    const { stdout } = await console;
    return JSON.parse(Buffer.from(stdout, 'base64').toString('utf8'));
  }

  it('reads the values that were written', async () => {
    if (!program) {
      await expectMissing();
      return;
    }
    const cases: { text: string; model: ModelObject }[] = [];
    await forAllDice(400, dice => {
      const { text, model } = someDocument(dice, true);
      const operation = someOperation(dice, model);
      const isWanted =
        cases.length < 25 && Object.keys(model).length > 1 && isLiteral(model);
      const after = isWanted ? edited(text, operation) : undefined;
      if (after === undefined) return;
      cases.push({ text: after, model: applied(model, operation) });
    });
    expect(cases.length).toBe(25);
    for (const { text, model } of cases) {
      const values = await valuesOf(program, text, Object.keys(model));
      expect({ text, values }).toEqual({ text, values: normalized(model) });
    }
  }, 120_000);
});

/** As JSON, in the Unicode form of HCL. */
function normalized(model: ModelObject): unknown {
  return JSON.parse(JSON.stringify(model).normalize('NFC'));
}

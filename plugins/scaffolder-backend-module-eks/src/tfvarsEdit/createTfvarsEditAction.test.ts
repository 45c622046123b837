import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createTfvarsEditAction } from './createTfvarsEditAction';
import { examples } from './examples';

const VARIABLES = `# Shared by dev-eks1 and dev-eks2.
eks_config = {
  version    = "1.35" # raised every quarter
  cidr_block = "10.100.64.0/18"
  node_pools = [
    {
      name           = "standard"
      version        = "1.35.5-20261119"
      instance_types = ["m6i.large"]
      min_size       = 1
      max_size       = 4
      node_labels    = {}
      node_taints    = []
    },
  ]
}
`;

describe('eks:tfvars:edit', () => {
  const directory = createMockDirectory();
  const action = createTfvarsEditAction();

  async function run(input: object) {
    const output = jest.fn();
    // The scaffolder hands over what the schema let through, which these are.
    const parsed = input as Parameters<typeof action.handler>[0]['input'];
    await action.handler({
      ...createMockActionContext({ workspacePath: directory.path }),
      input: parsed,
      output,
    } as Parameters<typeof action.handler>[0]);
    return Object.fromEntries(output.mock.calls);
  }

  const file = () => readFileSync(directory.resolve('dev.tfvars'), 'utf8');

  beforeEach(() => directory.setContent({ 'dev.tfvars': VARIABLES }));

  it('edits values and leaves every other byte', async () => {
    const answer = await run({
      path: 'dev.tfvars',
      operations: [
        { op: 'set', path: ['eks_config', 'version'], value: '1.36' },
        {
          op: 'set',
          path: ['eks_config', 'node_pools', { name: 'standard' }, 'max_size'],
          value: 6,
        },
      ],
    });
    expect(answer).toEqual({ path: 'dev.tfvars', changed: true });
    expect(file()).toBe(
      VARIABLES.replace('"1.35" #', '"1.36" #').replace(
        'max_size       = 4',
        'max_size       = 6',
      ),
    );
  });

  it('says when the file said it already, and does not write it', async () => {
    const answer = await run({
      path: 'dev.tfvars',
      operations: [
        { op: 'set', path: ['eks_config', 'version'], value: '1.35' },
      ],
    });
    expect(answer.changed).toBe(false);
    expect(file()).toBe(VARIABLES);
  });

  it('does all of it or nothing', async () => {
    const edits = run({
      path: 'dev.tfvars',
      operations: [
        { op: 'set', path: ['eks_config', 'version'], value: '1.36' },
        { op: 'set', path: ['eks_config', 'nothing'], value: 1 },
      ],
    });
    await expect(edits).rejects.toThrow(/^dev\.tfvars.*NotFound/);
    expect(file()).toBe(VARIABLES);
  });

  it('names file and line of what it refuses', async () => {
    directory.setContent({ 'dev.tfvars': 'a = 1\nb = c(\n' });
    await expect(
      run({
        path: 'dev.tfvars',
        operations: [{ op: 'set', path: ['a'], value: 2 }],
      }),
    ).rejects.toThrow(/^dev\.tfvars:\d+:\d+: .*SyntaxError/);
    expect(file()).toBe('a = 1\nb = c(\n');
  });

  it.each([
    ['missing.tfvars', /no file missing\.tfvars in the workspace/],
    ['../outside.tfvars', /not allowed|outside/i],
  ])('refuses the path %s', async (path, message) => {
    await expect(
      run({ path, operations: [{ op: 'remove', path: ['a'] }] }),
    ).rejects.toThrow(message);
  });

  it('takes a value for an expression only where the template says so', async () => {
    const block = {
      op: 'appendBlock',
      type: 'module',
      labels: ['eks1'],
      attributes: { eks_config: { $raw: 'var.eks_config' } },
    };
    await expect(
      run({ path: 'dev.tfvars', operations: [block] }),
    ).rejects.toThrow(/only with `expressions: true`/);
    await run({
      path: 'dev.tfvars',
      operations: [{ ...block, expressions: true }],
    });
    expect(file()).toContain('eks_config = var.eks_config');
  });

  it('shows examples that its own schema accepts', () => {
    const { input } = action.schema ?? {};
    expect(input).toMatchObject({ required: ['path', 'operations'] });
    for (const { example } of examples) {
      const [{ action: id, input: given }] = parse(example).steps;
      expect(id).toBe('eks:tfvars:edit');
      expect(Object.keys(given)).toEqual(['path', 'operations']);
    }
  });
});

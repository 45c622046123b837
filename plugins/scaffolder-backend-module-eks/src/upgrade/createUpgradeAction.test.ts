import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import { clusterEntity } from '../__testUtils__/clusterEntity';
import { FakeOperations, refusal } from '../__testUtils__/FakeOperations';
import { pages } from '../__testUtils__/pages';
import { runStep } from '../__testUtils__/runAction';
import { OperationStarter } from '../operation/OperationStarter';
import { createUpgradeAction } from './createUpgradeAction';
import { examples } from './examples';

const QA = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};
const ARN = 'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1';

describe('eks:cluster:upgrade', () => {
  let eks: FakeOperations;
  let action: ReturnType<typeof createUpgradeAction>;

  beforeEach(() => {
    eks = new FakeOperations();
    const catalog = catalogServiceMock({
      entities: [
        clusterEntity('qa-eks1', ARN),
        { ...clusterEntity('shop', ARN), kind: 'Component' },
        clusterEntity('not-eks'),
      ],
    });
    action = createUpgradeAction(new OperationStarter(eks, pages), catalog);
  });
  afterEach(() => jest.useRealTimers());

  it('plans, tells the plan, and starts it', async () => {
    eks.planned = {
      approvalRequired: true,
      changes: [
        change('acme/xkf', ['qa.tfvars']),
        change('acme/xkf-north', []),
      ],
      findings: [
        {
          code: 'addon',
          state: 'recommended',
          title: 'An add-on is old',
          message: 'coredns v1.9 is not made for 1.36.',
          fix: 'Update it afterwards.',
        },
        { code: 'active', state: 'passed', title: 'Active', message: 'Is.' },
      ],
    };
    const { outputs, log } = await runStep(action, {
      cluster: QA,
      version: '1.36',
      reason: 'Support of 1.35 ends',
    });
    const [operation] = eks.operations.values();
    expect(operation.input).toEqual({
      kind: 'upgrade',
      ...QA,
      version: '1.36',
      way: 'aws-first',
      reason: 'Support of 1.35 ends',
    });
    const url = `https://portal.example/eks/operations/${operation.id}`;
    expect(outputs).toEqual({
      operationId: operation.id,
      operationUrl: url,
      title: 'Upgrade qa-eks1 to 1.36',
      approvalRequired: true,
      steps: [
        { id: 'preflight', title: 'Check the cluster', usualSeconds: 30 },
        { id: 'update', title: 'Update the control plane', usualSeconds: 2700 },
        { id: 'pull-request', title: 'Make Terraform agree' },
      ],
    });
    expect(log).toEqual([
      `Upgrade qa-eks1 to 1.36 (${ARN}, qa) takes 3 steps:`,
      '  1. Check the cluster (usually 30 s)',
      '  2. Update the control plane (usually 45 min)',
      '  3. Make Terraform agree',
      'Opens a pull request in acme/xkf: qa-eks1: 1.36 (1 file)',
      'Opens no pull request, since acme/xkf-north says it already: qa-eks1: 1.36',
      'Recommended: An add-on is old. coredns v1.9 is not made for 1.36. Update it afterwards.',
      'Somebody other than you must approve it before it begins.',
      `Started: Upgrade qa-eks1 to 1.36. Follow it at ${url}`,
    ]);
  });

  it.each([ARN, 'resource:default/qa-eks1', 'qa-eks1'])(
    'knows the cluster by %s',
    async cluster => {
      await runStep(action, { cluster, version: '1.36' });
      const [{ input }] = eks.operations.values();
      expect(input).toMatchObject(QA);
    },
  );

  it.each([
    ['arn:aws:s3:::bucket', /is not the ARN of an EKS cluster/],
    ['resource:default/nothing', /The catalog has no entity/],
    ['resource:default/not-eks', /is not a cluster: a resource of the type/],
    ['resource:', /neither the ARN of a cluster nor an entity reference/],
  ])('refuses %s as a cluster', async (cluster, message) => {
    await expect(runStep(action, { cluster, version: '1.36' })).rejects.toThrow(
      message,
    );
    expect(eks.calls).toEqual([]);
  });

  it('refuses with all obstacles in words', async () => {
    eks.planned = {
      obstacles: ['An update is in progress.', 'qa-eks1 has 1.34.'],
    };
    await expect(
      runStep(action, { cluster: QA, version: '1.36' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Upgrade qa-eks1 to 1.36 cannot start. An update is in progress. qa-eks1 has 1.34.',
    });
    expect(eks.operations.size).toBe(0);
  });

  it('needs the name of a protected cluster', async () => {
    eks.planned = { confirmation: 'qa-eks1' };
    const step = { cluster: QA, version: '1.36' };
    await expect(
      runStep(action, { ...step, confirmation: 'qa-eks2' }),
    ).rejects.toThrow(
      'qa is a protected environment. Give the name, qa-eks1, as the input `confirmation`.',
    );
    expect(eks.calls).not.toContain('startOperation');
    await runStep(action, { ...step, confirmation: 'qa-eks1' });
    expect(eks.operations.size).toBe(1);
  });

  it.each([
    ['of the task', { isDryRun: true }, {}],
    ['of the step', {}, { dryRun: true }],
  ])('starts nothing in a dry run %s', async (_, options, more) => {
    eks.planned = { confirmation: 'qa-eks1' };
    const { outputs, log } = await runStep(
      action,
      { cluster: QA, version: '1.36', ...more },
      options,
    );
    expect(eks.calls).toEqual(['planOperation']);
    expect(outputs).toMatchObject({
      operationId: '00000000-0000-0000-0000-000000000000',
      operationUrl: 'https://portal.example/eks/operations',
      title: 'Upgrade qa-eks1 to 1.36',
    });
    expect(log.slice(-2)).toEqual([
      expect.stringMatching(
        /^It would be refused: qa is a protected environment, and the name, qa-eks1, is not given/,
      ),
      'Nothing was started: this is a dry run.',
    ]);
  });

  it('says in the words of the backend why it may not', async () => {
    const error = await refusal(403, 'This needs eks.cluster.upgrade.');
    eks.failures.push({ of: 'planOperation', error });
    await expect(
      runStep(action, { cluster: QA, version: '1.36' }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'This needs eks.cluster.upgrade.',
    });
  });

  it('plans again when the world moved on between plan and start', async () => {
    const error = await refusal(409, 'The repository has a new commit.');
    eks.failures.push({ of: 'startOperation', error });
    const tokens = ['first', 'second'];
    const plan = eks.planOperation;
    eks.planOperation = async (...args) => {
      eks.planned = { planToken: tokens.shift() };
      return plan(...args);
    };
    const { log } = await runStep(action, { cluster: QA, version: '1.36' });
    expect(eks.operations.size).toBe(1);
    expect(log).toContain(
      'Not started. The repository has a new commit. Plans again.',
    );
  });

  it('gives up on a conflict that planning again does not solve', async () => {
    const error = await refusal(409, 'Another operation is under way.');
    eks.failures.push({ of: 'startOperation', error });
    await expect(
      runStep(action, { cluster: QA, version: '1.36' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'Another operation is under way.',
    });
    expect(eks.operations.size).toBe(0);
  });

  it('asks again with the same token when the backend is away for a moment', async () => {
    jest.useFakeTimers();
    eks.failures.push(
      { of: 'startOperation', error: new TypeError('fetch failed') },
      { of: 'startOperation', error: await refusal(503, 'Busy.') },
    );
    const run = runStep(action, { cluster: QA, version: '1.36' });
    await jest.advanceTimersByTimeAsync(10_000);
    await run;
    expect(eks.calls.filter(name => name === 'planOperation')).toHaveLength(1);
    expect(eks.operations.size).toBe(1);
  });

  describe('in a task that is run again', () => {
    const step = { cluster: QA, version: '1.36' };

    it('goes on with the operation of its checkpoint', async () => {
      const checkpoints = new Map();
      const first = await runStep(action, step, { checkpoints });
      const [operation] = eks.operations.values();
      eks.operations.set(operation.id, { ...operation, state: 'succeeded' });
      const second = await runStep(action, step, { checkpoints });
      expect(second.outputs).toEqual(first.outputs);
      expect(eks.operations.size).toBe(1);
    });

    it('finds the operation that it had started before it could remember it', async () => {
      const first = await runStep(action, step);
      eks.planned = { obstacles: ['An operation is under way.'] };
      const second = await runStep(action, step);
      expect(second.outputs).toEqual(first.outputs);
      expect(second.log[0]).toBe('The same operation is under way already.');
    });

    it.each([
      { requestedBy: 'user:default/other' },
      { state: 'cancelling' as const },
      {
        input: {
          kind: 'upgrade' as const,
          ...QA,
          version: '1.37',
          way: 'aws-first' as const,
        },
      },
    ])('does not take another operation for its own: %j', async other => {
      const input = {
        kind: 'upgrade' as const,
        ...QA,
        version: '1.36',
        way: 'aws-first' as const,
      };
      eks.add({ input, ...other });
      eks.planned = { obstacles: ['Another operation is under way.'] };
      await expect(runStep(action, step)).rejects.toThrow(
        'Another operation is under way.',
      );
    });

    it('starts anew what failed, and remembers that one', async () => {
      const checkpoints = new Map();
      await runStep(action, step, { checkpoints });
      const [first] = eks.operations.values();
      eks.operations.set(first.id, { ...first, state: 'failed' });
      const second = await runStep(action, step, { checkpoints });
      expect(second.outputs.operationId).not.toBe(first.id);
      expect(second.log[0]).toBe(
        '"Upgrade qa-eks1 to 1.36", which this task had started, has failed.',
      );
      const third = await runStep(action, step, { checkpoints });
      expect(third.outputs).toEqual(second.outputs);
      expect(eks.operations.size).toBe(2);
    });
  });

  it('shows examples with inputs that it has', () => {
    const known = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      const [{ action: id, input }] = parse(example).steps;
      expect(id).toBe('eks:cluster:upgrade');
      expect(known).toEqual(expect.arrayContaining(Object.keys(input)));
    }
  });
});

/** A planned change of a repository. */
function change(name: string, paths: string[]) {
  return {
    stepId: 'pull-request',
    preview: {
      changeId: name,
      repository: { url: `https://git.example/${name}`, name },
      baseBranch: 'main',
      baseCommit: 'c0ffee',
      branch: 'portal/qa-eks1',
      title: 'qa-eks1: 1.36',
      body: '',
      files: paths.map(path => ({
        path,
        action: 'edit' as const,
        diff: '',
        added: 1,
        removed: 1,
      })),
      warnings: [],
      commands: [],
      clusters: ['qa-eks1'],
    },
  };
}

import { mockServices } from '@backstage/backend-test-utils';
import { Operation, StepDetail } from '@xkf/backstage-plugin-eks-common';
import { parse } from 'yaml';
import { FakeOperations, refusal } from '../__testUtils__/FakeOperations';
import { pages } from '../__testUtils__/pages';
import { runStep, startStep } from '../__testUtils__/runAction';
import { createWaitAction } from './createWaitAction';
import { examples } from './examples';

const input = {
  kind: 'upgrade' as const,
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
  version: '1.36',
  way: 'aws-first' as const,
};

const opened = {
  type: 'pull-request' as const,
  changeId: 'c1',
  repository: 'acme/xkf',
  title: 'qa-eks1: 1.36',
  files: [],
  pullRequest: pullRequest(12),
};

describe('eks:operation:wait', () => {
  let eks: FakeOperations;
  let operation: Operation;
  let url: string;
  let action: ReturnType<typeof createWaitAction>;

  beforeEach(() => {
    jest.useFakeTimers();
    eks = new FakeOperations();
    operation = eks.add({ input });
    url = `https://portal.example/eks/operations/${operation.id}`;
    const auth = mockServices.auth({ pluginId: 'scaffolder' });
    action = createWaitAction({ eks, auth, pages });
  });
  afterEach(() => jest.useRealTimers());

  const change = (changes: Partial<Operation>) => {
    operation = { ...operation, ...changes };
    eks.operations.set(operation.id, operation);
  };

  function start(
    more: Omit<Parameters<typeof action.handler>[0]['input'], 'operationId'>,
    options: Parameters<typeof startStep>[2] = {},
  ) {
    const given = { operationId: operation.id, ...more };
    const run = startStep(action, given, options);
    // Looked at later; it may be rejected before.
    run.done.catch(() => {});
    return run;
  }

  it('tells each change once and gives what came of it', async () => {
    const run = start({});
    await jest.advanceTimersByTimeAsync(10_000);
    const steps = operation.steps.map(step =>
      step.id === 'pull-request'
        ? {
            ...step,
            state: 'blocked' as const,
            reason: 'A person closed #12.',
            choices: [
              {
                id: 'open-again',
                title: 'Open it again',
                description: 'Opens another one.',
                dangerous: false,
              },
            ],
            detail: opened,
          }
        : step,
    );
    change({ state: 'blocked', steps, currentStep: steps[2] });
    await jest.advanceTimersByTimeAsync(60_000);
    change({ state: 'succeeded', endedAt: '2026-11-24T13:00:00.000Z' });
    await jest.advanceTimersByTimeAsync(60_000);
    await run.done;
    expect(run.log).toEqual([
      `Follows ${url}`,
      'Running: Check the cluster (step 1 of 3).',
      `Blocked: Make Terraform agree (step 3 of 3). A person closed #12. Choices: "Open it again". Decide at ${url}`,
      expect.stringMatching(/^Succeeded\./),
    ]);
    expect(run.outputs).toEqual({
      state: 'succeeded',
      operationUrl: url,
      pullRequestUrls: ['https://git.example/acme/xkf/pull/12'],
    });
  });

  it.each([
    ['failed', 'Nodes did not come.', 'has failed. Nodes did not come.'],
    ['cancelled', undefined, 'has been cancelled.'],
  ] as const)('fails when it has %s', async (state, reason, words) => {
    change({ state, reason });
    const run = start({ until: 'approved' });
    await expect(run.done).rejects.toMatchObject({
      name: 'ConflictError',
      message: `"Upgrade qa-eks1 to 1.36" ${words} See ${url}`,
    });
  });

  it('waits for the first pull request alone where that is asked for', async () => {
    const run = start({ until: 'pull-request' });
    await jest.advanceTimersByTimeAsync(60_000);
    change({ steps: withDetail(operation, opened) });
    await jest.advanceTimersByTimeAsync(60_000);
    await run.done;
    expect(run.outputs).toMatchObject({
      state: 'running',
      pullRequestUrls: ['https://git.example/acme/xkf/pull/12'],
    });
  });

  it.each([
    [
      {
        type: 'account' as const,
        name: 'tenant-shop',
        email: 'aws@acme.example',
        accountId: '666666666666',
        state: 'SUCCEEDED' as const,
      },
      { accountId: '666666666666' },
    ],
    [
      {
        type: 'irsa-role' as const,
        roleArn: 'arn',
        serviceAccountYaml: 'yaml',
      },
      { roleArn: 'arn', serviceAccountYaml: 'yaml' },
    ],
    [
      {
        type: 'peering' as const,
        connectionId: 'pcx-1',
        status: 'active' as const,
        routes: [],
      },
      { connectionId: 'pcx-1' },
    ],
  ])('gives what was made: %j', async (detail, outputs) => {
    change({ state: 'succeeded', steps: withDetail(operation, detail) });
    const run = start({});
    await run.done;
    expect(run.outputs).toEqual({
      state: 'succeeded',
      operationUrl: url,
      pullRequestUrls: [],
      ...outputs,
    });
  });

  it('has nothing to wait for where nothing was started', async () => {
    const given = { operationId: '00000000-0000-0000-0000-000000000000' };
    const { outputs, log } = await runStep(action, given);
    expect(outputs.state).toBe('planned');
    expect(log).toEqual(['Nothing to wait for: this is a dry run.']);
    expect(eks.calls).toEqual([]);
  });

  it('waits for the approval alone where that is asked for', async () => {
    change({ state: 'needs-approval', approval: { required: true } });
    const run = start({ until: 'approved' });
    await jest.advanceTimersByTimeAsync(60_000);
    change({
      state: 'waiting',
      approval: { required: true, by: 'user:default/b' },
    });
    await jest.advanceTimersByTimeAsync(60_000);
    await run.done;
    expect(run.log[1]).toContain(`Approve it at ${url}`);
    expect(run.outputs.state).toBe('waiting');
  });

  it('ends after its time and leaves the operation alone', async () => {
    const run = start({ timeout: { minutes: 10 } });
    await jest.advanceTimersByTimeAsync(10 * 60_000 + 10);
    await expect(run.done).rejects.toThrow(
      `It has not ended in the time that this step waits. The operation goes on: ${url}`,
    );
    // Every 2 s first, every 30 s at last.
    expect(eks.readers.length).toBeGreaterThan(25);
    expect(eks.readers.length).toBeLessThan(80);
    expect(eks.calls).not.toContain('startOperation');
  });

  it('ends at once when the task is cancelled', async () => {
    const canceller = new AbortController();
    const run = start({}, { signal: canceller.signal });
    await jest.advanceTimersByTimeAsync(100);
    canceller.abort(new Error('The task was cancelled.'));
    await expect(run.done).rejects.toThrow('The task was cancelled.');
    expect(run.log).toContain(`Waits no longer. The operation goes on: ${url}`);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('outlasts a backend that is away, and says so once', async () => {
    const away = { of: 'getOperation' as const };
    const run = start({});
    await jest.advanceTimersByTimeAsync(100);
    for (let times = 0; times < 5; times += 1) {
      eks.failures.push({ ...away, error: new TypeError('fetch failed') });
    }
    await jest.advanceTimersByTimeAsync(60_000);
    change({ state: 'succeeded' });
    await jest.advanceTimersByTimeAsync(60_000);
    await run.done;
    expect(
      run.log.filter(line => line.startsWith('The operation cannot be read')),
    ).toHaveLength(1);
  });

  it.each([
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
  ])('ends at once when it may not look: %d', async (status, name) => {
    const error = await refusal(status, 'No.');
    eks.failures.push({ of: 'getOperation', error });
    await expect(start({}).done).rejects.toMatchObject({
      name,
      message: 'No.',
    });
  });

  it('goes on as the scaffolder when the sign-in ends while it waits', async () => {
    const run = start({});
    await jest.advanceTimersByTimeAsync(100);
    const error = await refusal(401, 'Expired.');
    eks.failures.push({ of: 'getOperation', error });
    await jest.advanceTimersByTimeAsync(10_000);
    change({ state: 'succeeded' });
    await jest.advanceTimersByTimeAsync(10_000);
    await run.done;
    expect(eks.readers.slice(0, 2)).toEqual(Array(2).fill('user:default/mock'));
    expect(new Set(eks.readers.slice(2))).toEqual(
      new Set(['plugin:scaffolder']),
    );
  });

  it('never reads as the scaffolder what the initiator has not read', async () => {
    const error = await refusal(401, 'Expired.');
    eks.failures.push({ of: 'getOperation', error });
    await expect(start({}).done).rejects.toThrow('Expired.');
    expect(eks.readers).toEqual(['user:default/mock']);
  });

  it('goes on in a recovered task whose sign-in has ended', async () => {
    change({ state: 'succeeded' });
    const checkpoints = new Map();
    await start({}, { checkpoints }).done;
    const error = await refusal(401, 'Expired.');
    eks.failures.push({ of: 'getOperation', error });
    const run = start({}, { checkpoints });
    await run.done;
    expect(eks.readers.at(-1)).toBe('plugin:scaffolder');
    expect(run.outputs.state).toBe('succeeded');
  });

  it('waits for nothing in a dry run', async () => {
    const run = await runStep(
      action,
      { operationId: 'any' },
      { isDryRun: true },
    );
    expect(run.outputs.operationUrl).toBe(
      'https://portal.example/eks/operations',
    );
    expect(eks.calls).toEqual([]);
  });

  it('shows examples with inputs that it has', () => {
    const known = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      const [{ action: id, input: given }] = parse(example).steps;
      expect(id).toBe('eks:operation:wait');
      expect(known).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  });
});

function pullRequest(number: number) {
  return {
    number,
    url: `https://git.example/acme/xkf/pull/${number}`,
    title: 'qa-eks1: 1.36',
    state: 'closed' as const,
    draft: false,
    branch: 'portal/qa-eks1',
    baseBranch: 'main',
    headCommit: 'c0ffee',
    mergeability: 'unknown' as const,
    checks: { state: 'none' as const, items: [] },
  };
}

/** The steps of an operation, of which the last one shows something. */
function withDetail({ steps }: Operation, detail: StepDetail) {
  return steps.map((step, index) =>
    index === steps.length - 1 ? { ...step, detail } : step,
  );
}

import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import {
  candidate,
  FakeOperations,
  refusal,
} from '../__testUtils__/FakeOperations';
import { runStep } from '../__testUtils__/runAction';
import { OperationStarter } from '../operation/OperationStarter';
import { operationPages } from '../operation/pages';
import { createRotateAction } from './createRotateAction';
import { examples } from './examples';

const QA = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};

describe('eks:nodegroup:rotate', () => {
  let eks: FakeOperations;
  let action: ReturnType<typeof createRotateAction>;

  beforeEach(() => {
    eks = new FakeOperations();
    action = createRotateAction(
      new OperationStarter(eks, operationPages(new ConfigReader({}))),
      catalogServiceMock(),
    );
  });

  it('takes over from the old node group what the template does not say', async () => {
    const { outputs } = await runStep(action, {
      cluster: QA,
      groups: [
        { pool: 'standard' },
        {
          pool: 'spot',
          name: 'large',
          releaseVersion: '1.35.4-20261015',
          instanceTypes: ['m6i.xlarge'],
          minSize: 0,
          maxSize: 9,
          labels: {},
          taints: [],
        },
      ],
      drain: { pauseBetweenNodes: 120 },
      reason: 'Old images',
    });
    const [operation] = eks.operations.values();
    expect(operation.input).toEqual({
      kind: 'rotation',
      ...QA,
      alsoClusters: [],
      groups: [
        {
          pool: 'standard',
          replacement: candidate('standard', 'standard2').replacement,
        },
        {
          pool: 'spot',
          replacement: {
            name: 'large',
            releaseVersion: '1.35.4-20261015',
            instanceTypes: ['m6i.xlarge'],
            minSize: 0,
            maxSize: 9,
            labels: {},
            taints: [],
          },
        },
      ],
      drain: expect.objectContaining({
        order: 'oldest',
        pauseBetweenNodes: 120,
        evictBarePods: false,
      }),
      reason: 'Old images',
    });
    expect(outputs.title).toBe('Rotate standard, spot of qa-eks1');
    expect(outputs.operationUrl).toBe(`/eks/operations/${operation.id}`);
  });

  it.each([
    ['goes on with a replacement that is there already', {}, 'standard2'],
    [
      'makes a new one where something else is asked for',
      { maxSize: 9 },
      'standard3',
    ],
  ])('%s', async (_what, given, name) => {
    const offered = candidate('standard', 'standard3');
    const existing = { ...offered.replacement, name: 'standard2' };
    eks.options = { ...eks.options, candidates: [{ ...offered, existing }] };
    await runStep(action, {
      cluster: QA,
      groups: [{ pool: 'standard', ...given }],
    });
    const [operation] = eks.operations.values();
    expect(operation.input).toMatchObject({
      groups: [{ pool: 'standard', replacement: { name, ...given } }],
    });
  });

  it('tells what would be evicted, and starts nothing, in a dry run', async () => {
    eks.planned = {
      drain: {
        nodes: [],
        pods: [
          {
            namespace: 'shop',
            name: 'cart-1',
            uid: '1',
            node: 'ip-10-0-0-1',
            fate: 'evict',
            rules: [],
            ready: true,
            gracePeriod: 30,
            budgets: ['shop/cart'],
          },
        ],
        budgets: [],
        blockers: [
          {
            code: 'budget-allows-none',
            severity: 'blocks',
            message: 'Budget shop/cart allows 0 disruptions.',
            pods: ['shop/cart-1'],
          },
        ],
        readAt: '2026-11-24T12:00:00.000Z',
      },
    };
    const { log } = await runStep(
      action,
      { cluster: QA, groups: [{ pool: 'standard' }] },
      { isDryRun: true },
    );
    expect(log).toEqual(
      expect.arrayContaining([
        'Evicts 1 pod from 0 nodes.',
        'Note: Budget shop/cart allows 0 disruptions.',
      ]),
    );
    expect(eks.operations.size).toBe(0);
  });

  it('names the node groups that there are', async () => {
    await expect(
      runStep(action, { cluster: QA, groups: [{ pool: 'gpu' }] }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: 'qa-eks1 has no node group gpu. It has: standard, spot.',
    });
    expect(eks.calls).not.toContain('planOperation');
  });

  it('asks for what nobody knows, and says why it is not known', async () => {
    const standard = candidate('standard', 'standard2');
    const { releaseVersion: _, maxSize: __, ...known } = standard.replacement;
    eks.options = {
      ...eks.options,
      candidates: [
        {
          ...standard,
          replacement: known,
          releasesProblem: { kind: 'unknown', message: 'SSM did not answer.' },
        },
      ],
      repositoryProblem: 'The Git host refuses the token.',
    };
    await expect(
      runStep(action, { cluster: QA, groups: [{ pool: 'standard' }] }),
    ).rejects.toThrow(
      'Say releaseVersion, maxSize of what replaces standard: it is not known. SSM did not answer. The Git host refuses the token.',
    );
    await runStep(action, {
      cluster: QA,
      groups: [
        { pool: 'standard', releaseVersion: '1.35.5-20261119', maxSize: 3 },
      ],
    });
    expect(eks.operations.size).toBe(1);
  });

  it('goes on with what it had started, though the suggestions are others now', async () => {
    const step = { cluster: QA, groups: [{ pool: 'standard', maxSize: 6 }] };
    const first = await runStep(action, step);
    eks.options.candidates[0] = candidate('standard', 'standard3');
    eks.planned = { obstacles: ['standard2 exists already.'] };
    const second = await runStep(action, step);
    expect(second.outputs).toEqual(first.outputs);
    await expect(
      runStep(action, {
        cluster: QA,
        groups: [{ pool: 'standard', maxSize: 7 }],
      }),
    ).rejects.toThrow('standard2 exists already.');
  });

  it('says in the words of the backend why it may not look', async () => {
    const error = await refusal(404, 'No such cluster.');
    eks.failures.push({ of: 'getRotationOptions', error });
    await expect(
      runStep(action, { cluster: QA, groups: [{ pool: 'standard' }] }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'No such cluster.',
    });
  });

  it('shows examples with inputs that it has', () => {
    const known = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      const [{ action: id, input }] = parse(example).steps;
      expect(id).toBe('eks:nodegroup:rotate');
      expect(known).toEqual(expect.arrayContaining(Object.keys(input)));
    }
  });
});

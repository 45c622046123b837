import type * as client from '@kubernetes/client-node';
import { type Evictions, startEvictions } from '../../__testUtils__/evictions';
import { eventually, kubernetesLibrary } from '../../__testUtils__/kubernetes';
import { textAt } from '../store/object';

const VIOLATION =
  "Cannot evict pod as it would violate the pod's disruption budget.";

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('eviction under a disruption budget', () => {
  let library: typeof client;
  let sandbox: Evictions['sandbox'];
  let state: Evictions['state'];
  let policy: Evictions['policy'];
  let evict: Evictions['evict'];
  let names: Evictions['names'];
  let pod: Evictions['pod'];
  let budget: Evictions['budget'];
  let patchBudget: Evictions['patchBudget'];

  beforeAll(async () => {
    library = await kubernetesLibrary();
  });

  beforeEach(async () => {
    ({ sandbox, state, policy, evict, names, pod, budget, patchBudget } =
      await startEvictions(library));
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  it.each([
    ['one', { currentHealthy: 3, desiredHealthy: 2, disruptionsAllowed: 1 }],
    ['share', { currentHealthy: 4, desiredHealthy: 3, disruptionsAllowed: 1 }],
    ['none', { currentHealthy: 2, desiredHealthy: 2, disruptionsAllowed: 0 }],
    ['set', { currentHealthy: 3, desiredHealthy: 2, disruptionsAllowed: 1 }],
  ])('counts the budget %s', (name, status) => {
    expect(budget(name)).toMatchObject({
      ...status,
      observedGeneration: 1,
      expectedPods: status.currentHealthy,
    });
  });

  it('charges the budget at once, so that the second one is refused with its cause', async () => {
    const [first, second] = names('one');
    const answers = await Promise.all([evict(first), evict(second)]);
    expect(answers.map(({ code }) => code).sort()).toEqual([201, 429]);
    const refused = answers.find(({ code }) => code === 429);
    expect(refused?.body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: VIOLATION,
      reason: 'TooManyRequests',
      details: {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: expect.stringMatching(
              /^The disruption budget one needs 2 healthy pods and has [23] currently$/,
            ),
          },
        ],
      },
      code: 429,
    });
    expect(refused?.headers).not.toHaveProperty('retry-after');
    await sandbox.idle();
    expect(budget('one')).toMatchObject({ disruptionsAllowed: 1 });
    expect(budget('one').disruptedPods).toBeUndefined();
    await expect(evict(second)).resolves.toMatchObject({ code: 201 });
  });

  it('is allowed once somebody relaxes the budget', async () => {
    const [first] = names('none');
    await expect(evict(first)).resolves.toMatchObject({ code: 429 });
    const { metadata } = await patchBudget('none', { minAvailable: 1 });
    expect(metadata?.generation).toBe(2);
    await eventually(() => budget('none').disruptionsAllowed === 1);
    await expect(evict(first)).resolves.toMatchObject({ code: 201 });
  });

  it('asks to wait while the budget is newer than its status', async () => {
    state.controllers.pause();
    await patchBudget('none', { minAvailable: 1 });
    const [first] = names('none');
    await expect(evict(first)).resolves.toMatchObject({
      code: 429,
      headers: { 'retry-after': '10' },
      body: {
        message: VIOLATION,
        details: {
          retryAfterSeconds: 10,
          causes: [
            {
              reason: 'DisruptionBudget',
              message:
                'The disruption budget none is still being processed by the server.',
            },
          ],
        },
      },
    });
    state.controllers.resume();
    await eventually(() => budget('none').disruptionsAllowed === 1);
    await expect(evict(first)).resolves.toMatchObject({ code: 201 });
  });

  it('fails for a pod with two budgets', async () => {
    await policy.createNamespacedPodDisruptionBudget({
      namespace: 'fx',
      body: {
        metadata: { name: 'second' },
        spec: {
          maxUnavailable: '100%',
          selector: {
            matchExpressions: [
              {
                key: 'app.kubernetes.io/name',
                operator: 'In',
                values: ['one'],
              },
            ],
          },
        },
      },
    });
    await eventually(() => budget('second').disruptionsAllowed === 3);
    await expect(evict(names('one')[0])).resolves.toMatchObject({
      code: 500,
      body: {
        message:
          'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
      },
    });
  });

  it('checks the uid only after the budget was charged', async () => {
    const [first] = names('one');
    const stale = '00000000-0000-4000-8000-000000000000';
    await expect(
      evict(first, { preconditions: { uid: stale } }),
    ).resolves.toMatchObject({
      code: 409,
      body: {
        reason: 'Conflict',
        message: expect.stringContaining('the UID in the precondition'),
        details: { name: first, kind: 'Pod' },
      },
    });
    expect(pod(first)?.metadata.deletionTimestamp).toBeUndefined();
    await sandbox.idle();
    // The grant counts for two minutes, although nobody used it.
    expect(budget('one')).toMatchObject({
      disruptionsAllowed: 0,
      currentHealthy: 2,
      disruptedPods: { [first]: expect.any(String) },
    });
    await expect(
      evict(first, { preconditions: { uid: stale } }),
    ).resolves.toMatchObject({ code: 429 });
    await eventually(() => budget('one').disruptionsAllowed === 1);
    await expect(
      evict(first, { preconditions: { uid: pod(first)?.metadata.uid } }),
    ).resolves.toMatchObject({ code: 201 });
  });

  it('lets pods that are not ready go as their budget says', async () => {
    const unready = (name: string) =>
      state.objects.update('pods', 'fx', name, object => ({
        ...object,
        status: {
          ...object.status,
          conditions: [{ type: 'Ready', status: 'False' }],
        },
      }));
    const [sick] = names('none');
    unready(sick);
    await eventually(() => budget('none').currentHealthy === 1);
    await expect(evict(sick)).resolves.toMatchObject({ code: 429 });
    await patchBudget('none', { unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    await eventually(() => budget('none').observedGeneration === 2);
    await expect(evict(sick)).resolves.toMatchObject({ code: 201 });
    // Without a policy it may go when the budget has what it needs.
    const [other] = names('one');
    unready(other);
    await eventually(() => budget('one').currentHealthy === 2);
    await expect(evict(other)).resolves.toMatchObject({ code: 201 });
  });

  it('is refused by every budget when the node is lost', async () => {
    const [first] = names('one');
    const node = textAt(pod(first), 'spec.nodeName');
    for (const each of sandbox.world.nodesOf(state, 'test-eks1-large')) {
      sandbox.world.setKubelet(state, each, 'lost');
    }
    await sandbox.idle();
    expect(budget('one')).toMatchObject({ currentHealthy: 0 });
    await expect(evict(first)).resolves.toMatchObject({ code: 429 });
    // What is evicted stays, since nobody ends it.
    const [free] = names('free');
    await expect(evict(free)).resolves.toMatchObject({ code: 201 });
    await sandbox.idle();
    expect(pod(free)?.metadata.deletionTimestamp).toBeDefined();
    sandbox.world.setKubelet(state, node, 'ready');
    await sandbox.idle();
    await eventually(() => Number(budget('one').currentHealthy) > 0);
  });
});

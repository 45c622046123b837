import { clusterTarget, OperationPlan } from '@xkf/backstage-plugin-eks-common';
import {
  OperationsPortal,
  stepOf,
} from '../world/__testUtils__/OperationsPortal';
import {
  first,
  PairPortal,
  second,
  seedOfTwo,
} from './__testUtils__/PairPortal';

jest.setTimeout(180_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const upgradeOf = (id: typeof first) => ({
  kind: 'upgrade',
  ...id,
  version: '1.35',
});

describe('a rotation of clusters that one value describes', () => {
  let pair: PairPortal;
  let portal: OperationsPortal;
  afterEach(() => pair?.stop());

  const start = async (...options: Parameters<typeof PairPortal.start>) => {
    pair = await PairPortal.start(...options);
    portal = pair.portal;
  };

  it('replaces the nodes of both with one pull request each way, and holds both', async () => {
    await start(seedOfTwo());
    expect(await pair.first.rotationOptions()).toMatchObject({
      sharedWith: ['qa-eks2'],
      alsoClusters: ['qa-eks2'],
    });
    const input = await pair.first.rotation();
    const plan: OperationPlan = await portal.plan(input);
    expect(plan).toMatchObject({
      title: 'Rotate standard of qa-eks1 and qa-eks2',
      obstacles: [],
      input: { alsoClusters: ['qa-eks2'] },
      alsoTargets: [clusterTarget(second)],
    });
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'preflight',
      'add-pull-request',
      'add-merge',
      'nodes-ready',
      'cordon',
      'cordon-2',
      'drain-standard',
      'drain-2-standard',
      'check-empty',
      'remove-pull-request',
      'remove-merge',
      'node-groups-gone',
      'verify',
    ]);
    const nodes = plan.drain?.nodes.map(({ cluster, nodeGroup }) =>
      [cluster, nodeGroup].join(),
    );
    expect([...new Set(nodes)]).toEqual([
      'qa-eks1,qa-eks1-standard',
      'qa-eks2,qa-eks2-standard',
    ]);
    expect(plan.drain?.pods.map(({ cluster }) => cluster)).toEqual(
      expect.arrayContaining(['qa-eks1', 'qa-eks2']),
    );

    const { id } = await portal.begin(input);
    await portal.until(id, 'waiting', 'add-merge');
    const [shown] = await pair.operationsOf(second);
    expect(shown).toMatchObject({
      id,
      target: clusterTarget(first),
      alsoTargets: [clusterTarget(second)],
      owner: 'group:default/team-platform',
    });
    const refused = async (operation: object) => {
      const { planToken } = await portal.plan(operation);
      const { body } = await portal
        .post('/operations', { operation, planToken })
        .expect(409);
      return JSON.stringify(body);
    };
    expect(await refused(upgradeOf(second))).toContain(
      `Cluster qa-eks2 has an active operation: \\"Rotate standard of qa-eks1 and qa-eks2\\"`,
    );

    await portal.merge(id, 'add-merge');
    const drained = await portal.until(id, 'waiting', 'remove-merge');
    for (const step of ['drain-standard', 'drain-2-standard']) {
      const { detail } = stepOf(drained, step) ?? {};
      expect(
        detail?.type === 'drain' &&
          detail.progress.nodes.map(({ state }) => state),
      ).toEqual(['drained', 'drained', 'drained']);
    }
    expect(pair.schedulable()).toEqual([[], []]);
    const ended = await pair.remove(id);
    expect(stepOf(ended, 'verify')?.detail).toMatchObject({
      sources: [
        { source: 'acme/xkf (main) of qa-eks1', value: 'qa-eks1-standard2' },
        { source: 'EKS of qa-eks1', value: 'qa-eks1-standard2' },
        { source: 'acme/xkf (main) of qa-eks2', value: 'qa-eks2-standard2' },
        { source: 'EKS of qa-eks2', value: 'qa-eks2-standard2' },
      ],
    });
    expect([...pair.first.inAws.nodegroups.keys()]).toEqual([
      'qa-eks1-standard2',
    ]);
    expect([...pair.second.inAws.nodegroups.keys()]).toEqual([
      'qa-eks2-standard2',
    ]);
    expect(await portal.person.pulls()).toHaveLength(2);
    const evicted = await portal
      .knex('eks_audit')
      .where({ event_id: 'eks.evict-pods', phase: 'outcome' });
    expect(evicted.length).toBeGreaterThan(0);
    expect(
      evicted.every(
        ({ outcome, error }) =>
          outcome === 'succeeded' || /^\d+ of \d+ pods? evicted\./.test(error),
      ),
    ).toBe(true);
    // Both are free again.
    const { body } = await portal.post('/operations/plan', {
      operation: upgradeOf(second),
    });
    expect(body.planToken).toBeDefined();
    expect(await portal.knex('eks_operation_targets').select()).toEqual([
      expect.objectContaining({ name: 'qa-eks1', active_key: null }),
      expect.objectContaining({ name: 'qa-eks2', active_key: null }),
    ]);
  });

  it('takes back in both what it cordoned', async () => {
    await start(seedOfTwo());
    const before = pair.schedulable();
    pair.second.addBarePod();
    const { id } = await portal.begin(await pair.first.rotation());
    await portal.merge(id, 'add-merge');
    const blocked = await portal.until(id, 'blocked', 'drain-2-standard');
    expect(stepOf(blocked, 'drain-standard')?.state).toBe('succeeded');
    expect(pair.schedulable()).toEqual([[], []]);
    const cancel = blocked.actions.find(({ name }) => name === 'cancel');
    expect(cancel?.title).toMatch(
      /uncordon \d nodes? of qa-eks1, uncordon \d nodes? of qa-eks2/,
    );
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const { reason } = await portal.until(id, 'cancelled');
    expect(reason).toMatch(/of qa-eks1 take pods again/);
    expect(reason).toMatch(/of qa-eks2 take pods again/);
    expect(pair.schedulable()).toEqual(before);
  });

  it('drains a node that came to the first while the second was drained, and takes that back', async () => {
    await start(seedOfTwo());
    pair.second.addBarePod();
    const { id } = await portal.begin(await pair.first.rotation());
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-2-standard');
    const late = portal.sandbox.world.addNode(
      pair.first.inAws,
      'qa-eks1-standard',
    );
    pair.first.addBarePod(late);
    await portal.choose(id, 'drain-2-standard', 'evict-all');
    const blocked = await portal.until(id, 'blocked', 'check-empty');
    expect(stepOf(blocked, 'check-empty')?.reason).toContain(
      `shop/bare on ${late} of qa-eks1`,
    );
    expect(pair.schedulable()).toEqual([[late], []]);
    await portal.choose(id, 'check-empty', 'evict-all');
    const empty = await portal.until(id, 'waiting', 'remove-merge');
    expect(pair.schedulable()).toEqual([[], []]);
    const cancel = empty.actions.find(({ name }) => name === 'cancel');
    expect(cancel?.title).toContain('uncordon 1 node of qa-eks1');
    await portal.post(`/operations/${id}/cancel`).expect(200);
    await portal.until(id, 'cancelled');
    expect(pair.schedulable()[0]).toContain(late);
  });

  it('goes on with the rest when one of them is deleted meanwhile', async () => {
    await start(seedOfTwo());
    const { id } = await portal.begin(await pair.first.rotation());
    await portal.until(id, 'waiting', 'add-merge');
    await portal.sandbox.world.removeCluster(pair.second.inAws);
    await portal.merge(id, 'add-merge');
    const drained = await portal.until(id, 'waiting', 'remove-merge');
    const words = 'AWS has no cluster qa-eks2 any more';
    for (const step of ['nodes-ready', 'cordon-2', 'drain-2-standard']) {
      expect(stepOf(drained, step)?.state).toBe('succeeded');
    }
    expect(JSON.stringify(await portal.events(id))).toContain(words);
    await pair.remove(id);
    expect([...pair.first.inAws.nodegroups.keys()]).toEqual([
      'qa-eks1-standard2',
    ]);
  });

  it('waits, with its name, for one whose API server is away', async () => {
    await start(seedOfTwo());
    const { id } = await portal.begin(await pair.first.rotation());
    await portal.until(id, 'waiting', 'add-merge');
    const away = portal.sandbox.faults.add({
      cluster: second.clusterName,
      effect: 'unreachable',
    });
    await portal.merge(id, 'add-merge');
    await portal.untilReason(id, 'nodes-ready', 'The API server of qa-eks2');
    expect(pair.schedulable()[0]).not.toEqual([]);
    portal.sandbox.faults.remove(away);
    await portal.until(id, 'waiting', 'remove-merge');
    expect(pair.schedulable()).toEqual([[], []]);
  });
});

import { OperationStep } from '@xkf/backstage-plugin-eks-common';
import { callFaults } from './__testUtils__/callFaults';
import { OperationsPortal } from './__testUtils__/OperationsPortal';
import { SandboxCalls } from './__testUtils__/SandboxCalls';
import { Pace } from './pace';

jest.setTimeout(240_000);

/** What differs from the pace of other tests. */
let mockPace: Partial<Pace> = {};

jest.mock('../createKinds', () => {
  const actual = jest.requireActual('../createKinds');
  const { quickPace } = jest.requireActual('./__testUtils__/pace');
  return {
    createKinds: (options: { world: object }) =>
      actual.createKinds({
        ...options,
        world: { ...options.world, pace: { ...quickPace, ...mockPace } },
      }),
  };
});

jest.mock('../createOperations', () => {
  const actual = jest.requireActual('../createOperations');
  return {
    createOperations: (options: object) =>
      actual.createOperations({ ...options, timing: { tickMs: 20 } }),
  };
});

const qa = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};
const upgrade = { kind: 'upgrade', ...qa, version: '1.35' };
const noConnections = /The API server of qa-eks1 does not take connections\./;

describe('what fails outside while an operation runs', () => {
  let portal: OperationsPortal;
  afterEach(() => portal?.stop());

  const start = async (pace: Partial<Pace>, timeScale = 0) => {
    mockPace = pace;
    portal = await OperationsPortal.start({ timeScale });
  };
  const inAws = () =>
    portal.sandbox.world.cluster(qa.accountId, qa.region, qa.clusterName);
  const away = () =>
    portal.sandbox.faults.add({
      effect: 'unreachable',
      service: 'kubernetes',
      account: qa.accountId,
      region: qa.region,
      cluster: qa.clusterName,
    });
  const back = (fault: string) => portal.sandbox.faults.remove(fault);
  const rotation = async () => {
    const { accountId, region, clusterName } = qa;
    const { body } = await portal
      .get(`/clusters/${accountId}/${region}/${clusterName}/rotation-options`)
      .expect(200);
    const [{ pool, replacement }] = body.candidates;
    return {
      kind: 'rotation',
      ...qa,
      groups: [{ pool, replacement }],
      drain: { pauseBetweenNodes: 0, blockedAfter: 600, healthAfter: 600 },
    };
  };
  const untilStep = async (
    id: string,
    stepId: string,
    isSo: (step: OperationStep) => boolean,
  ): Promise<OperationStep> => {
    for (;;) {
      const { steps, endedAt } = await portal.operation(id);
      const step = steps.find(one => one.id === stepId);
      if (step && isSo(step)) return step;
      if (endedAt) throw new Error(`It ended: ${JSON.stringify(step)}`);
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
  };
  const allow = (minAvailable: number) =>
    inAws().objects.update(
      'poddisruptionbudgets',
      'shop',
      'shop-web',
      budget => ({
        ...budget,
        spec: { ...(budget.spec as object), minAvailable },
      }),
    );

  it('waits for an API server that is away in a drain, and evicts nothing twice', async () => {
    await start({ unanswered: 300 });
    const calls = new SandboxCalls(inAws());
    allow(2);
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    await untilStep(
      id,
      'drain-standard',
      ({ detail }) =>
        detail?.type === 'drain' && detail.progress.waiting.length > 0,
    );
    const fault = away();
    const waiting = await untilStep(
      id,
      'drain-standard',
      ({ state, failures }) => state === 'waiting' && failures >= 2,
    );
    expect(waiting.reason).toMatch(noConnections);
    expect(waiting.reason).toMatch(/It is tried again in \d+ s\.$/);
    expect(waiting.nextCheckAt).toBeDefined();
    allow(1);
    back(fault);
    const { steps } = await portal.until(id, 'waiting', 'remove-merge');
    expect(steps.find(step => step.id === 'drain-standard')?.state).toBe(
      'succeeded',
    );
    const granted = calls.granted();
    calls.stop();
    expect(granted.evictions.length).toBeGreaterThan(0);
    expect(await callFaults(granted, portal.knex)).toEqual([]);
  });

  it('waits for an API server that restarts after the upgrade', async () => {
    await start({});
    const { id } = await portal.begin(upgrade);
    await portal.until(id, 'waiting', 'wait-merge');
    const fault = away();
    await portal.merge(id, 'wait-merge');
    const { steps } = await portal.until(id, 'waiting', 'verify');
    const verify = steps.find(step => step.id === 'verify');
    expect(verify?.reason).toMatch(
      /^Waiting until all sources say 1\.35; API servers restart after an update\. The API server cannot be read\./,
    );
    expect(verify?.reason).toMatch(noConnections);
    back(fault);
    await portal.until(id, 'succeeded');
  });

  it('asks about an API server that stays away, and goes on by itself when it answers', async () => {
    await start({ agreeWithin: 0 });
    const { id } = await portal.begin(upgrade);
    await portal.until(id, 'waiting', 'wait-merge');
    const fault = away();
    await portal.merge(id, 'wait-merge');
    const { steps } = await portal.until(id, 'blocked', 'verify');
    const verify = steps.find(step => step.id === 'verify');
    expect(verify?.reason).toMatch(noConnections);
    expect(verify?.choices.map(choice => choice.id)).toEqual([
      'look-again',
      'accept',
    ]);
    back(fault);
    await portal.until(id, 'succeeded');
  });

  it('follows the update of a control plane whose API server is away', async () => {
    await start({});
    const { id } = await portal.begin(upgrade);
    await untilStep(id, 'preflight', ({ state }) => state === 'succeeded');
    const fault = away();
    await portal.until(id, 'waiting', 'wait-merge');
    const events = await portal.events(id);
    expect(events.filter(({ type }) => type === 'problem')).toEqual([]);
    back(fault);
  });

  it('asks about a node group that never becomes ACTIVE, and tells no cause that it does not know', async () => {
    await start({ nodesWithin: 1_000 }, 3);
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    const step = await untilStep(id, 'nodes-ready', ({ state, reason }) =>
      Boolean(state === 'blocked' && reason?.includes('CREATING')),
    );
    expect(step.reason).toMatch(
      /^qa-eks1-standard2 is CREATING\. .*This takes longer than 1 s\. Look at the node group in the EKS console, at the limits of the account and at the activity of the Auto Scaling group\.$/,
    );
    expect(step.nextCheckAt).toBeDefined();
    expect(step.choices.map(choice => choice.id)).toEqual([
      'look-again',
      'accept',
    ]);
    expect(step.detail).toMatchObject({
      groups: [{ name: 'qa-eks1-standard2', status: 'CREATING' }],
    });
    await portal.choose(id, 'nodes-ready', 'accept');
    await untilStep(id, 'cordon', ({ state }) => state === 'succeeded');
  });
});

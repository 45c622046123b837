import { callFaults } from './__testUtils__/callFaults';
import { OperationsPortal } from './__testUtils__/OperationsPortal';
import { PortalCluster, qa } from './__testUtils__/PortalCluster';
import { SandboxCalls } from './__testUtils__/SandboxCalls';
import { Pace } from './pace';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const upgrade = { kind: 'upgrade', ...qa, version: '1.35' };
const noConnections = /The API server of qa-eks1 does not take connections\./;

describe('what fails outside while an operation runs', () => {
  let portal: OperationsPortal;
  let cluster: PortalCluster;
  afterEach(() => portal?.stop());

  const start = async (pace: Partial<Pace>, timeScale = 0) => {
    portal = await OperationsPortal.start({ timeScale, pace });
    cluster = new PortalCluster(portal);
  };
  const away = () =>
    portal.sandbox.faults.add({
      effect: 'unreachable',
      service: 'kubernetes',
      account: qa.accountId,
      region: qa.region,
      cluster: qa.clusterName,
    });
  const back = (fault: string) => portal.sandbox.faults.remove(fault);
  const rotation = () =>
    cluster.rotation({ blockedAfter: 600, healthAfter: 600 });

  it('waits for an API server that is away in a drain, and evicts nothing twice', async () => {
    await start({ unanswered: 300 });
    const calls = new SandboxCalls(cluster.inAws);
    cluster.needShopPods(2);
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    await portal.untilStep(
      id,
      'drain-standard',
      ({ detail }) =>
        detail?.type === 'drain' && detail.progress.waiting.length > 0,
    );
    const fault = away();
    const waiting = await portal.untilStep(
      id,
      'drain-standard',
      ({ state, failures }) => state === 'waiting' && failures >= 2,
    );
    expect(waiting.reason).toMatch(noConnections);
    expect(waiting.reason).toMatch(/It is tried again in \d+ s\.$/);
    expect(waiting.nextCheckAt).toBeDefined();
    cluster.needShopPods(1);
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
    await portal.untilStep(
      id,
      'preflight',
      ({ state }) => state === 'succeeded',
    );
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
    const step = await portal.untilStep(
      id,
      'nodes-ready',
      ({ state, reason }) =>
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
    await portal.untilStep(id, 'cordon', ({ state }) => state === 'succeeded');
  });
});

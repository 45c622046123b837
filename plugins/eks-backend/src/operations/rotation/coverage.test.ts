import { accounts } from '../../__testUtils__/portal';
import {
  OperationsPortal,
  pullRequestOf,
} from '../world/__testUtils__/OperationsPortal';
import {
  allow,
  clustersIn,
  first,
  onlyOf,
  PairPortal,
  second,
  secondOf,
  seedOfOne,
  seedOfTwo,
} from './__testUtils__/PairPortal';

jest.setTimeout(180_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const { accountId, region } = first;

describe('the clusters that a rotation covers', () => {
  let pair: PairPortal;
  let portal: OperationsPortal;
  afterEach(() => pair?.stop());

  const start = async (...options: Parameters<typeof PairPortal.start>) => {
    pair = await PairPortal.start(...options);
    portal = pair.portal;
  };

  it('removes nothing from a cluster that came to the value later', async () => {
    const seed = seedOfOne();
    await start(seed);
    const { id, alsoTargets } = await portal.begin(await pair.first.rotation());
    expect(alsoTargets).toEqual([]);
    pair.first.addBarePod();
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-standard');
    await portal.sandbox.world.addCluster(accountId, region, secondOf(seed));
    await portal.choose(id, 'drain-standard', 'evict-all');
    const { steps } = await portal.until(id, 'blocked', 'remove-pull-request');
    expect(steps.find(step => step.id === 'remove-pull-request')?.reason).toBe(
      'AWS has qa-eks2, which the same value describes, and the portal has not read it yet. Read the fleet again, and plan once more. The same value describes qa-eks2 since the operation was planned, and it does not cover it. Cancel the operation and plan it again.',
    );
    expect(await portal.person.pulls()).toHaveLength(1);
  });

  it('warns of a cluster that came while the removal is open, and opens no other', async () => {
    const seed = seedOfOne();
    await start(seed);
    const { id } = await portal.begin(await pair.first.rotation());
    await portal.merge(id, 'add-merge');
    const { steps } = await portal.until(id, 'waiting', 'remove-merge');
    const number = pullRequestOf(steps, 'remove-merge');
    await portal.sandbox.world.addCluster(accountId, region, secondOf(seed));
    await portal.untilReason(
      id,
      'remove-merge',
      'Do not merge it: AWS has qa-eks2, which the same value describes',
    );
    await portal.person.close(number);
    await portal.forgetReadings();
    await portal.until(id, 'blocked', 'remove-merge');
    await portal.choose(id, 'remove-merge', 'open-again');
    await portal.untilReason(
      id,
      'remove-merge',
      'The same value describes qa-eks2 since the operation was planned',
    );
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('is another plan when a cluster has come or gone', async () => {
    await start(seedOfTwo());
    const operation = await pair.first.rotation();
    const { planToken, input } = await portal.plan(operation);
    await portal.sandbox.world.removeCluster(pair.second.inAws);
    const { body } = await portal
      .post('/operations', { operation: input, planToken })
      .expect(409);
    expect(JSON.stringify(body)).toContain('"alsoClusters":[]');
    // Whatever was asked for, the value decides.
    const asked = { ...operation, alsoClusters: ['prod-eks1'] };
    expect((await portal.plan(asked)).input).toMatchObject({
      alsoClusters: [],
    });
  });

  it('cannot be where the control planes run different versions', async () => {
    await start(seedOfTwo({ version: '1.35' }));
    const { obstacles, findings } = await portal.plan(
      await pair.first.rotation(),
    );
    expect(obstacles.join(' ')).toContain(
      'qa-eks1 runs 1.34 and qa-eks2 runs 1.35',
    );
    expect(obstacles.join(' ')).toContain(
      'Upgrade qa-eks1 from 1.34 to 1.35 first. Or give each cluster',
    );
    expect(obstacles.join(' ')).not.toContain('Take a release');
    expect(
      findings.filter(
        ({ code, state }) => code === 'release' && state === 'required',
      ),
    ).toEqual([]);
  });

  it('cannot be where the value describes clusters of another account', async () => {
    const seed = seedOfOne();
    const dev = seed.accounts.find(({ id }) => id === '111111111111');
    dev?.regions?.at(0)?.clusters?.push({ ...clustersIn(seed)[0] });
    const changed: Record<string, object> = {
      '111111111111': { environment: 'qa' },
      '444444444444': { role: 'tenant' },
    };
    await start(seed, {
      accounts: accounts.map(one => ({ ...one, ...changed[one.accountId] })),
    });
    const { obstacles } = await portal.plan(await pair.first.rotation());
    expect(obstacles.join(' ')).toContain(
      'The same value describes qa-eks1 in another account or region too.',
    );
  });

  it('cannot be where the value describes clusters of other environments', async () => {
    await start(seedOfOne());
    const directory = 'aws-eks/variables';
    const own = await portal.person.file(`${directory}/qa.tfvars`);
    const value = own.slice(
      own.indexOf('eks_config'),
      own.indexOf('eks_authorized_ips'),
    );
    const common = await portal.person.file(`${directory}/common.tfvars`);
    await portal.person.commit(
      `${directory}/common.tfvars`,
      `${common}\n${value}`,
    );
    const { obstacles } = await portal.plan(await pair.first.rotation());
    expect(obstacles.join(' ')).toContain(
      'The same value describes dev-eks1, dev-eks2, prod-eks1 and prod-eks2 in another account or region too.',
    );
  });

  it('needs the permission for every cluster, and shows little of it without', async () => {
    await start(seedOfTwo({ owner: 'team-other' }));
    const input = await pair.first.rotation();
    const { planToken } = await portal.plan(input);
    const mine = 'group:default/team-platform';
    pair.permit(name =>
      name === 'eks.nodegroup.rotate' ? onlyOf(name, mine) : allow(),
    );
    const asking = await portal
      .post('/operations/plan', { operation: input })
      .expect(403);
    expect(asking.body.error.message).toMatch(
      /One value describes qa-eks1 and qa-eks2, .*needs the permission eks\.nodegroup\.rotate/,
    );
    await portal
      .post('/operations', { operation: input, planToken })
      .expect(403);

    pair.permit(allow);
    pair.second.addBarePod();
    const { id, owner } = await portal.begin(input);
    // Who owns one of them only is not told what becomes of the other.
    expect(owner).toBeUndefined();
    const again = { operation: input, planToken };
    expect((await portal.post('/operations', again).expect(202)).body.id).toBe(
      id,
    );
    pair.permit(name =>
      name === 'eks.nodegroup.rotate' ? onlyOf(name, mine) : allow(),
    );
    await portal.post('/operations', again).expect(403);
    pair.permit(allow);
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-2-standard');
    pair.permit(name => onlyOf(name, mine));
    const [shown] = await pair.operationsOf(first);
    expect(shown).toMatchObject({ id, state: 'blocked' });
    expect(shown.reason).toBeUndefined();
    expect(await pair.operationsOf(second)).toHaveLength(1);
    await portal.get(`/operations/${id}`).expect(403);
    await portal.get(`/operations/${id}/events`).expect(403);
    await portal.post(`/operations/${id}/cancel`).expect(403);
    pair.permit(name => onlyOf(name, 'group:default/nobody'));
    expect(await pair.operationsOf(first)).toEqual([]);
  });
});

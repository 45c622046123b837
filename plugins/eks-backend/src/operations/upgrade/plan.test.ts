import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';

jest.setTimeout(60_000);

const qa = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};
const upgrade = { kind: 'upgrade', ...qa, version: '1.35' };

describe('the plan of an upgrade', () => {
  let portal: OperationsPortal;
  beforeAll(async () => {
    portal = await OperationsPortal.start();
  });
  afterAll(() => portal?.stop());

  it.each([
    ['two minors up', { version: '1.36' }, 'one minor at a time'],
    ['down', { version: '1.33' }, 'does not go down'],
    ['to nowhere', { version: '1.99' }, 'one minor at a time'],
  ])('refuses to go %s', async (_what, change, words) => {
    const operation = { ...upgrade, ...change };
    const { obstacles, planToken } = await portal.plan(operation);
    expect(obstacles.join()).toContain(words);
    await portal.post('/operations', { operation, planToken }).expect(409);
  });

  it.each([
    [
      'prod-eks2',
      '1.36',
      'One value describes prod-eks2 and prod-eks1. prod-eks1 runs 1.32, and EKS goes up one minor at a time, so the apply of the pull request would fail. Upgrade prod-eks1 in AWS by hand first, one minor after another: to 1.33, 1.34 and 1.35. Or give each cluster a value of its own.',
    ],
    [
      'prod-eks1',
      '1.33',
      'One value describes prod-eks1 and prod-eks2. prod-eks2 runs 1.35 already, and EKS does not go down to 1.33, so the apply of the pull request would fail. Upgrade prod-eks1 in AWS by hand first, one minor after another: to 1.33 and 1.34. Here, take prod-eks1 to 1.35. Or give each cluster a value of its own.',
    ],
  ])('tells one way for clusters of one value: %s to %s', async (...row) => {
    const [clusterName, version, words] = row;
    const { obstacles } = await portal.plan({
      kind: 'upgrade',
      ...{ accountId: '333333333333', region: 'eu-west-1' },
      clusterName,
      version,
    });
    const about = obstacles.filter(text => /^Clusters that share/.test(text));
    expect(about).toEqual([`Clusters that share the file: ${words}`]);
    // What is said of the node groups names the same first step.
    const others = obstacles.filter(text => !about.includes(text));
    const elsewhere = /Go to|Replace the node group|Upgrade prod-eks2/;
    expect(others.filter(text => elsewhere.test(text))).toEqual([]);
  });

  it('says what to do with a cluster that no repository of the platform declares', async () => {
    const place = { accountId: '444444444444', region: 'eu-west-1' };
    const { obstacles } = await portal.plan({
      kind: 'upgrade',
      ...place,
      clusterName: 'data-eks1',
      version: '1.31',
    });
    const words =
      'data-eks1 is in tenant-data, the account of a tenant, and only repositories of the platform declare clusters. Change it in AWS by hand, or declare it in a repository of the platform first.';
    expect(obstacles[0]).toBe(`Terraform repository: ${words}`);
    const { body } = await portal
      .get('/clusters/444444444444/eu-west-1/data-eks1/rotation-options')
      .expect(200);
    expect(body.repositoryProblem).toBe(words);
  });

  it('says which facts are missing, and does not start without them', async () => {
    portal.sandbox.faults.add({
      effect: 'access-denied',
      service: 'ec2',
      operation: 'DescribeSubnets',
    });
    const { findings, obstacles } = await portal.plan(upgrade);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'free-addresses',
        state: 'notEvaluated',
        message: expect.stringContaining('ec2:DescribeSubnets'),
      }),
    );
    expect(obstacles).not.toEqual([]);
  });
});

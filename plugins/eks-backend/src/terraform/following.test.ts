import {
  eventually,
  PROD,
  QA,
  resize,
  TerraformPortal,
} from '../__testUtils__/terraformPortal';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { AwsFollower } from './AwsFollower';
import { StoredChange } from './store/ChangeStore';

jest.setTimeout(120_000);

describe('A merged change', () => {
  let at: TerraformPortal;
  beforeEach(async () => {
    at = await TerraformPortal.start();
  });
  afterEach(() => at?.stop());

  const shownOf = async (changeId: string) =>
    (await at.portal.get(`/terraform/changes/${changeId}`).expect(200)).body;

  it('is applied by itself while somebody looks at it', async () => {
    const { change } = await at.open(resize(7));
    await at.person.merge(change.pullRequest.number);
    await at.sandbox.idle();
    await at.letTimePass();
    await eventually(async () =>
      expect((await shownOf(change.changeId)).state).toBe('applied'),
    );
    const drift = await at.driftOf(QA);
    expect(drift.liveReadAt > (change.createdAt ?? '')).toBe(true);
  });

  it('shows that its apply failed, and that it was run again', async () => {
    const { change } = await at.open(
      resize(9, { ...PROD, clusterName: 'prod-eks2' }),
    );
    await at.person.merge(change.pullRequest.number);
    await at.sandbox.idle();
    const failed = await eventually(async () => {
      await at.letTimePass();
      const shown = await shownOf(change.changeId);
      expect(shown.pullRequest.checks.state).toBe('failure');
      return shown;
    });
    expect(failed.state).toBe('merged');
    expect(failed.pullRequest.checks.items).toEqual([
      expect.objectContaining({
        name: 'apply (aws-eks, prod)',
        state: 'failure',
        description: expect.stringContaining('prod-eks1'),
      }),
    ]);
  });
});

describe('AwsFollower', () => {
  const record = (name: string) =>
    ({
      arn: `arn:aws:eks:eu-west-1:222222222222:cluster/${name}`,
      accountId: QA.accountId,
      region: QA.region,
      name,
    }) as ClusterRecord;
  const mergedAt = '2026-11-24T10:00:00.000Z';
  const changeOf = (clusterName?: string) =>
    ({
      subjects: [{ accountId: QA.accountId, region: QA.region, clusterName }],
      pullRequest: { mergedAt },
    }) as StoredChange;
  const records = [record('qa-eks1'), record('qa-eks2')];

  function follower() {
    const read: string[] = [];
    let now = Date.parse(mergedAt);
    return {
      read,
      pass: (seconds: number) => {
        now += seconds * 1000;
      },
      follower: new AwsFollower({
        refresh: async ({ name }) => {
          read.push(name);
        },
        logger: { error: () => undefined } as never,
        now: () => new Date(now),
      }),
    };
  }

  it('reads a cluster at most every 30 seconds, for two hours', () => {
    const { follower: one, read, pass } = follower();
    one.follow(changeOf('qa-eks1'), records);
    pass(29);
    one.follow(changeOf('qa-eks1'), records);
    expect(read).toEqual(['qa-eks1']);
    pass(1);
    one.follow(changeOf('qa-eks1'), records);
    expect(read).toEqual(['qa-eks1', 'qa-eks1']);
    pass(7200);
    one.follow(changeOf('qa-eks1'), records);
    expect(read).toHaveLength(2);
  });

  it('reads all clusters of an account whose network changes', () => {
    const { follower: one, read } = follower();
    one.follow(changeOf(), records);
    expect(read).toEqual(['qa-eks1', 'qa-eks2']);
  });
});

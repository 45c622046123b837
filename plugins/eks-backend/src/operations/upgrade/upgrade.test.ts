import { EKSClient, UpdateClusterVersionCommand } from '@aws-sdk/client-eks';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { QA_FILE } from '../../__testUtils__/terraformPortal';
import {
  OperationsPortal,
  pullRequestOf,
} from '../world/__testUtils__/OperationsPortal';
import { PortalCluster, qa } from '../world/__testUtils__/PortalCluster';

jest.setTimeout(180_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const upgrade = { kind: 'upgrade', ...qa, version: '1.35' };

const ids = {
  account: qa.accountId,
  region: qa.region,
  cluster: qa.clusterName,
};

describe('the upgrade of a control plane', () => {
  let portal: OperationsPortal;
  beforeEach(async () => {
    portal = await OperationsPortal.start();
  });
  afterEach(() => portal?.stop());

  const inAws = () => new PortalCluster(portal).inAws;
  const versionUpdates = () =>
    inAws().updates.filter(
      ({ update }) =>
        update.type === 'VersionUpdate' &&
        update.params?.some(({ value }) => value === '1.35'),
    );
  const updateByHand = async () => {
    const { Credentials } = await new STSClient({ region: qa.region }).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${qa.accountId}:role/xkf-portal-reader`,
        RoleSessionName: 'person',
      }),
    );
    const client = new EKSClient({
      region: qa.region,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    });
    await client.send(
      new UpdateClusterVersionCommand({
        name: qa.clusterName,
        version: '1.35',
      }),
    );
  };
  const cluster = async () => {
    const { accountId, region, clusterName } = qa;
    const { body } = await portal
      .get(`/clusters/${accountId}/${region}/${clusterName}`)
      .expect(200);
    return body;
  };

  it('asks EKS, follows the update, opens the pull request, and compares', async () => {
    const plan = await portal.plan(upgrade);
    expect(plan.obstacles).toEqual([]);
    expect(plan.changes).toMatchObject([{ stepId: 'pull-request' }]);
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'preflight',
      'update-control-plane',
      'follow-update',
      'pull-request',
      'wait-merge',
      'verify',
      'offer-rotation',
    ]);
    const { id } = await portal.begin(upgrade);
    await portal.merge(id, 'wait-merge');
    const ended = await portal.until(id, 'succeeded');
    expect(ended.steps.map(({ state }) => state)).toEqual(
      Array(7).fill('succeeded'),
    );
    expect(ended.steps.find(step => step.id === 'verify')?.detail).toEqual({
      type: 'verification',
      sources: [
        { source: 'acme/xkf (main)', value: '1.35', agrees: true },
        { source: 'EKS', value: '1.35', agrees: true },
        { source: 'The API server', value: '1.35', agrees: true },
      ],
    });
    expect(ended.steps.at(-1)?.detail).toEqual({
      type: 'offer',
      nodeGroups: [{ name: 'qa-eks1-standard', version: '1.34' }],
    });
    expect(inAws().cluster.version).toBe('1.35');
    expect(versionUpdates()).toHaveLength(1);
    expect(await portal.person.pulls()).toHaveLength(1);
    const acts = (await portal.events(id)).filter(({ type }) => type === 'act');
    expect(acts.map(({ message }) => message)).toEqual([
      'Asks EKS to update the control plane of qa-eks1 to 1.35.',
      expect.stringContaining('Opens a pull request in acme/xkf'),
    ]);
    const { version, rollback } = await cluster();
    expect(version).toBe('1.35');
    expect(rollback).toMatchObject({ to: '1.34', nodeGroupsMoved: [] });
    expect(Date.parse(rollback.until)).toBeGreaterThan(
      Date.now() + 6.9 * 24 * 3_600_000,
    );
    const { obstacles } = await portal.plan(upgrade);
    expect(obstacles.join()).toContain('There is nothing to do');
  });

  it('opens the pull request first, and recognises the update that its apply starts', async () => {
    const { id } = await portal.begin({ ...upgrade, way: 'terraform-first' });
    const waiting = await portal.until(id, 'waiting', 'wait-merge');
    expect(inAws().cluster.version).toBe('1.34');
    expect(waiting.reason).toContain('Waiting for the merge of #');
    await portal.merge(id, 'wait-merge');
    const ended = await portal.until(id, 'succeeded');
    expect(inAws().cluster.version).toBe('1.35');
    expect(versionUpdates()).toHaveLength(1);
    const follow = ended.steps.find(step => step.id === 'follow-update');
    expect(follow?.detail).toMatchObject({
      type: 'update',
      update: { status: 'Successful' },
    });
  });

  it.each([
    ['the apply that succeeds later', undefined],
    ['what a person decides', 'ask-now'],
  ])('asks about an apply that failed, and goes on with %s', async (...row) => {
    const [, choice] = row;
    const { id } = await portal.begin({ ...upgrade, way: 'terraform-first' });
    await portal.until(id, 'waiting', 'wait-merge');
    inAws().cluster.status = 'UPDATING';
    const number = await portal.merge(id, 'wait-merge');
    await portal.sandbox.idle();
    await portal.forgetReadings();
    const { steps } = await portal.until(id, 'blocked', 'follow-update');
    inAws().cluster.status = 'ACTIVE';
    expect(steps.find(step => step.id === 'follow-update')).toMatchObject({
      reason: expect.stringMatching(
        /^Nothing has asked EKS to update qa-eks1 to 1\.35; it runs 1\.34\. The apply of #\d+ in acme\/xkf failed: apply \(aws-eks, qa\) \(“.+”\)\. Read the run/,
      ),
      choices: [{ id: 'look-again' }, { id: 'ask-now' }],
      detail: {
        type: 'pull-request',
        pullRequest: {
          number,
          checks: { items: [{ state: 'failure', url: expect.any(String) }] },
        },
      },
    });
    if (choice) {
      await portal.choose(id, 'follow-update', choice);
    } else {
      portal.applyAgain(number, 50);
    }
    await portal.until(id, 'succeeded');
    expect(versionUpdates()).toHaveLength(1);
  });

  it('says why an update failed, and asks again when a person decides so', async () => {
    portal.sandbox.faults.add({
      ...ids,
      effect: 'update-failed',
      errors: [
        {
          errorCode: 'IpNotAvailable',
          errorMessage: 'No free addresses',
          resourceIds: ['subnet-1'],
        },
      ],
      remaining: 1,
    });
    const { id } = await portal.begin(upgrade);
    const blocked = await portal.until(id, 'blocked', 'follow-update');
    expect(blocked.reason).toBe(
      'The update of qa-eks1 to 1.35 failed; EKS keeps the version before. IpNotAvailable: A subnet of the cluster has no free IP address. Free some before the next update. AWS says: “No free addresses” (subnet-1)',
    );
    await portal.choose(id, 'follow-update', 'ask-again');
    await portal.merge(id, 'wait-merge');
    await portal.until(id, 'succeeded');
    expect(versionUpdates().map(({ update }) => update.status)).toEqual(
      expect.arrayContaining(['Failed', 'Successful']),
    );
    expect(versionUpdates()).toHaveLength(2);
  });

  it('goes on from an update that somebody started by hand', async () => {
    portal.sandbox.faults.add({
      ...ids,
      effect: 'update-failed',
      errors: [{ errorCode: 'SubnetNotFound' }],
      remaining: 1,
    });
    const { id } = await portal.begin(upgrade);
    await portal.until(id, 'blocked', 'follow-update');
    await updateByHand();
    await portal.merge(id, 'wait-merge');
    const ended = await portal.until(id, 'succeeded');
    const acts = (await portal.events(ended.id)).filter(({ message }) =>
      message.startsWith('Asks EKS'),
    );
    expect(acts).toHaveLength(1);
  });

  it('asks what to do about a pull request that was closed', async () => {
    const { id } = await portal.begin(upgrade);
    const { steps } = await portal.until(id, 'waiting', 'wait-merge');
    const first = pullRequestOf(steps, 'wait-merge');
    await portal.person.close(first);
    await portal.forgetReadings();
    const blocked = await portal.until(id, 'blocked', 'wait-merge');
    expect(blocked.reason).toContain(
      `Pull request #${first} in acme/xkf was closed without a merge`,
    );
    expect(await portal.person.pulls()).toHaveLength(1);
    await portal.choose(id, 'wait-merge', 'open-again');
    const second = await portal.merge(id, 'wait-merge');
    expect(second).not.toBe(first);
    await portal.until(id, 'succeeded');
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('shows what becomes of a pull request while nobody follows it', async () => {
    const { id } = await portal.begin(upgrade);
    const { steps } = await portal.until(id, 'waiting', 'wait-merge');
    const number = pullRequestOf(steps, 'wait-merge');
    const shown = async () => {
      const operation = await portal.operation(id);
      return operation.steps.flatMap(({ detail }) =>
        detail?.type === 'pull-request' ? [detail] : [],
      );
    };
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const { version } = await portal.until(id, 'cancelled');
    const before = await shown();
    expect(before.map(({ pullRequest }) => pullRequest?.state)).toEqual([
      'open',
      'open',
    ]);
    await portal.person.close(number);
    await portal.forgetReadings();
    const after = await shown();
    expect(after.map(({ pullRequest }) => pullRequest?.state)).toEqual([
      'closed',
      'closed',
    ]);
    const [{ readAt: first = '' }] = before;
    const [{ readAt: second = '' }] = after;
    expect(Date.parse(second)).toBeGreaterThan(Date.parse(first));
    expect((await portal.operation(id)).version).toBe(version);
  });

  it('goes on when a person made the change by hand', async () => {
    const { id } = await portal.begin(upgrade);
    const { steps } = await portal.until(id, 'waiting', 'wait-merge');
    await portal.person.close(pullRequestOf(steps, 'wait-merge'));
    await portal.forgetReadings();
    await portal.until(id, 'blocked', 'wait-merge');
    const file = await portal.person.file(QA_FILE);
    await portal.person.commit(QA_FILE, file.replace('"1.34"', '"1.35"'));
    const ended = await portal.until(id, 'succeeded');
    expect(ended.steps.find(step => step.id === 'wait-merge')?.reason).toBe(
      'acme/xkf says all of it, without a pull request of this operation.',
    );
  });

  it('asks about a pull request that a person edited before the merge', async () => {
    const { id } = await portal.begin(upgrade);
    const { steps } = await portal.until(id, 'waiting', 'wait-merge');
    const detail = steps.find(step => step.id === 'wait-merge')?.detail;
    const branch =
      detail?.type === 'pull-request' ? detail.pullRequest?.branch : undefined;
    const file = await portal.person.file(QA_FILE);
    await portal.person.commit(
      QA_FILE,
      file.replace('max_size       = 5', 'max_size       = 6'),
      branch,
    );
    await portal.merge(id, 'wait-merge');
    const blocked = await portal.until(id, 'blocked', 'wait-merge');
    expect(blocked.reason).toContain(
      'was merged, and main does not say what it was opened for. It was edited before the merge, or changed after it.',
    );
    const step = blocked.steps.find(
      ({ id: stepId }) => stepId === 'wait-merge',
    );
    expect(step?.choices.map(choice => choice.id)).toEqual([
      'open-again',
      'look-again',
      'accept',
    ]);
    await portal.choose(id, 'wait-merge', 'open-again');
    await portal.merge(id, 'wait-merge');
    await portal.until(id, 'succeeded');
    expect(await portal.person.file(QA_FILE)).toContain('max_size       = 6');
  });

  it('waits through throttling and server errors without a second request', async () => {
    portal.sandbox.faults.add({
      service: 'eks',
      operation: 'UpdateClusterVersion',
      effect: 'server-error',
      remaining: 2,
    });
    portal.sandbox.faults.add({
      service: 'eks',
      operation: 'DescribeUpdate',
      effect: 'throttle',
      remaining: 2,
    });
    const { id } = await portal.begin(upgrade);
    await portal.merge(id, 'wait-merge');
    await portal.until(id, 'succeeded');
    expect(versionUpdates()).toHaveLength(1);
  });
});

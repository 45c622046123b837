import {
  applyFailures,
  Operation,
  OperationStep,
} from '@xkf/backstage-plugin-eks-common';
import { QA_FILE } from '../../__testUtils__/terraformPortal';
import {
  OperationsPortal,
  stepOf,
} from '../world/__testUtils__/OperationsPortal';
import { PortalCluster, qa } from '../world/__testUtils__/PortalCluster';

jest.setTimeout(180_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('the rotation of a node group', () => {
  let portal: OperationsPortal;
  let cluster: PortalCluster;
  beforeEach(async () => {
    portal = await OperationsPortal.start();
    cluster = new PortalCluster(portal);
  });
  afterEach(() => portal?.stop());

  it('offers the next name and the newest release, and the rest as tfvars say it', async () => {
    const { version, candidates, sharedWith } = await cluster.rotationOptions();
    expect({ version, sharedWith }).toEqual({
      version: '1.34',
      sharedWith: [],
    });
    expect(candidates).toHaveLength(1);
    const [{ pool, replacement, releases }] = candidates;
    expect(pool).toBe('standard');
    expect(replacement).toEqual({
      name: 'standard2',
      releaseVersion: releases[0].releaseVersion,
      instanceTypes: ['m6i.xlarge'],
      minSize: 1,
      maxSize: 5,
      labels: {},
      taints: [],
    });
    expect(releases.length).toBeGreaterThan(3);
    expect(releases[0].notesUrl).toMatch(
      /^https:\/\/github\.com\/awslabs\/amazon-eks-ami\/releases\/tag\/v\d{8}$/,
    );
  });

  /** The pages of the runs that failed, as a step shows them. */
  const failedRuns = (step?: OperationStep) => {
    const detail = step?.detail;
    const awaited = detail?.type === 'node-groups' ? detail.awaited : undefined;
    return awaited?.pullRequest
      ? applyFailures(awaited.pullRequest).map(({ url }) => url)
      : [];
  };

  /** Removes what was merged, as the pipeline does once its policy lets it pass. */
  const remove = async (id: string) => {
    const number = await portal.merge(id, 'remove-merge');
    const { steps } = await portal.until(id, 'blocked', 'node-groups-gone');
    const gone = steps.find(step => step.id === 'node-groups-gone');
    expect(gone).toMatchObject({
      reason: expect.stringMatching(
        /^qa-eks1-standard is ACTIVE\. The apply of #\d+ in acme\/xkf failed: apply \(aws-eks, qa\) .*OPA_BLAST_RADIUS=\d+\. Read the run, .*goes on by itself\.$/,
      ),
      choices: [{ id: 'look-again' }, { id: 'accept' }],
      nextCheckAt: expect.any(String),
      detail: {
        groups: [{ name: 'qa-eks1-standard', status: 'ACTIVE' }],
        awaited: { repository: 'acme/xkf', pullRequest: { number } },
      },
    });
    expect(failedRuns(gone)).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1/),
    ]);
    portal.applyAgain(number, 1_000);
    return portal.until(id, 'succeeded');
  };

  it('replaces the nodes one by one, and removes the old node group last', async () => {
    const input = await cluster.rotation();
    const plan = await portal.plan(input);
    expect(plan.obstacles).toEqual([]);
    expect(plan.changes.map(({ stepId }) => stepId)).toEqual([
      'add-pull-request',
      'remove-pull-request',
    ]);
    const [, { preview: removed }] = plan.changes;
    expect(removed.commands[0].alsoApplies).toEqual([]);
    // The second pull request comes after the first: the new node group stays.
    expect(removed.files[0].diff).toMatch(/^-.*"standard"/m);
    expect(removed.files[0].diff).toMatch(/^ .*"standard2"/m);
    const planned = plan.drain?.nodes.map(({ name }) => name);
    expect(planned?.sort()).toEqual(cluster.nodeNames().sort());
    const { id } = await portal.begin(input);
    await portal.merge(id, 'add-merge');
    const { steps } = await portal.until(id, 'waiting', 'remove-merge');
    const { detail } = steps.find(step => step.id === 'drain-standard') ?? {};
    expect(
      detail?.type === 'drain' && detail.progress.nodes.map(node => node.state),
    ).toEqual(['drained', 'drained', 'drained']);
    const ended: Operation = await remove(id);
    expect(ended.steps.map(({ state }) => state)).toEqual(
      ended.steps.map(() => 'succeeded'),
    );
    expect([...cluster.inAws.nodegroups.keys()]).toEqual(['qa-eks1-standard2']);
    expect(await portal.person.file(QA_FILE)).not.toContain('"standard"');
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('asks about pods that do not come back, and about a budget that allows nothing', async () => {
    cluster.addBarePod();
    cluster.needShopPods(2);
    const input = await cluster.rotation();
    const { findings, drain } = await portal.plan(input);
    expect(drain?.blockers.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['bare-pod', 'budget-allows-none']),
    );
    expect(findings.filter(({ code }) => code === 'drain')).not.toEqual([]);
    const { id } = await portal.begin(input);
    await portal.merge(id, 'add-merge');

    // Which node comes first decides which question comes first.
    const asked = new Map<string, string | undefined>();
    let operation = await portal.until(id, 'blocked', 'drain-standard');
    while (asked.size < 2) {
      const step = operation.steps.find(one => one.id === 'drain-standard');
      const choices = step?.choices.map(choice => choice.id) ?? [];
      const [choice] = choices;
      asked.set(choices.join(), operation.reason);
      if (choice === 'keep-waiting') cluster.needShopPods(1);
      await portal.choose(id, 'drain-standard', choice);
      operation = await portal.untilNot(id, 'drain-standard', step?.reason);
    }
    expect(asked.get('evict-all,skip-node,look-again')).toContain('shop/bare');
    expect(asked.get('keep-waiting,skip-node')).toContain('shop/shop-web');
    await remove(id);
    expect(
      cluster.objects('pods', 'shop').map(({ metadata }) => metadata.name),
    ).not.toContain('bare');
  });

  it('takes back what it cordoned when it is cancelled, and nothing else', async () => {
    const before = cluster.schedulable();
    const foreign = cluster.nodeNames().filter(name => !before.includes(name));
    expect(foreign).toHaveLength(1);
    cluster.addBarePod();
    const { id } = await portal.begin(await cluster.rotation());
    await portal.merge(id, 'add-merge');
    const blocked = await portal.until(id, 'blocked', 'drain-standard');
    const cancel = blocked.actions.find(({ name }) => name === 'cancel');
    expect(cancel?.title).toContain('uncordon 2 nodes');
    expect(cancel?.title).toMatch(/leave merged pull request #\d+ as it is/);
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const cancelled = await portal.until(id, 'cancelled');
    const { reason } = cancelled;
    expect(reason).toMatch(
      /Pull request #\d+ in acme\/xkf was merged and applied, so what it changed stays\. Open a pull request that reverts it/,
    );
    // The steps after the drain never began, and what stays as it is has succeeded.
    expect(
      cancelled.steps.slice(0, 6).map(({ id: step, state }) => [step, state]),
    ).toEqual([
      ['preflight', 'succeeded'],
      ['add-pull-request', 'succeeded'],
      ['add-merge', 'succeeded'],
      ['nodes-ready', 'succeeded'],
      ['cordon', 'cancelled'],
      ['drain-standard', 'cancelled'],
    ]);
    const merged = stepOf(cancelled, 'add-merge');
    expect(merged?.reason).toMatch(/^#\d+ in acme\/xkf was merged\. Pull/);
    expect(reason).toContain(`2 nodes take pods again. ${foreign[0]} stay`);
    expect(cluster.schedulable()).toEqual(expect.arrayContaining(before));
    expect(
      cluster
        .nodeNames()
        .filter(
          name =>
            !before.includes(name) && cluster.schedulable().includes(name),
        ),
    ).toEqual([]);
  });

  it('goes on from the replacement that a cancelled rotation left', async () => {
    cluster.addBarePod();
    const first = await portal.begin(await cluster.rotation());
    await portal.merge(first.id, 'add-merge');
    await portal.until(first.id, 'blocked', 'drain-standard');
    await portal.post(`/operations/${first.id}/cancel`).expect(200);
    await portal.until(first.id, 'cancelled');

    const { candidates } = await cluster.rotationOptions();
    const [standard] = candidates.filter(({ pool }) => pool === 'standard');
    const { existing, replacement } = standard;
    expect(replacement.name).toBe('standard3');
    expect(existing).toEqual({ ...replacement, name: 'standard2' });
    const input = {
      ...(await cluster.rotation({ evictBarePods: true })),
      groups: [{ pool: 'standard', replacement: existing }],
    };
    const { findings, obstacles, steps } = await portal.plan(input);
    expect(obstacles).toEqual([]);
    // What is done already is not estimated as if it were not.
    expect(steps.slice(1, 4).map(step => step.usualSeconds)).toEqual([5, 5, 5]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'new-node-group',
        state: 'recommended',
        message: expect.stringContaining('goes on from there'),
      }),
    );
    const { id } = await portal.begin(input);
    await remove(id);
    expect([...cluster.inAws.nodegroups.keys()]).toEqual(['qa-eks1-standard2']);
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('goes on when the node that waits for an answer vanishes', async () => {
    cluster.addBarePod();
    const { id } = await portal.begin(await cluster.rotation());
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-standard');
    const bare = cluster
      .objects('pods', 'shop')
      .find(({ metadata }) => metadata.name === 'bare');
    const { nodeName = '' } = (bare?.spec ?? {}) as { nodeName?: string };
    await cluster.control(`nodes/${nodeName}/remove`);
    const { steps } = await portal.until(id, 'waiting', 'remove-merge');
    const drained = stepOf({ steps }, 'drain-standard');
    expect(drained?.state).toBe('succeeded');
  });

  it('never removes a node group whose nodes hold pods, and says what holds them', async () => {
    cluster.addBarePod();
    cluster.needShopPods(2);
    const { id } = await portal.begin(await cluster.rotation());
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-standard');
    await portal.choose(id, 'drain-standard', 'skip-node');
    const isListed = (words: string, step: OperationStep) =>
      step.detail?.type === 'drain' &&
      step.detail.progress.waiting.some(({ reason }) => reason.includes(words));
    const skipped = await portal.untilStep(
      id,
      'check-empty',
      ({ state }) => state === 'blocked',
    );
    expect(skipped.reason).toMatch(
      /^\d+ pods still run on old nodes: .* on (ip-\S+)\. Somebody chose to skip \1\. .*shop\/bare: It has no controller.* Removing the node groups would end them\.$/,
    );
    expect(isListed('Budget shop/shop-web allows 0', skipped)).toBe(true);
    expect(skipped.choices.map(choice => choice.id)).toEqual([
      'look-again',
      'evict-all',
      'cancel',
    ]);
    expect(await portal.person.pulls()).toHaveLength(1);

    // Nothing is left that evicting more than the options allow would move.
    cluster.inAws.objects.delete('pods', 'shop', 'bare');
    const held = await portal.untilStep(id, 'check-empty', ({ choices }) =>
      choices.some(choice => choice.id === 'drain-again'),
    );
    expect(held.choices.map(choice => choice.id)).toEqual([
      'look-again',
      'drain-again',
      'cancel',
    ]);
    const { detail } = held;
    expect(detail).toMatchObject({
      progress: {
        nodes: expect.arrayContaining([
          expect.objectContaining({ state: 'skipped' }),
        ]),
        waiting: expect.arrayContaining([
          expect.objectContaining({
            owner: expect.stringMatching(/^ReplicaSet\/shop-web-/),
            budget: 'shop/shop-web',
          }),
          expect.objectContaining({
            reason:
              'Nothing that is known keeps it there but the choice to skip its node.',
          }),
        ]),
      },
    });
    cluster.needShopPods(1);
    await portal.choose(id, 'check-empty', 'drain-again');
    const { steps } = await portal.until(id, 'waiting', 'remove-merge');
    expect(stepOf({ steps }, 'check-empty')?.detail).toMatchObject({
      progress: { waiting: [] },
    });
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('says that AWS refused the release, and waits for a pipeline that succeeds', async () => {
    portal.sandbox.faults.add({
      account: qa.accountId,
      effect: 'release-refused',
      remaining: 1,
    });
    const { id } = await portal.begin(await cluster.rotation());
    const number = await portal.merge(id, 'add-merge');
    await portal.sandbox.idle();
    await portal.forgetReadings();
    const { steps } = await portal.until(id, 'blocked', 'nodes-ready');
    const ready = steps.find(step => step.id === 'nodes-ready');
    expect(ready?.reason).toMatch(
      /^EKS has no node group qa-eks1-standard2 yet\. The apply of #\d+ in acme\/xkf failed: apply \(aws-eks, qa\) \(“.+”\)\./,
    );
    expect(failedRuns(ready)).toHaveLength(1);
    portal.applyAgain(number, 1_000);
    await portal.until(id, 'waiting', 'remove-merge');
    expect([...cluster.inAws.nodegroups.keys()]).toContain('qa-eks1-standard2');
  });

  it.each([
    ['a name twice', { name: 'standard' }, 400, 'is named twice'],
    [
      'a release of another minor',
      { releaseVersion: '1.35.5-20261119' },
      200,
      'AWS refuses a release of 1.35',
    ],
  ])('refuses %s', async (_what, change, status, words) => {
    const input = await cluster.rotation();
    const [{ pool, replacement }] = input.groups;
    const groups = [{ pool, replacement: { ...replacement, ...change } }];
    const { body } = await portal
      .post('/operations/plan', { operation: { ...input, groups } })
      .expect(status);
    expect(JSON.stringify(body)).toContain(words);
  });

  it('says why a new node group does not come up', async () => {
    portal.sandbox.faults.add({
      account: qa.accountId,
      effect: 'nodegroup-failed',
      code: 'AsgInstanceLaunchFailures',
      message: 'Could not launch On-Demand Instances',
    });
    const { id } = await portal.begin(await cluster.rotation());
    await portal.merge(id, 'add-merge');
    const blocked = await portal.until(id, 'blocked', 'nodes-ready');
    expect(blocked.reason).toContain('CREATE_FAILED');
    expect(blocked.reason).toContain(
      'AWS says: “Could not launch On-Demand Instances”',
    );
  });
});

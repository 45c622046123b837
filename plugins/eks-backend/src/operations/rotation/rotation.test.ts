import {
  applyFailures,
  Operation,
  OperationStep,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { QA_FILE } from '../../__testUtils__/terraformPortal';
import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';

jest.setTimeout(180_000);

jest.mock('../createKinds', () => {
  const actual = jest.requireActual('../createKinds');
  const { quickPace } = jest.requireActual('../world/__testUtils__/pace');
  return {
    createKinds: (options: { world: object }) =>
      actual.createKinds({
        ...options,
        world: { ...options.world, pace: quickPace },
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

describe('the rotation of a node group', () => {
  let portal: OperationsPortal;
  beforeEach(async () => {
    portal = await OperationsPortal.start();
  });
  afterEach(() => portal?.stop());

  const inAws = () =>
    portal.sandbox.world.cluster(qa.accountId, qa.region, qa.clusterName);

  const options = async (): Promise<RotationOptions> => {
    const { accountId, region, clusterName } = qa;
    const { body } = await portal
      .get(`/clusters/${accountId}/${region}/${clusterName}/rotation-options`)
      .expect(200);
    return body;
  };

  const rotation = async (drain: object = {}) => {
    const { candidates } = await options();
    const { pool, replacement } = candidates[0];
    return {
      kind: 'rotation',
      ...qa,
      groups: [{ pool, replacement }],
      drain: {
        pauseBetweenNodes: 0,
        blockedAfter: 30,
        healthAfter: 60,
        ...drain,
      },
    };
  };

  it('offers the next name and the newest release, and the rest as tfvars say it', async () => {
    const { version, candidates, sharedWith } = await options();
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

  const objects = (resource: string, namespace?: string) =>
    inAws().objects.list(resource, namespace);
  /** A pod without a controller, which does not come back. */
  const addBarePod = (uid: string) => {
    const [pod] = objects('pods', 'shop');
    inAws().objects.put('pods', {
      ...pod,
      metadata: { ...pod.metadata, name: 'bare', uid, ownerReferences: [] },
    });
  };
  const nodeNames = () =>
    objects('nodes')
      .filter(
        ({ metadata }) =>
          metadata.labels?.['eks.amazonaws.com/nodegroup'] ===
          'qa-eks1-standard',
      )
      .map(({ metadata }) => metadata.name);
  const schedulable = () =>
    objects('nodes')
      .filter(
        ({ spec }) => !(spec as { unschedulable?: boolean }).unschedulable,
      )
      .map(({ metadata }) => metadata.name);

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
    const input = await rotation();
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
    expect(planned?.sort()).toEqual(nodeNames().sort());
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
    expect([...inAws().nodegroups.keys()]).toEqual(['qa-eks1-standard2']);
    expect(await portal.person.file(QA_FILE)).not.toContain('"standard"');
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('asks about pods that do not come back, and about a budget that allows nothing', async () => {
    addBarePod('11111111-2222-4333-8444-555555555555');
    inAws().objects.update(
      'poddisruptionbudgets',
      'shop',
      'shop-web',
      budget => ({
        ...budget,
        spec: { ...(budget.spec as object), minAvailable: 2 },
      }),
    );
    const input = await rotation();
    const { findings, drain } = await portal.plan(input);
    expect(drain?.blockers.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['bare-pod', 'budget-allows-none']),
    );
    expect(findings.filter(({ code }) => code === 'drain')).not.toEqual([]);
    const { id } = await portal.begin(input);
    await portal.merge(id, 'add-merge');

    const relax = () =>
      inAws().objects.update(
        'poddisruptionbudgets',
        'shop',
        'shop-web',
        budget => ({
          ...budget,
          spec: { ...(budget.spec as object), minAvailable: 1 },
        }),
      );
    // Which node comes first decides which question comes first.
    const asked = new Map<string, string | undefined>();
    let operation = await portal.until(id, 'blocked', 'drain-standard');
    while (asked.size < 2) {
      const step = operation.steps.find(one => one.id === 'drain-standard');
      const choices = step?.choices.map(choice => choice.id) ?? [];
      const [choice] = choices;
      asked.set(choices.join(), operation.reason);
      if (choice === 'keep-waiting') relax();
      await portal.choose(id, 'drain-standard', choice);
      operation = await portal.untilNot(id, 'drain-standard', step?.reason);
    }
    expect(asked.get('evict-all,skip-node,look-again')).toContain('shop/bare');
    expect(asked.get('keep-waiting,skip-node')).toContain('shop/shop-web');
    await remove(id);
    expect(
      objects('pods', 'shop').map(({ metadata }) => metadata.name),
    ).not.toContain('bare');
  });

  it('takes back what it cordoned when it is cancelled, and nothing else', async () => {
    const before = schedulable();
    const foreign = nodeNames().filter(name => !before.includes(name));
    expect(foreign).toHaveLength(1);
    addBarePod('11111111-2222-4333-8444-555555555556');
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    const blocked = await portal.until(id, 'blocked', 'drain-standard');
    const cancel = blocked.actions.find(({ name }) => name === 'cancel');
    expect(cancel?.title).toContain('uncordon 2 nodes');
    expect(cancel?.title).toMatch(/leave merged pull request #\d+ as it is/);
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const { reason } = await portal.until(id, 'cancelled');
    expect(reason).toMatch(
      /Pull request #\d+ in acme\/xkf was merged and stays in main: Terraform carries it out at the next apply\. Revert it there/,
    );
    expect(reason).toContain(`2 nodes take pods again. ${foreign[0]} stay`);
    expect(schedulable()).toEqual(expect.arrayContaining(before));
    expect(
      nodeNames().filter(
        name => !before.includes(name) && schedulable().includes(name),
      ),
    ).toEqual([]);
  });

  it('goes on from the replacement that a cancelled rotation left', async () => {
    addBarePod('11111111-2222-4333-8444-555555555559');
    const first = await portal.begin(await rotation());
    await portal.merge(first.id, 'add-merge');
    await portal.until(first.id, 'blocked', 'drain-standard');
    await portal.post(`/operations/${first.id}/cancel`).expect(200);
    await portal.until(first.id, 'cancelled');

    const { candidates } = await options();
    const [standard] = candidates.filter(({ pool }) => pool === 'standard');
    const { existing, replacement } = standard;
    expect(replacement.name).toBe('standard3');
    expect(existing).toEqual({ ...replacement, name: 'standard2' });
    const input = {
      ...(await rotation({ evictBarePods: true })),
      groups: [{ pool: 'standard', replacement: existing }],
    };
    const { findings, obstacles } = await portal.plan(input);
    expect(obstacles).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'new-node-group',
        state: 'recommended',
        message: expect.stringContaining('goes on from there'),
      }),
    );
    const { id } = await portal.begin(input);
    await remove(id);
    expect([...inAws().nodegroups.keys()]).toEqual(['qa-eks1-standard2']);
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('goes on when the node that waits for an answer vanishes', async () => {
    addBarePod('11111111-2222-4333-8444-555555555557');
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-standard');
    const bare = objects('pods', 'shop').find(
      ({ metadata }) => metadata.name === 'bare',
    );
    const { nodeName = '' } = (bare?.spec ?? {}) as { nodeName?: string };
    const { controlUrl } = portal.sandbox;
    const { accountId, region, clusterName } = qa;
    const response = await fetch(
      `${controlUrl}/clusters/${accountId}/${region}/${clusterName}/nodes/${nodeName}/remove`,
      { method: 'POST', body: '{}' },
    );
    expect(await response.text()).not.toContain('error');
    const { steps } = await portal.until(id, 'waiting', 'remove-merge');
    const drained = steps.find(step => step.id === 'drain-standard');
    expect(drained?.state).toBe('succeeded');
  });

  it('never removes a node group whose nodes hold pods, skipped or not', async () => {
    addBarePod('11111111-2222-4333-8444-555555555558');
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-standard');
    await portal.choose(id, 'drain-standard', 'skip-node');
    const blocked = await portal.until(id, 'blocked', 'check-empty');
    expect(blocked.reason).toMatch(/pods still run on old nodes: .* on ip-/);
    expect(await portal.person.pulls()).toHaveLength(1);
    await portal.choose(id, 'check-empty', 'evict-all');
    await portal.until(id, 'waiting', 'remove-merge');
    expect(await portal.person.pulls()).toHaveLength(2);
  });

  it('says that AWS refused the release, and waits for a pipeline that succeeds', async () => {
    portal.sandbox.faults.add({
      account: qa.accountId,
      effect: 'release-refused',
      remaining: 1,
    });
    const { id } = await portal.begin(await rotation());
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
    expect([...inAws().nodegroups.keys()]).toContain('qa-eks1-standard2');
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
    const input = await rotation();
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
    const { id } = await portal.begin(await rotation());
    await portal.merge(id, 'add-merge');
    const blocked = await portal.until(id, 'blocked', 'nodes-ready');
    expect(blocked.reason).toContain('CREATE_FAILED');
    expect(blocked.reason).toContain(
      'AWS says: “Could not launch On-Demand Instances”',
    );
  });
});

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventually } from '../__testUtils__/terraformPortal';
import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from '../permissions';
import { prod, upgrade } from './__testUtils__/fileWorld';
import { allow, OperationsPortal } from './__testUtils__/OperationsPortal';
import { scriptedKind } from './__testUtils__/scriptedKind';
import { StepOutcome } from './kind';

jest.setTimeout(60_000);

/** What the step of the operation under test does next. */
let outcome: StepOutcome = { is: 'done' };
let agreed: unknown;
let obstacles: string[] = [];

const kind = scriptedKind(
  {
    cordon: {
      reconcile: () => ({ is: 'done' }),
      undo: () => ({ is: 'done' }),
      undoTitle: 'uncordon 3 nodes',
    },
    work: () => outcome,
  },
  () => ({ agreed, obstacles }),
);

jest.mock('./createOperations');

describe('operations over HTTP', () => {
  const at = new OperationsPortal([kind]);
  beforeAll(() => at.start());
  afterAll(() => at.stop());
  beforeEach(() => {
    outcome = { is: 'done' };
    agreed = { nodes: 3 };
    obstacles = [];
    at.decide = allow;
    jest.clearAllMocks();
  });
  afterEach(() => at.clear());

  it('plans without changing, starts once, ends, and keeps the history', async () => {
    const planned = await at.plan();
    expect(planned).toMatchObject({
      title: 'Upgrade qa-eks1 to 1.35',
      environment: 'qa',
      approvalRequired: false,
      obstacles: [],
      steps: [
        { id: 'cordon', title: 'Do cordon', description: 'Does cordon.' },
        { id: 'work' },
      ],
    });
    expect(planned.confirmation).toBeUndefined();
    expect((await at.plan()).planToken).toBe(planned.planToken);
    expect(JSON.stringify(planned)).not.toContain('agreed');

    outcome = { is: 'waiting', reason: 'A while.', checkAgainAfter: 60_000 };
    const started = await at.begin();
    expect(started).toMatchObject({
      state: 'planned',
      requestedBy: 'user:default/ada',
      target: { clusterName: 'qa-eks1' },
    });
    expect(started.actions.map(({ name }) => name)).toEqual([
      'pause',
      'cancel',
    ]);
    const waiting = await at.until(started.id, 'waiting');
    expect(waiting).toMatchObject({
      reason: 'A while.',
      currentStep: { id: 'work' },
      actions: [
        { name: 'pause' },
        { name: 'retry' },
        {
          name: 'cancel',
          title: 'Cancel and uncordon 3 nodes',
          dangerous: true,
        },
      ],
    });
    expect(waiting.steps[0]).not.toHaveProperty('memory');
    expect((await at.begin()).id).toBe(started.id);
    const other = await at
      .post('eve', '/operations', {
        operation: upgrade,
        planToken: planned.planToken,
      })
      .expect(409);
    expect(other.body.error.message).toContain(started.id);

    outcome = { is: 'done' };
    await at.post('ada', `/operations/${started.id}/retry`).expect(200);
    await at.until(started.id, 'succeeded');
    const path = `/operations/${started.id}/events`;
    const { body } = await at.get(path).expect(200);
    expect(body.items.map((one: { sequence: number }) => one.sequence)).toEqual(
      body.items.map((_: unknown, index: number) => index + 1),
    );
    expect(body.items[0]).toMatchObject({
      type: 'created',
      by: 'user:default/ada',
    });
    const rest = await at
      .get(`${path}?after=${body.totalItems - 1}`)
      .expect(200);
    expect(rest.body.items).toHaveLength(1);
    await eventually(async () =>
      expect(at.send).toHaveBeenCalledWith({
        recipients: {
          type: 'entity',
          entityRef: expect.arrayContaining(['user:default/ada']),
        },
        payload: expect.objectContaining({
          title: 'Upgrade qa-eks1 to 1.35: done',
          link: `/eks/operations/${started.id}`,
          scope: started.id,
        }),
      }),
    );
    expect(at.events.publish).toHaveBeenCalledWith({
      topic: 'eks.operation',
      eventPayload: expect.objectContaining({
        id: started.id,
        state: 'succeeded',
      }),
    });
    expect(at.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'eks:operations',
      message: { id: started.id, version: expect.any(Number) },
    });
    const intents = await at.knex('eks_audit').where('phase', 'intent');
    expect(intents.map(({ event_id }) => event_id)).toEqual(
      expect.arrayContaining(['operation-start', 'operation-retry']),
    );
    expect(intents.map(({ event_id }) => event_id)).not.toContain(
      'operation-plan',
    );
  });

  it('refuses to start what has changed since, and what has obstacles', async () => {
    const { planToken } = await at.plan();
    agreed = { nodes: 4 };
    const stale = await at
      .post('ada', '/operations', {
        operation: upgrade,
        planToken,
      })
      .expect(409);
    expect(stale.body.error.message).toContain('has changed since');
    expect(stale.body.error.plan).toMatchObject({
      planToken: (await at.plan()).planToken,
      title: 'Upgrade qa-eks1 to 1.35',
    });
    obstacles = ['The cluster is not ACTIVE.'];
    const refused = await at
      .post('ada', '/operations', {
        operation: upgrade,
        planToken: (await at.plan()).planToken,
      })
      .expect(409);
    expect(refused.body.error.message).toBe(
      'It cannot start. The cluster is not ACTIVE.',
    );
    await at
      .post('ada', '/operations/plan', {
        operation: { ...upgrade, clusterName: 'nowhere' },
      })
      .expect(404);
    await at
      .post('ada', '/operations/plan', {
        operation: { ...upgrade, version: 'latest' },
      })
      .expect(400);
    const unknown = `/operations/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`;
    await at.get(unknown).expect(404);
    await at.post('ada', `${unknown}/pause`).expect(404);
    await at.get('/operations/1').expect(400);
  });

  it('waits in protected environments for the name and for somebody else', async () => {
    const planned = await at.plan(prod);
    expect(planned).toMatchObject({
      approvalRequired: true,
      confirmation: 'prod-eks1',
    });
    const wrong = await at
      .post('ada', '/operations', {
        operation: prod,
        planToken: planned.planToken,
        confirmation: 'prod-eks2',
      })
      .expect(400);
    expect(wrong.body.error.message).toContain('prod-eks1');
    const { id, actions } = await at.begin(prod, { confirmation: 'prod-eks1' });
    expect(actions.map(({ name }) => name)).toEqual(['approve', 'cancel']);
    await eventually(async () =>
      expect(at.send).toHaveBeenCalledWith(
        expect.objectContaining({
          payload: expect.objectContaining({
            title:
              'Upgrade prod-eks1 to 1.35 (xkf-prod, eu-west-1): needs an approval',
          }),
        }),
      ),
    );
    const own = await at.post('ada', `/operations/${id}/approve`).expect(403);
    expect(own.body.error.message).toContain('somebody else must approve');
    const early = await at.post('bob', `/operations/${id}/resume`).expect(409);
    expect(early.body.error.message).toContain('waits for an approval');
    at.decide = name =>
      name === 'eks.operation.approve'
        ? { result: AuthorizeResult.DENY }
        : allow();
    const denied = await at
      .post('bob', `/operations/${id}/approve`)
      .expect(403);
    expect(denied.body.error.message).toContain('eks.operation.approve');
    at.decide = allow;
    await at.post('bob', `/operations/${id}/approve`).expect(200);
    await at.post('bob', `/operations/${id}/approve`).expect(200);
    const { approval } = await at.until(id, 'succeeded');
    expect(approval).toMatchObject({ required: true, by: 'user:default/bob' });
  });

  it('does what a person says: pause, resume, choose, cancel', async () => {
    outcome = {
      is: 'blocked',
      reason: 'A budget allows no eviction.',
      choices: [{ id: 'skip', title: 'Skip it', description: 'It stays.' }],
    };
    const { id } = await at.begin();
    const blocked = await at.until(id, 'blocked');
    expect(blocked.steps[1].choices).toEqual([
      {
        id: 'skip',
        title: 'Skip it',
        description: 'It stays.',
        dangerous: false,
      },
    ]);
    const act = (name: string, body: object = {}) =>
      at.post('bob', `/operations/${id}/${name}`, body);
    await act('choose', { stepId: 'cordon', choice: 'skip' }).expect(409);
    await act('pause').expect(200);
    const stale = await act('choose', { stepId: 'work', choice: 'skip' });
    expect(stale.status).toBe(409);
    await act('resume').expect(200);
    await at.until(id, 'blocked');
    await act('choose', { stepId: 'work', choice: 'skip' }).expect(200);
    await at.until(id, 'blocked');
    await act('cancel').expect(200);
    await at.until(id, 'cancelled');
    const late = await act('pause').expect(409);
    expect(late.body.error.message).toBe(
      'The operation cannot be paused, because it has been cancelled.',
    );
    at.decide = name =>
      name === 'eks.operation.operate'
        ? { result: AuthorizeResult.DENY }
        : allow();
    await act('retry').expect(403);
  });

  it('lets a failed operation go on only while its cluster is free', async () => {
    outcome = { is: 'failed', reason: 'EKS refused the version.' };
    const { id } = await at.begin();
    const failed = await at.until(id, 'failed');
    expect(failed.actions).toEqual([
      { name: 'retry', title: 'Try the failed step again', dangerous: false },
      { name: 'cancel', title: 'Cancel and uncordon 3 nodes', dangerous: true },
    ]);
    outcome = { is: 'waiting', reason: 'A while.', checkAgainAfter: 60_000 };
    const next = await at.begin();
    const busy = await at.post('ada', `/operations/${id}/retry`).expect(409);
    expect(busy.body.error.message).toContain(next.id);
    await at.post('ada', `/operations/${next.id}/cancel`).expect(200);
    await at.until(next.id, 'cancelled');
    await at.post('ada', `/operations/${id}/cancel`).expect(200);
    const undone = await at.until(id, 'cancelled');
    expect(undone.steps.map(({ state }) => state)).toEqual([
      'cancelled',
      'failed',
    ]);
  });

  it('lets one of two contradicting people win', async () => {
    outcome = { is: 'waiting', reason: 'A while.', checkAgainAfter: 60_000 };
    const { id } = await at.begin();
    await at.until(id, 'waiting');
    await at.post('ada', `/operations/${id}/pause`).expect(200);
    const answers = await Promise.all([
      at.post('bob', `/operations/${id}/resume`),
      at.post('eve', `/operations/${id}/resume`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.error.message).toMatch(
      /^The operation cannot be resumed, because it (is|has)/,
    );
  });

  it('shows and pages only what the caller may see', async () => {
    const seen = await at.get('/operations?limit=2').expect(200);
    expect(seen.body.items).toHaveLength(2);
    const next = await at
      .get(`/operations?limit=2&cursor=${seen.body.nextCursor}`)
      .expect(200);
    const ids = [...seen.body.items, ...next.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await at.get('/operations?cursor=zzz').expect(400);
    const { body: succeeded } = await at
      .get('/operations?state=succeeded&kind=upgrade&clusterName=prod-eks1')
      .expect(200);
    expect(succeeded).toMatchObject({
      totalItems: 1,
      items: [{ target: { clusterName: 'prod-eks1' } }],
    });
    expect((await at.get('/operations?active=false')).body.totalItems).toBe(
      seen.body.totalItems,
    );
    const inEnvironments = async (query: string) =>
      (await at.get(`/operations?${query}`).expect(200)).body;
    const inProd = await inEnvironments('environment=prod');
    expect(inProd.totalItems).toBe(1);
    expect(inProd.items[0].target.clusterName).toBe('prod-eks1');
    expect(
      (await inEnvironments('environment=prod&environment=qa')).totalItems,
    ).toBe(seen.body.totalItems);
    expect((await inEnvironments('environment=other')).items).toEqual([]);

    at.decide = name =>
      createEksClusterConditionalDecision(
        {
          type: 'resource',
          name,
          attributes: {},
          resourceType: 'eks-cluster',
        },
        eksClusterConditions.isInEnvironment({ environments: ['qa'] }),
      );
    const { body: visible } = await at.get('/operations?limit=1').expect(200);
    expect(visible.totalItems).toBe(seen.body.totalItems - 1);
    expect(visible.items[0].environment).toBe('qa');
    const [{ id }] = succeeded.items;
    await at.get(`/operations/${id}`).expect(403);
    await at.get(`/operations/${id}/events`).expect(403);
    await at.post('bob', `/operations/${id}/retry`).expect(403);
    await at.post('ada', '/operations/plan', { operation: prod }).expect(403);

    at.decide = allow;
    await at.knex('eks_operations').where({ id }).update({
      target_key: 'arn:aws:eks:eu-west-1:333333333333:cluster/gone',
    });
    await at.get(`/operations/${id}`).expect(200);
  });

  it('is offered to machines with honest attributes', async () => {
    const { body } = await at.get('/.backstage/actions/v1/actions').expect(200);
    const attributes = new Map(
      (body.actions as { name: string; attributes: object }[]).map(
        ({ name, attributes: given }) => [name, given],
      ),
    );
    expect(attributes.get('start-operation')).toEqual({
      readOnly: false,
      destructive: true,
      idempotent: true,
    });
    expect(attributes.get('plan-operation')).toMatchObject({ readOnly: true });
  });
});

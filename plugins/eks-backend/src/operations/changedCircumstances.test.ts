import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from '../permissions';
import { eventually } from '../__testUtils__/terraformPortal';
import { prod } from './__testUtils__/fileWorld';
import { allow, OperationsPortal } from './__testUtils__/OperationsPortal';
import { done, later } from './__testUtils__/outcomes';
import { scriptedKind } from './__testUtils__/scriptedKind';
import { StepOutcome } from './kind';

jest.setTimeout(60_000);

/** What the step of the operation under test does next. */
let work: () => Promise<StepOutcome>;

const kind = scriptedKind({ work: () => work() });

jest.mock('./createOperations');

describe('an operation whose circumstances have changed', () => {
  const at = new OperationsPortal([kind]);
  beforeAll(() => at.start());
  afterAll(() => at.stop());
  beforeEach(() => {
    at.decide = allow;
  });
  afterEach(() => at.clear());

  it('is shown without its account to who may see everything, and can be cancelled', async () => {
    work = async () => later('A while.');
    const { id } = await at.begin();
    await at.until(id, 'waiting');
    const lost = { account_id: '999999999999' };
    const arn = 'arn:aws:eks:eu-west-1:999999999999:cluster/qa-eks1';
    await at
      .knex('eks_operation_targets')
      .update({ ...lost, target_key: arn })
      .where({
        operation_id: id,
      });
    await at
      .knex('eks_operations')
      .update({ ...lost, target_key: arn })
      .where({ id });
    await at.post('ada', `/operations/${id}/retry`).expect(200);
    const { reason } = await at.until(id, 'blocked');
    expect(reason).toBe(
      'Account 999999999999 is not configured any more, so nothing is done: add it to eks.accounts again, or cancel the operation.',
    );
    const find = async () => {
      const { body } = await at.get('/operations?active=true').expect(200);
      return (body.items as { id: string }[]).map(one => one.id);
    };
    expect(await find()).toEqual([id]);

    at.decide = name =>
      createEksClusterConditionalDecision(
        {
          type: 'resource',
          name,
          attributes: {},
          resourceType: 'eks-cluster',
        },
        eksClusterConditions.isInAccount({ accountIds: ['999999999999'] }),
      );
    expect(await find()).toEqual([]);
    const hidden = await at.get(`/operations/${id}`).expect(403);
    expect(hidden.body.error.message).toContain('is not configured any more');
    await at.post('eve', `/operations/${id}/cancel`).expect(403);

    at.decide = allow;
    await at.post('bob', `/operations/${id}/cancel`).expect(200);
    await at.until(id, 'cancelled');
  });

  it('refuses a choice that comes while the step finds another question', async () => {
    const ask = (node: string): StepOutcome => ({
      is: 'blocked',
      reason: `${node} is not drained.`,
      choices: [
        { id: 'skip', title: `Skip ${node}`, description: 'It stays.' },
      ],
      checkAgainAfter: 10,
    });
    let looks = 0;
    let goOn = () => {};
    work = async () => {
      looks += 1;
      if (looks === 2) {
        await new Promise<void>(resolve => {
          goOn = resolve;
        });
      }
      return ask(looks === 1 ? 'node-a' : 'node-b');
    };
    const { id } = await at.begin();
    await eventually(async () => expect(looks).toBe(2));
    const [late] = await Promise.all([
      at.post('bob', `/operations/${id}/choose`, {
        stepId: 'work',
        choice: 'skip',
        title: 'Skip node-a',
      }),
      eventually(async () => {
        const { body } = await at.get(`/operations/${id}/events`);
        expect(body.items).toContainEqual(
          expect.objectContaining({ type: 'chosen' }),
        );
      }).then(() => goOn()),
    ]);
    expect(late.status).toBe(409);
    expect(late.body.error.message).toMatch(
      /^"Skip node-a" came too late: the step had looked again meanwhile, and nothing was done about it\./,
    );
    await at.until(id, 'blocked');
    const other = await at
      .post('bob', `/operations/${id}/choose`, {
        stepId: 'work',
        choice: 'skip',
        title: 'Skip node-a',
      })
      .expect(409);
    expect(other.body.error.message).toContain(
      'asks now: node-b is not drained. It offers "Skip node-b".',
    );
  });

  it('asks for another approval of a retry that comes long after the first', async () => {
    work = async () => ({ is: 'failed', reason: 'EKS refused the version.' });
    const { id } = await at.begin(prod, { confirmation: 'prod-eks1' });
    const until = Date.parse(
      (await at.get(`/operations/${id}`)).body.approval.until,
    );
    expect(until).toBeGreaterThan(Date.now() + 6.9 * 24 * 3_600_000);
    await at.post('bob', `/operations/${id}/approve`).expect(200);
    await at.until(id, 'failed');
    const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await at
      .knex('eks_operations')
      .where({ id })
      .update({
        approval: JSON.stringify({
          required: true,
          by: 'user:default/bob',
          at: old,
        }),
      });
    work = async () => done;
    const { body } = await at
      .post('bob', `/operations/${id}/retry`)
      .expect(200);
    expect(body).toMatchObject({
      state: 'needs-approval',
      approval: { required: true, askedBy: 'user:default/bob' },
      actions: [{ name: 'approve' }, { name: 'cancel' }],
    });
    await at.post('ada', `/operations/${id}/approve`).expect(403);
    await at.post('bob', `/operations/${id}/approve`).expect(403);
    await at.post('eve', `/operations/${id}/approve`).expect(200);
    await at.until(id, 'succeeded');
  });
});

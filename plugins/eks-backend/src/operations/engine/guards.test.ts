import { EngineUnderTest } from '../__testUtils__/EngineUnderTest';
import { done, later } from '../__testUtils__/outcomes';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { historyFaults } from '../__testUtils__/surviveKills';
import { newsOf } from '../announcing/news';
import { requestedApproval } from '../transitions/approving';

const ada = 'user:default/ada';

describe('an engine whose operation may not go on', () => {
  let at: EngineUnderTest;
  const ran = jest.fn();
  const kind = scriptedKind({
    only: () => {
      ran();
      return done;
    },
  });
  beforeEach(() => ran.mockClear());
  afterEach(() => at.stop());

  const waitFor = (decideWithin: number) =>
    requestedApproval(ada, Date.now(), { decideWithin, validFor: 1 });

  it('ends a request for approval that nobody decides, and tells of it', async () => {
    at = await EngineUnderTest.create(kind);
    const id = await at.add(waitFor(300));
    const ended = await at.until(id, 'cancelled');
    expect(ran).not.toHaveBeenCalled();
    expect(at.changes[0].after.state).toBe('needs-approval');
    expect(ended).toMatchObject({ cancelledBy: 'portal' });
    expect(await at.messages(id)).toEqual([
      'Started.',
      'Nobody approved it in time.',
      'Cancelled the operation.',
      'The operation has ended: cancelled.',
    ]);
    expect(historyFaults(await at.events(id))).toEqual([]);
    expect(at.changes.map(newsOf).map(news => news?.title)).toEqual([
      'Upgrade qa-eks1 to 1.35: needs an approval',
      'Upgrade qa-eks1 to 1.35: not approved in time',
    ]);
  });

  it('runs nothing without an approval, even when the end of the request cannot be written', async () => {
    at = await EngineUnderTest.create(kind, { start: false });
    const id = await at.add(waitFor(1));
    const write = jest
      .spyOn(at.store, 'changeLeased')
      .mockRejectedValueOnce(new Error('connection lost'));
    at.engine.start();
    await at.until(
      id,
      ({ lease }) => write.mock.calls.length > 1 && lease === undefined,
    );
    expect(await at.find(id)).toMatchObject({ state: 'needs-approval' });
    await at.knex('eks_operations').update({ next_check_at: 1 });
    await at.until(id, 'cancelled');
    expect(ran).not.toHaveBeenCalled();
  });

  it('lets the cancellation of a retry that waits for an approval take things back', async () => {
    const undone = jest.fn();
    at = await EngineUnderTest.create(
      scriptedKind({
        cordon: {
          reconcile: () => done,
          undo: () => {
            undone();
            return done;
          },
        },
        only: () => ({ is: 'failed', reason: 'EKS refused the version.' }),
      }),
    );
    const long = new Date(Date.now() - 8 * 24 * 3_600_000).toISOString();
    const approval = { required: true, by: 'user:default/eve', at: long };
    const id = await at.add({ approval });
    await at.until(id, 'failed');
    await at.say(id, { name: 'retry' });
    expect((await at.find(id)).state).toBe('needs-approval');
    await at.say(id, { name: 'cancel' });
    await at.until(id, 'cancelled');
    expect(undone).toHaveBeenCalledTimes(1);
  });

  it('waits in words while the account is not configured, and goes on when it is', async () => {
    let isConfigured = false;
    at = await EngineUnderTest.create(kind, {
      isConfigured: () => isConfigured,
    });
    const id = await at.add();
    const blocked = await at.until(id, 'blocked');
    expect(blocked).toMatchObject({
      reason:
        'Account 222222222222 is not configured any more, so nothing is done: add it to eks.accounts again, or cancel the operation.',
      steps: [{ failures: 0, choices: [{ id: 'cancel' }] }],
      nextCheckAt: expect.any(Number),
    });
    expect(ran).not.toHaveBeenCalled();
    isConfigured = true;
    await at.say(id, { name: 'retry' });
    await at.until(id, 'succeeded');
  });

  it('cancels without the account, takes back what it can, and names what it cannot', async () => {
    let isConfigured = true;
    const closed = jest.fn();
    at = await EngineUnderTest.create(
      scriptedKind({
        open: {
          reconcile: () => done,
          undo: () => {
            closed();
            return { is: 'done', reason: 'Pull request #12 is closed.' };
          },
        },
        cordon: {
          reconcile: () => done,
          undo: () => Promise.reject(new Error('no such account')),
          undoTitle: 'uncordon 3 nodes',
        },
        wait: {
          reconcile: () => later('A while.'),
          undo: () => later('Long.'),
        },
      }),
      { isConfigured: () => isConfigured },
    );
    const id = await at.add();
    await at.until(id, 'waiting');
    isConfigured = false;
    await at.say(id, { name: 'cancel' });
    const { reason } = await at.until(id, 'cancelled');
    expect(closed).toHaveBeenCalledTimes(1);
    const without =
      'Not taken back, because account 222222222222 is not configured any more';
    expect(reason).toBe(
      `Pull request #12 is closed. ${without}: uncordon 3 nodes. ${without}: Do wait.`,
    );
    expect(await at.messages(id)).toContain(`${without}: uncordon 3 nodes.`);
  });
});

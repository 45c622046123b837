import { terms } from '../__testUtils__/terms';
import { Model, START } from './__testUtils__/Model';
import { RunResult } from './outcomes';
import { applyVerb } from './verbs';

describe('approvals', () => {
  it('let only another person approve, who may say so twice', () => {
    const model = new Model(true);
    const approve = (by: string) =>
      applyVerb(
        structuredClone(model.record),
        { name: 'approve' },
        by,
        START,
        terms,
      );
    expect(() => approve('user:default/Ada')).toThrow('somebody else must');
    expect(() => approve('plugin:scaffolder')).toThrow('Only a person');
    model.say({ name: 'approve' }, 'user:default/bob');
    expect(model.record).toMatchObject({
      state: 'planned',
      nextCheckAt: START,
      approval: { required: true, by: 'user:default/bob' },
    });
    expect(approve('user:default/eve')).toBeUndefined();
  });

  it('need another approval, by a third person, for a retry long after the first', () => {
    const model = new Model(true);
    const failed: RunResult = {
      is: 'outcome',
      outcome: { is: 'failed', reason: 'EKS refused the version.' },
    };
    const fail = () => {
      model.claim();
      model.finish(failed);
    };
    const retry = () => model.say({ name: 'retry' }, 'user:default/bob');
    const approveBy = (by: string) =>
      model.say({ name: 'approve' }, `user:default/${by}`);
    approveBy('bob');
    fail();
    model.pass(terms.validFor);
    retry();
    expect(model.record.state).toBe('running');
    fail();
    model.pass(1);
    retry();
    const until = new Date(model.now + terms.decideWithin).toISOString();
    expect(model.record).toMatchObject({
      state: 'needs-approval',
      reason:
        'Somebody other than user:default/ada and user:default/bob must approve it.',
      approval: { required: true, askedBy: 'user:default/bob', until },
    });
    expect(model.record.endedAt).toBeUndefined();
    for (const by of ['ada', 'bob']) {
      expect(() =>
        applyVerb(
          structuredClone(model.record),
          { name: 'approve' },
          `user:default/${by}`,
          model.now,
          terms,
        ),
      ).toThrow('somebody else must approve it');
    }
    approveBy('eve');
    expect(model.record).toMatchObject({
      state: 'running',
      nextCheckAt: model.now,
      approval: { by: 'user:default/eve' },
      steps: [{ state: 'running' }, {}, {}],
    });
    expect(model.record.steps[0].endedAt).toBeUndefined();
    fail();
    model.pass(terms.validFor + 1);
    retry();
    model.pass(terms.decideWithin);
    model.claim();
    expect(model.record).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(
        /^Nobody approved another try in time\. .* EKS refused the version\.$/,
      ),
      steps: [{ state: 'failed' }, {}, {}],
    });
    retry();
    expect(model.record.state).toBe('needs-approval');
  });

  it('end when nobody decides about a request for approval', () => {
    const model = new Model(true);
    model.pass(terms.decideWithin - 1);
    model.claim();
    expect(model.record.state).toBe('needs-approval');
    model.pass(1);
    model.claim();
    expect(model.record).toMatchObject({
      state: 'cancelled',
      cancelledBy: 'portal',
      reason:
        'Nobody approved it in time, so it never began. Plan it again if it is still wanted.',
    });
  });

  it('that come too late are refused, even before the request has ended', () => {
    const model = new Model(true);
    model.pass(terms.decideWithin);
    expect(() =>
      applyVerb(
        structuredClone(model.record),
        { name: 'approve' },
        'user:default/bob',
        model.now,
        terms,
      ),
    ).toThrow('has lapsed');
  });

  it('are too old for an operation that was paused before it began', () => {
    const model = new Model(true);
    const say = (name: 'approve' | 'pause' | 'resume', by: string) =>
      model.say({ name }, `user:default/${by}`);
    const waitPaused = () => {
      say('pause', 'bob');
      model.pass(terms.validFor + 1);
      say('resume', 'bob');
    };
    say('approve', 'bob');
    waitPaused();
    expect(model.record).toMatchObject({
      state: 'needs-approval',
      approval: { askedBy: 'user:default/bob' },
      steps: [{ state: 'planned' }, {}, {}],
    });
    say('approve', 'eve');
    expect(model.record.state).toBe('planned');
    waitPaused();
    model.pass(terms.decideWithin);
    model.claim();
    expect(model.record).toMatchObject({
      state: 'cancelled',
      reason: expect.stringContaining('it never began'),
    });

    const begun = new Model(true);
    begun.say({ name: 'approve' }, 'user:default/bob');
    begun.claim();
    begun.finish({
      is: 'outcome',
      outcome: { is: 'waiting', reason: 'Waits.', checkAgainAfter: 1000 },
    });
    begun.say({ name: 'pause' }, 'user:default/bob');
    begun.pass(terms.validFor + 1);
    begun.say({ name: 'resume' }, 'user:default/bob');
    expect(begun.record.state).toBe('running');
  });
});

import fc from 'fast-check';
import { terms } from '../__testUtils__/terms';
import { LEASE_MS, Model, START } from './__testUtils__/Model';
import { pauseAfter, STUCK_AFTER } from './backoff';
import { applyResult, RunResult } from './outcomes';
import { applyVerb, Verb } from './verbs';

const choiceId = fc.constantFrom('skip', 'cancel', 'retry', 'leave');
const person = fc.constantFrom(
  'user:default/ada',
  'user:default/bob',
  'plugin:scaffolder',
);

const verb: fc.Arbitrary<Verb> = fc.oneof(
  fc.record({
    name: fc.constantFrom(
      'approve' as const,
      'pause' as const,
      'resume' as const,
      'retry' as const,
      'cancel' as const,
    ),
  }),
  fc.record({
    name: fc.constant('choose' as const),
    stepId: fc.constantFrom('one', 'two', 'three'),
    choice: choiceId,
  }),
);

const result: fc.Arbitrary<RunResult> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant<RunResult>({
      is: 'outcome',
      outcome: { is: 'done' },
    }),
  },
  fc.constant<RunResult>({
    is: 'outcome',
    outcome: { is: 'waiting', reason: 'Waits.', checkAgainAfter: 1000 },
  }),
  fc.record({
    is: fc.constant('outcome' as const),
    outcome: fc.record({
      is: fc.constant('blocked' as const),
      reason: fc.constant('Blocked.'),
      choices: fc.constant([
        { id: 'skip', title: 'Skip', description: 'Skips.' },
        { id: 'cancel', title: 'Cancel', description: 'Cancels.' },
      ]),
      checkAgainAfter: fc.option(fc.constant(60_000), { nil: undefined }),
    }),
  }),
  fc.constant<RunResult>({
    is: 'outcome',
    outcome: { is: 'failed', reason: 'Failed.' },
  }),
  {
    weight: 2,
    arbitrary: fc.constant<RunResult>({
      is: 'threw',
      words: 'AWS did not answer.',
    }),
  },
  fc.constant<RunResult>({ is: 'interrupted' }),
);

const move: fc.Arbitrary<(model: Model) => void> = fc.oneof(
  fc.tuple(verb, person).map(
    ([what, by]) =>
      (model: Model) =>
        model.say(what, by),
  ),
  { weight: 2, arbitrary: fc.constant((model: Model) => model.claim()) },
  {
    weight: 3,
    arbitrary: result.map(one => (model: Model) => model.finish(one)),
  },
  fc
    .constantFrom(1_000, 400_000, 3_600_000, terms.validFor, terms.decideWithin)
    .map(ms => (model: Model) => model.pass(ms)),
);

describe('the states of an operation', () => {
  it('are legal whatever happens in whatever order', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(move, { minLength: 5, maxLength: 120 }),
        (needsApproval, moves) => {
          const model = new Model(needsApproval);
          for (const one of moves) {
            one(model);
            reached.add(model.record.state);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect([...reached].sort()).toEqual([
      'blocked',
      'cancelled',
      'cancelling',
      'failed',
      'needs-approval',
      'paused',
      'planned',
      'running',
      'succeeded',
      'waiting',
    ]);
  });

  it('ask a person after twenty failures in an hour, not before', () => {
    const model = new Model(false);
    const fail = () => {
      model.claim();
      model.finish({ is: 'threw', words: 'AWS did not answer.' });
      model.now = Math.max(model.now, model.record.nextCheckAt ?? 0);
    };
    let failures = 0;
    while (model.record.state !== 'blocked' && failures < 100) {
      fail();
      failures += 1;
    }
    expect(failures).toBeGreaterThanOrEqual(STUCK_AFTER.failures);
    expect(model.now - START).toBeGreaterThanOrEqual(STUCK_AFTER.ms);
    expect(model.record.reason).toMatch(
      /^AWS did not answer\. It was tried \d\d times in \d\d min\.$/,
    );
    expect(model.record.steps[0].choices.map(({ id }) => id)).toEqual([
      'retry',
      'cancel',
    ]);
    model.say(
      { name: 'choose', stepId: 'one', choice: 'retry' },
      'user:default/bob',
    );
    expect(model.record).toMatchObject({
      state: 'running',
      nextCheckAt: model.now,
      steps: [{ failures: 0 }, {}, {}],
    });
  });

  it('pause longer with each failure, within bounds', () => {
    const pauses = Array.from({ length: 30 }, (_, n) => pauseAfter(n + 1, 0.5));
    expect(pauses.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(Math.max(...pauses)).toBe(300_000);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const middle = pauseAfter(failures, 0.5);
          const pause = pauseAfter(failures, random);
          return pause >= middle * 0.79 && pause <= middle * 1.21;
        },
      ),
    );
  });

  it('keep a choice that came while the step looked again', () => {
    const model = new Model(false);
    const blocked: RunResult = {
      is: 'outcome',
      outcome: {
        is: 'blocked',
        reason: 'Blocked.',
        choices: [{ id: 'skip', title: 'Skip', description: 'Skips.' }],
        checkAgainAfter: 1000,
      },
    };
    model.claim();
    model.finish(blocked);
    model.pass(1000);
    model.record.lease = { token: 'token', until: model.now + LEASE_MS };
    model.say(
      { name: 'choose', stepId: 'one', choice: 'skip' },
      'user:default/bob',
    );
    const copy = structuredClone(model.record);
    applyResult(copy, blocked, { now: model.now }, undefined);
    expect(copy).toMatchObject({
      state: 'running',
      nextCheckAt: model.now,
      steps: [{ state: 'running', chosen: { id: 'skip' } }, {}, {}],
    });
  });

  it('do not carry a choice over to another question', () => {
    const ask = (node: string): RunResult => ({
      is: 'outcome',
      outcome: {
        is: 'blocked',
        reason: `${node} is not drained.`,
        choices: [
          { id: 'skip', title: `Skip node ${node}`, description: 'It stays.' },
        ],
        checkAgainAfter: 1000,
      },
    });
    const choose = { name: 'choose', stepId: 'one', choice: 'skip' } as const;
    const model = new Model(false);
    model.claim();
    model.finish(ask('a'));
    model.pass(1000);
    model.record.lease = { token: 'token', until: model.now + LEASE_MS };
    model.say(choose, 'user:default/bob');
    const copy = structuredClone(model.record);
    const events = applyResult(copy, ask('b'), { now: model.now }, undefined);
    expect(copy).toMatchObject({
      state: 'blocked',
      steps: [{ state: 'blocked', chosen: undefined }, {}, {}],
    });
    expect(events).toContainEqual(
      expect.objectContaining({
        message:
          '"Skip node a" came too late: the step had moved on. Nothing was done about it.',
      }),
    );
    expect(() =>
      applyVerb(
        structuredClone(copy),
        { ...choose, title: 'Skip node a' },
        'user:default/bob',
        model.now,
        terms,
      ),
    ).toThrow(
      'does not offer this choice any more. Step "Do one" asks now: b is not drained. It offers "Skip node b".',
    );
    const taken = applyVerb(
      structuredClone(copy),
      { ...choose, title: 'Skip node b' },
      'user:default/bob',
      model.now,
      terms,
    );
    expect(taken?.record.steps[0].chosen?.id).toBe('skip');
  });
});

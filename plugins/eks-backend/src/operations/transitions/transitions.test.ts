import { endedStates, OperationState } from '@xkf/backstage-plugin-eks-common';
import fc from 'fast-check';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { currentStep, isLeased, OperationRecord } from '../record';
import { pauseAfter, STUCK_AFTER } from './backoff';
import { applyResult, beginStep, RunResult } from './outcomes';
import { applyVerb, Verb } from './verbs';

const LEASE_MS = 30_000;
const START = Date.parse('2026-11-24T10:00:00.000Z');

const kind = scriptedKind({
  one: { reconcile: () => ({ is: 'done' }), undo: () => ({ is: 'done' }) },
  two: () => ({ is: 'done' }),
  three: { reconcile: () => ({ is: 'done' }), undo: () => ({ is: 'done' }) },
});

/** One operation with its database row and one replica at a time, without either. */
class Model {
  record: OperationRecord;
  now = START;
  ends = 0;
  reopenings = 0;
  writes = 0;

  constructor(needsApproval: boolean) {
    this.record = newOperation(kind, upgrade, {
      state: needsApproval ? 'needs-approval' : 'planned',
      approval: { required: needsApproval },
      nextCheckAt: needsApproval ? undefined : START,
    });
  }

  say(verb: Verb, by: string): void {
    try {
      const copy = structuredClone(this.record);
      const decision = applyVerb(copy, verb, by, this.now);
      if (decision) this.#store(decision.record);
    } catch (error) {
      const { name } = error as Error;
      if (name !== 'ConflictError' && name !== 'NotAllowedError') throw error;
    }
  }

  /** A replica claims it where it is due. */
  claim(): void {
    const { nextCheckAt } = this.record;
    const isDue = nextCheckAt !== undefined && nextCheckAt <= this.now;
    if (!isDue || isLeased(this.record, this.now)) return;
    this.record.lease = { token: 'token', until: this.now + LEASE_MS };
    const copy = structuredClone(this.record);
    beginStep(copy, this.now);
    this.#store(copy);
  }

  /** The replica writes how its run ended. */
  finish(result: RunResult): void {
    if (!isLeased(this.record, this.now)) return;
    const copy = structuredClone(this.record);
    applyResult(
      copy,
      result,
      { now: this.now, random: 0.5 },
      currentStep(copy)?.chosen,
    );
    const goesOn =
      copy.nextCheckAt !== undefined && copy.nextCheckAt <= this.now;
    copy.lease = goesOn
      ? { token: 'token', until: this.now + LEASE_MS }
      : undefined;
    this.#store(copy);
  }

  pass(ms: number): void {
    this.now += ms;
    if (this.record.lease && !isLeased(this.record, this.now)) {
      this.record.lease = undefined;
    }
  }

  #store(next: OperationRecord): void {
    if (!this.record.endedAt && next.endedAt) this.ends += 1;
    if (this.record.endedAt && !next.endedAt) this.reopenings += 1;
    this.writes += 1;
    // As the database gives it back.
    this.record = JSON.parse(JSON.stringify(next));
    this.check();
  }

  check(): void {
    const { record } = this;
    const { state, steps, position } = record;
    const step = steps[position];
    const isEnded = endedStates.has(state);
    const faults = [
      step === undefined && 'no current step',
      isEnded !== (record.endedAt !== undefined) && 'ended without a moment',
      isEnded === (record.activeKey !== undefined) && 'wrong active key',
      this.ends - this.reopenings !== (isEnded ? 1 : 0) && 'ends twice',
      isEnded && record.request && 'ended with a request',
      isEnded && record.lease && 'ended with a lease',
      state === 'paused' && record.lease && 'paused with a lease',
      ['paused', 'needs-approval'].includes(state) &&
        record.nextCheckAt !== undefined &&
        `${state} and due`,
      isEnded && record.nextCheckAt !== undefined && 'ended and due',
      this.#mustMove() &&
        record.nextCheckAt === undefined &&
        'nothing will move it',
      step?.state === 'blocked' &&
        step.choices.length === 0 &&
        'blocked without choices',
      step?.state !== 'blocked' && step?.choices.length && 'stale choices',
      state === 'succeeded' &&
        !steps.every(one => one.state === 'succeeded') &&
        'succeeded without a step',
      !['cancelling', 'cancelled', 'failed'].includes(state) &&
        !steps.slice(0, position).every(one => one.state === 'succeeded') &&
        'skipped a step',
      !['cancelling', 'cancelled'].includes(state) &&
        !steps.slice(position + 1).every(one => one.state === 'planned') &&
        'began a later step',
      state === 'cancelled' &&
        steps.some(one => one.undoable && one.startedAt && !one.undone) &&
        'cancelled without undoing',
    ].filter(Boolean);
    if (faults.length > 0) {
      throw new Error(`${faults.join(', ')}: ${JSON.stringify(record)}`);
    }
  }

  /** Whether the portal itself must go on with it. */
  #mustMove(): boolean {
    const { state } = this.record;
    if (endedStates.has(state)) return false;
    const idle: OperationState[] = ['paused', 'needs-approval', 'blocked'];
    const step = currentStep(this.record);
    return !idle.includes(state) && step?.state !== 'blocked';
  }
}

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
    .constantFrom(1_000, 400_000, 3_600_000)
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

  it('let only another person approve, who may say so twice', () => {
    const model = new Model(true);
    const approve = (by: string) =>
      applyVerb(structuredClone(model.record), { name: 'approve' }, by, START);
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
      ),
    ).toThrow('does not offer this choice any more');
    const taken = applyVerb(
      structuredClone(copy),
      { ...choose, title: 'Skip node b' },
      'user:default/bob',
      model.now,
    );
    expect(taken?.record.steps[0].chosen?.id).toBe('skip');
  });
});

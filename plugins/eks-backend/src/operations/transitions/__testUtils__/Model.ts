import { endedStates, OperationState } from '@xkf/backstage-plugin-eks-common';
import { currentStep, isLeased, OperationRecord } from '../../record';
import { upgrade } from '../../__testUtils__/fileWorld';
import { newOperation } from '../../__testUtils__/newOperation';
import { scriptedKind } from '../../__testUtils__/scriptedKind';
import { terms } from '../../__testUtils__/terms';
import { lapse, requestedApproval } from '../approving';
import { applyResult, beginStep, RunResult } from '../outcomes';
import { applyVerb, Verb } from '../verbs';

export const LEASE_MS = 30_000;
export const START = Date.parse('2026-11-24T10:00:00.000Z');

const kind = scriptedKind({
  one: { reconcile: () => ({ is: 'done' }), undo: () => ({ is: 'done' }) },
  two: () => ({ is: 'done' }),
  three: { reconcile: () => ({ is: 'done' }), undo: () => ({ is: 'done' }) },
});

/** One operation with its database row and one replica at a time, without either. */
export class Model {
  record: OperationRecord;
  now = START;
  ends = 0;
  reopenings = 0;
  writes = 0;

  constructor(needsApproval: boolean) {
    this.record = newOperation(kind, upgrade, {
      state: needsApproval ? 'needs-approval' : 'planned',
      nextCheckAt: START,
      ...(needsApproval && requestedApproval('user:default/ada', START, terms)),
    });
  }

  say(verb: Verb, by: string): void {
    try {
      const copy = structuredClone(this.record);
      const decision = applyVerb(copy, verb, by, this.now, terms);
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
    if (copy.state === 'needs-approval') {
      lapse(copy, this.now);
      copy.lease = undefined;
    } else {
      beginStep(copy, this.now);
    }
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
      this.ends - this.reopenings !== (isEnded ? 1 : 0) && 'ends twice',
      isEnded && record.request && 'ended with a request',
      isEnded && record.lease && 'ended with a lease',
      state === 'paused' && record.lease && 'paused with a lease',
      state === 'paused' &&
        record.nextCheckAt !== undefined &&
        'paused and due',
      state === 'needs-approval' &&
        record.approval.by &&
        'asks for an approval that it has',
      ['planned', 'running', 'waiting', 'blocked', 'succeeded'].includes(
        state,
      ) &&
        record.approval.required &&
        !record.approval.by &&
        'went on without an approval',
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
    const idle: OperationState[] = ['paused', 'blocked'];
    const step = currentStep(this.record);
    return !idle.includes(state) && step?.state !== 'blocked';
  }
}

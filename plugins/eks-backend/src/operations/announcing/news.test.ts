import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { OperationRecord } from '../record';
import { newsOf } from './news';
import { notificationOf } from './notificationOf';

const kind = scriptedKind({ only: () => ({ is: 'done' }) });
const running = newOperation(kind, upgrade, { state: 'running', version: 1 });

function inStep(
  state: OperationRecord['state'],
  step: Partial<OperationRecord['steps'][number]> = {},
): OperationRecord {
  return {
    ...running,
    state,
    reason: 'Because.',
    steps: [{ ...running.steps[0], state, ...step }],
  };
}

const pullRequest: StepDetail = {
  type: 'pull-request',
  changeId: 'c',
  repository: 'acme/xkf',
  title: 'Upgrade',
  files: [],
};

const severityOf = (after: OperationRecord, before = running) =>
  newsOf({ before, after, events: [] })?.severity;

describe('news', () => {
  it('tells what somebody must know, once', () => {
    const ended = (state: OperationRecord['state']) => ({
      ...inStep(state),
      endedAt: 'x',
    });
    expect(severityOf(inStep('needs-approval'))).toBe('high');
    expect(severityOf(inStep('blocked'))).toBe('high');
    expect(severityOf(inStep('cancelling', { state: 'blocked' }))).toBe('high');
    expect(severityOf(ended('failed'))).toBe('high');
    expect(severityOf(ended('succeeded'))).toBe('low');
    expect(severityOf(inStep('waiting', { detail: pullRequest }))).toBe(
      'normal',
    );
    expect(severityOf({ ...ended('cancelled'), cancelledBy: 'portal' })).toBe(
      'normal',
    );
    expect(
      severityOf({ ...ended('cancelled'), cancelledBy: 'user:default/bob' }),
    ).toBeUndefined();
    expect(severityOf(inStep('waiting'))).toBeUndefined();
    expect(severityOf(inStep('paused'))).toBeUndefined();
    expect(severityOf(inStep('blocked'), inStep('blocked'))).toBeUndefined();
  });

  it('goes to the requester and the owner where they are entities', () => {
    const sent = (changes: Partial<OperationRecord>) =>
      notificationOf({
        before: running,
        after: { ...inStep('blocked'), ...changes },
        events: [],
      });
    expect(
      sent({
        owner: 'group:default/platform',
        requestedBy: 'plugin:scaffolder',
      }),
    ).toEqual({
      recipients: { type: 'entity', entityRef: ['group:default/platform'] },
      payload: {
        title: 'Upgrade qa-eks1 to 1.35: somebody must decide',
        description: 'Because.',
        severity: 'high',
        link: `/eks/operations/${running.id}`,
        topic: 'eks-operations',
        scope: running.id,
      },
    });
    expect(sent({ requestedBy: 'plugin:scaffolder' })).toBeUndefined();
  });
});

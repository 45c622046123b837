import { mockServices } from '@backstage/backend-test-utils';
import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { wait } from '../__testUtils__/surviveKills';
import { OperationRecord } from '../record';
import { newsOf } from './news';
import { OperationAnnouncer } from './OperationAnnouncer';

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

describe('newsOf', () => {
  it('tells what somebody must know, once', () => {
    expect(severityOf(inStep('needs-approval'))).toBe('high');
    expect(severityOf(inStep('blocked'))).toBe('high');
    expect(severityOf(inStep('cancelling', { state: 'blocked' }))).toBe('high');
    expect(severityOf({ ...inStep('failed'), endedAt: 'x' })).toBe('high');
    expect(severityOf({ ...inStep('succeeded'), endedAt: 'x' })).toBe('low');
    expect(severityOf(inStep('waiting', { detail: pullRequest }))).toBe(
      'normal',
    );
    expect(severityOf(inStep('waiting'))).toBeUndefined();
    expect(severityOf(inStep('paused'))).toBeUndefined();
    expect(severityOf(inStep('blocked'), inStep('blocked'))).toBeUndefined();
  });
});

describe('OperationAnnouncer', () => {
  it('throttles signals, tells only entities, and survives what fails', async () => {
    const logger = mockServices.logger.mock();
    const publish = jest.fn(async (_signal: unknown) => {});
    const send = jest.fn(async (_notification: unknown) => {
      throw new Error('no notifications here');
    });
    const announcer = new OperationAnnouncer({
      signals: { publish },
      notifications: { send },
      logger,
    });
    const blocked = {
      ...inStep('blocked'),
      owner: 'group:default/platform',
      requestedBy: 'plugin:scaffolder',
    };
    for (let version = 1; version <= 20; version += 1) {
      announcer.changed({
        before: version % 2 === 1 ? running : blocked,
        after: { ...(version % 2 === 1 ? blocked : running), version },
        events: [],
      });
      await wait(1);
    }
    await wait(1_200);
    expect(publish.mock.calls.map(([signal]) => signal)).toMatchObject([
      { message: { id: running.id, version: 1 } },
      { message: { id: running.id, version: 20 } },
    ]);
    expect(send).toHaveBeenCalledTimes(10);
    expect(send.mock.calls[0][0]).toMatchObject({
      recipients: { type: 'entity', entityRef: ['group:default/platform'] },
      payload: {
        title: 'Upgrade qa-eks1 to 1.35: somebody must decide',
        severity: 'high',
        scope: running.id,
      },
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { wait } from '../__testUtils__/surviveKills';
import { OperationSignals } from './OperationSignals';

describe('OperationSignals', () => {
  it('tells browsers of the newest version, seldom, and survives what fails', async () => {
    const logger = mockServices.logger.mock();
    const kind = scriptedKind({ only: () => ({ is: 'done' }) });
    const record = newOperation(kind, upgrade);
    const publish = jest.fn(async (_signal: unknown) => {
      throw new Error('no signals here');
    });
    const signals = new OperationSignals({ signals: { publish }, logger });
    for (let version = 1; version <= 20; version += 1) {
      signals.changed({ after: { ...record, version }, events: [] });
    }
    await wait(1_200);
    expect(publish.mock.calls.map(([signal]) => signal)).toEqual(
      [1, 20].map(version => ({
        recipients: { type: 'broadcast' },
        channel: 'eks:operations',
        message: { id: record.id, version },
      })),
    );
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});

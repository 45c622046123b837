import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { EksConfig } from '../config';
import { OperationReader } from './store/OperationReader';

/** Removes ended operations with their history once they are old enough, on one replica. */
export async function scheduleRetention(
  { operations: { retention } }: EksConfig,
  scheduler: SchedulerService,
  reader: OperationReader,
  logger: LoggerService,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'eks-operations-retention',
    frequency: { hours: 12 },
    timeout: { minutes: 10 },
    fn: async () => {
      const moment = new Date(Date.now() - retention).toISOString();
      const removed = await reader.removeEndedBefore(moment);
      if (removed > 0) {
        logger.info('Removed old operations', { operations: removed });
      }
    },
  });
}

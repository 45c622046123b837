import {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { EksConfig } from '../../config';
import { RepositoryReadings } from '../../terraform/RepositoryReadings';
import { Scanner } from './Scanner';

/** Reads the fleet and the repositories by the configured schedule, on one replica at a time. */
export async function scheduleScans(
  config: EksConfig,
  scheduler: SchedulerService,
  scanner: Scanner,
  repositories: RepositoryReadings,
): Promise<void> {
  // The accounts of an organization are found later, and their repositories.
  const { organization } = config;
  if (config.accounts.length === 0 && !organization) return;
  if (repositories.configured || organization) {
    await scheduler.scheduleTask({
      ...toDefinition(config.scan.schedule),
      id: 'eks-repositories',
      fn: signal => repositories.readAll(signal),
    });
  }
  await scheduler.scheduleTask({
    ...toDefinition(config.scan.schedule),
    id: 'eks-scan',
    fn: signal => scanner.scan(signal),
  });
}

function toDefinition(
  schedule: EksConfig['scan']['schedule'],
): SchedulerServiceTaskScheduleDefinition {
  const { frequency, timeout, initialDelay, scope } = schedule;
  return {
    frequency:
      typeof frequency === 'number' ? { milliseconds: frequency } : frequency,
    timeout: { milliseconds: timeout },
    ...(initialDelay !== undefined && {
      initialDelay: { milliseconds: initialDelay },
    }),
    scope,
  };
}

import { SchedulerService } from '@backstage/backend-plugin-api';
import { OrganizationConfig } from '../config';
import { Scanner } from '../fleet/scan/Scanner';
import { FleetStore } from '../fleet/store/FleetStore';
import { AccountDirectory } from './AccountDirectory';

/**
 * Reads the organization by the configured schedule, on one replica at a time;
 * the others take over what it stored. What is read of the fleet follows: new
 * accounts are read at once.
 */
export async function followOrganization(options: {
  organization: OrganizationConfig;
  directory: AccountDirectory;
  scheduler: SchedulerService;
  store: FleetStore;
  scanner: Scanner;
}): Promise<void> {
  const { organization, directory, scheduler, store, scanner } = options;
  directory.onChange(async () => {
    await store.syncUnits(scanner.units());
    const unread = (await store.units()).filter(
      ({ lastAttempt, runningSince }) => !lastAttempt && !runningSince,
    );
    const isUnread = (accountId: string, region: string) =>
      unread.some(
        unit => unit.accountId === accountId && unit.region === region,
      );
    await scanner.start(
      scanner
        .units()
        .filter(({ accountId, region }) => isUnread(accountId, region)),
    );
  });
  await scheduler.scheduleTask({
    id: 'eks-organization',
    frequency: { milliseconds: organization.refresh },
    timeout: { minutes: 5 },
    fn: () => directory.refresh(),
  });
  await scheduler.scheduleTask({
    id: 'eks-organization-accounts',
    scope: 'local',
    frequency: { seconds: 30 },
    timeout: { minutes: 1 },
    fn: () => directory.load(0),
  });
}

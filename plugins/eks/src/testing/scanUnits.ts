import { ScanStatus, ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { minutesAgo } from './clusters';

/** An account and region that was read, changed as asked. */
export function aScanUnit(changes: Partial<ScanUnit> = {}): ScanUnit {
  return {
    accountId: '111111111111',
    accountName: 'xkf-dev',
    environment: 'dev',
    region: 'eu-west-1',
    state: 'succeeded',
    lastSuccess: minutesAgo(3),
    lastAttempt: minutesAgo(3),
    clusters: 1,
    ...changes,
  };
}

/** An account that the portal may not read. */
export function anUnreadableUnit(changes: Partial<ScanUnit> = {}): ScanUnit {
  return aScanUnit({
    accountId: '555555555555',
    accountName: 'legacy',
    environment: 'prod',
    state: 'failed',
    lastSuccess: minutesAgo(300),
    problem: {
      kind: 'access-denied',
      message: 'The role xkf-portal-reader may not be assumed.',
      permission: 'sts:AssumeRole',
      since: minutesAgo(240),
    },
    clusters: 1,
    ...changes,
  });
}

/** The state of the given accounts and regions. */
export function aScanStatus(units: ScanUnit[]): ScanStatus {
  return {
    running: units.some(unit => unit.state === 'running'),
    lastSuccess: minutesAgo(3),
    units,
  };
}

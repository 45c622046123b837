import { ScanUnit } from '@xkf/backstage-plugin-eks-common';

/** A configured AWS account. */
export interface Account {
  accountId: string;
  accountName: string;
  environment: string;
  owner?: string;
}

/** The accounts of the scan units, each once, in a stable order. */
export function accountsOf(units: readonly ScanUnit[]): Account[] {
  const byId = new Map<string, Account>();
  for (const { accountId, accountName, environment, owner } of units) {
    byId.set(accountId, { accountId, accountName, environment, owner });
  }
  return [...byId.values()].sort((a, b) =>
    a.accountId.localeCompare(b.accountId),
  );
}

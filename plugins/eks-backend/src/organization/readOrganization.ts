import type { Account } from '@aws-sdk/client-organizations';
import pLimit from 'p-limit';
import { AwsOrganization, AwsReadError } from '../aws';
import { OrganizationConfig } from '../config';
import { DirectoryAccount, DirectoryUnit } from './directoryAccount';

/** Organizations allows few calls in a second. */
const CONCURRENCY = 4;

/** The calls that reading the organization needs. */
export type OrganizationCalls = Pick<
  AwsOrganization,
  | 'describeOrganizationalUnit'
  | 'listAccountsForParent'
  | 'listOrganizationalUnits'
  | 'listParents'
  | 'listTags'
>;

/** What one reading found. */
export interface OrganizationReading {
  accounts: DirectoryAccount[];
  /** The unit of tenants first. */
  units: DirectoryUnit[];
}

/**
 * Reads the unit of tenants and the units below it, with the accounts in them.
 * One answer that is missing fails the reading: an account without its tags
 * would be taken for one of another environment and owner.
 * @throws AwsReadError
 */
export async function readOrganization(
  organization: OrganizationCalls,
  config: OrganizationConfig,
): Promise<OrganizationReading> {
  const units = await readUnits(
    organization,
    config.tenantOrganizationalUnitId,
  );
  const limit = pLimit(CONCURRENCY);
  const listed = await Promise.all(
    units.map(unit =>
      limit(async () => {
        const accounts = await organization.listAccountsForParent(unit.id);
        return accounts.map(account => ({ account, unit }));
      }),
    ),
  );
  const accounts = new Map<string, Promise<DirectoryAccount>>();
  for (const { account, unit } of listed.flat()) {
    const { Id: id } = account;
    if (id && id !== config.managementAccountId) {
      // One that is moved meanwhile can be in two lists.
      accounts.set(
        id,
        accounts.get(id) ??
          limit(async () => {
            const tags = await organization.listTags(id);
            return toDirectoryAccount(id, account, unit, tags);
          }),
      );
    }
  }
  return { accounts: await Promise.all(accounts.values()), units };
}

/** @throws AwsReadError also where AWS does not know the unit */
async function readUnits(
  organization: OrganizationCalls,
  id: string,
): Promise<DirectoryUnit[]> {
  const top = await organization.describeOrganizationalUnit(id);
  if (!top) {
    throw new AwsReadError(
      {
        kind: 'not-found',
        message: `AWS does not know the organizational unit ${id}. Correct eks.organization.tenantOrganizationalUnitId.`,
      },
      undefined,
    );
  }
  const units: DirectoryUnit[] = [{ id, path: top.Name ?? id }];
  for (const { id: parent, path } of units) {
    for (const unit of await organization.listOrganizationalUnits(parent)) {
      if (unit.Id) {
        units.push({ id: unit.Id, path: `${path}/${unit.Name ?? unit.Id}` });
      }
    }
  }
  return units;
}

function toDirectoryAccount(
  accountId: string,
  account: Account,
  unit: DirectoryUnit,
  tags: Record<string, string>,
): DirectoryAccount {
  return {
    accountId,
    name: account.Name ?? accountId,
    email: account.Email ?? '',
    state: account.State ?? account.Status ?? 'ACTIVE',
    unit,
    tags,
  };
}

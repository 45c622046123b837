import type { Seed } from '../seed/schema';
import type { MemberAccount, Organization } from './organization';

/** ARN of a thing of an organization. */
export function organizationArn(
  { Id, managementAccountId }: Pick<Organization, 'Id' | 'managementAccountId'>,
  kind: 'account' | 'ou' | 'root',
  id: string,
): string {
  return `arn:aws:organizations::${managementAccountId}:${kind}/${Id}/${id}`;
}

/** The organization that a seed describes. */
export function organizationOf(seed: Seed): Organization {
  const { id, managementAccountId, rootId, units, accountLimit } =
    seed.organization;
  const owner = { Id: id, managementAccountId };
  return {
    ...owner,
    managementAccountEmail:
      seed.accounts.find(account => account.id === managementAccountId)
        ?.email ?? '',
    rootId,
    rootTags: {},
    accountLimit,
    units: units.map(unit => ({
      Id: unit.id,
      Arn: organizationArn(owner, 'ou', unit.id),
      Name: unit.name,
      parentId: unit.parent ?? rootId,
      tags: {},
      readerRoles: unit.readerRoles,
    })),
    accounts: new Map(
      seed.accounts.map((account): [string, MemberAccount] => [
        account.id,
        {
          Id: account.id,
          Arn: organizationArn(owner, 'account', account.id),
          Email: account.email,
          Name: account.name,
          Status: 'ACTIVE',
          State: 'ACTIVE',
          JoinedMethod:
            account.id === managementAccountId ? 'INVITED' : 'CREATED',
          JoinedTimestamp: account.joinedAt,
          parentId: account.organizationalUnit ?? rootId,
          tags: { ...account.tags },
        },
      ]),
    ),
    requests: [],
    next: { moveConflicts: 0 },
  };
}

import type { Seed } from '../seed/schema';
import type { MemberAccount, Organization } from './organization';

/** The organization that a seed describes. */
export function organizationOf(seed: Seed): Organization {
  const { id, managementAccountId, rootId, units } = seed.organization;
  const arn = (kind: string, rest: string) =>
    `arn:aws:organizations::${managementAccountId}:${kind}/${id}/${rest}`;
  return {
    Id: id,
    managementAccountId,
    managementAccountEmail:
      seed.accounts.find(account => account.id === managementAccountId)
        ?.email ?? '',
    rootId,
    units: units.map(unit => ({
      Id: unit.id,
      Arn: arn('ou', unit.id),
      Name: unit.name,
      parentId: unit.parent ?? rootId,
    })),
    accounts: new Map(
      seed.accounts.map((account): [string, MemberAccount] => [
        account.id,
        {
          Id: account.id,
          Arn: arn('account', account.id),
          Email: account.email,
          Name: account.name,
          Status: 'ACTIVE',
          State: 'ACTIVE',
          JoinedMethod:
            account.id === managementAccountId ? 'INVITED' : 'CREATED',
          JoinedTimestamp: account.joinedAt,
          parentId: account.organizationalUnit ?? rootId,
          tags: account.tags,
        },
      ]),
    ),
  };
}

import type {
  Account,
  CreateAccountStatus,
} from '@aws-sdk/client-organizations';
import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { AccountMemory } from './memory';
import { hasEmail, OrganizationView } from './OrganizationView';

/** What AWS has of the account that is wanted. */
export type Found =
  | { is: 'account'; account: Account }
  /** A request of this operation. */
  | { is: 'request'; status: CreateAccountStatus; others: string[] }
  /** A request for the same name that this operation did not make, and that goes on. */
  | { is: 'foreign-request'; id: string }
  /** Nothing of it; another account of the name, and requests for the name. */
  | { is: 'nothing'; sameName?: Account; others: string[] };

/**
 * Looks for the account everywhere it can show: by its address among the accounts,
 * by the remembered request, and by its name among the requests. What a request
 * makes is only taken for it once its address says so.
 */
export async function searchAccount(
  view: OrganizationView,
  { name, email }: TenantAccountInput,
  memory: AccountMemory,
): Promise<Found> {
  const accounts = await view.calls.listAccounts();
  const account = accounts.find(one => hasEmail(one, email));
  if (account) return { is: 'account', account };
  const { requestId } = memory;
  const remembered =
    requestId && (await view.calls.describeCreateAccountStatus(requestId));
  const seen = await view.requestsFor(name);
  const candidates = [
    ...(remembered ? [remembered] : []),
    ...seen.filter(
      ({ Id = '' }) => Id !== requestId && !memory.known.includes(Id),
    ),
  ];
  const asked = memory.attempt > 0;
  const othersThan = (own?: string) =>
    seen.flatMap(({ Id }) => (Id && Id !== own ? [Id] : []));
  for (const status of candidates) {
    const { AccountId, State, Id = '' } = status;
    if (State === 'SUCCEEDED') {
      const listed = accounts.some(one => one.Id === AccountId);
      const made =
        listed || !AccountId
          ? undefined
          : await view.calls.describeAccount(AccountId);
      if (made && hasEmail(made, email))
        return { is: 'account', account: made };
      // The list may be behind; with another address it is somebody else's.
      if (!listed && !made && asked)
        return { is: 'request', status, others: othersThan(Id) };
    } else if (asked) {
      return { is: 'request', status, others: othersThan(Id) };
    } else {
      return { is: 'foreign-request', id: Id };
    }
  }
  const foreign = seen.find(
    ({ Id = '', State }) =>
      State === 'IN_PROGRESS' && memory.known.includes(Id),
  );
  if (foreign?.Id) return { is: 'foreign-request', id: foreign.Id };
  return {
    is: 'nothing',
    sameName: accounts.find(one => one.Name === name),
    others: othersThan(),
  };
}

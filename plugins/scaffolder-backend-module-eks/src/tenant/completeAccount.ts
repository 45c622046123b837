import { InputError } from '@backstage/errors';
import { Tenant, TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { asking } from '../operation/asking';
import { Caller, OperationRequest } from '../operation/planAndStart';

type Known = 'name' | 'email';
type GivenAccount = Omit<TenantAccountInput, Known | 'tags'> &
  Partial<Pick<TenantAccountInput, Known | 'tags'>>;

/**
 * The account with its name and e-mail address: those of one to take over are as
 * the portal knows them, where the template does not say.
 * @throws InputError when they are neither given nor known
 */
export async function completeAccount(
  given: GivenAccount,
  caller: Caller,
): Promise<OperationRequest> {
  const { adopt } = given;
  let { name, email } = given;
  if (adopt && !(name && email)) {
    const account = await find(adopt, caller);
    name ??= account?.name;
    email ??= account?.email;
  }
  const missing = [!name && 'name', !email && 'email'].filter(Boolean);
  if (!name || !email) {
    throw new InputError(
      adopt
        ? `Say ${missing.join(' and ')} of the account ${adopt}: the portal does not know it among those of tenants.`
        : `Say ${missing.join(' and ')} of the new account, or which one to take over (adopt).`,
    );
  }
  return { ...given, name, email };
}

async function find(
  accountId: string,
  { eks, call }: Caller,
): Promise<Tenant | undefined> {
  const { items } = await asking(
    () => eks.listTenants({ search: accountId }, call),
    call.signal,
  );
  return items.find(tenant => tenant.accountId === accountId);
}

import type { Account } from '@aws-sdk/client-organizations';
import {
  PreflightFinding,
  TenantAccountInput,
} from '@xkf/backstage-plugin-eks-common';
import { whyNotAdopted } from './adoption';
import { accountWords, hasEmail, OrganizationView } from './OrganizationView';
import { TenantAccountWorld } from './TenantAccountWorld';

/** Whether an account can be made. */
export async function creationFindings(
  { config }: TenantAccountWorld,
  view: OrganizationView,
  { input, accounts }: { input: TenantAccountInput; accounts: Account[] },
): Promise<PreflightFinding[]> {
  const { name, email } = input;
  const address = accounts.find(account => hasEmail(account, email));
  if (address) return [taken(address)];
  return [
    {
      code: 'account-email',
      title: 'E-mail address',
      state: 'passed',
      message: `No account of the organization has the address ${email}. Whether one outside it has, AWS says only when it is asked for the account.`,
    },
    await nameFinding(view, name, accounts),
  ];

  function taken(account: Account): PreflightFinding {
    return {
      code: 'account-email',
      title: 'E-mail address',
      state: 'required',
      message: `The account ${accountWords(account)} of the organization has the address ${account.Email} already.`,
      fix: fixOf(account),
    };
  }

  function fixOf(account: Account): string {
    const why = whyNotAdopted(config, account);
    if (why) return `Choose another address. ${why}`;
    return account.Name === name
      ? `Take that account over (adopt ${account.Id}) instead of making another one.`
      : `Choose another address, or take that account over (adopt ${account.Id}).`;
  }
}

async function nameFinding(
  view: OrganizationView,
  name: string,
  accounts: readonly Account[],
): Promise<PreflightFinding> {
  const common = { code: 'account-name', title: 'Name of the account' };
  const other = accounts.find(account => account.Name === name);
  if (other) {
    return {
      ...common,
      state: 'required',
      message: `The organization has an account ${accountWords(other)} with the address ${other.Email} already.`,
      fix: `Choose another name, or take that account over (adopt ${other.Id}, with its address).`,
    };
  }
  const requests = await view.requestsFor(name);
  const going = requests.find(({ State }) => State === 'IN_PROGRESS');
  return going
    ? {
        ...common,
        state: 'required',
        message: `AWS makes an account ${name} right now (request ${going.Id}).`,
        fix: 'Wait until it is there, and take it over if it is the one.',
      }
    : {
        ...common,
        state: 'passed',
        message: `No account of the organization is named ${name}.`,
      };
}

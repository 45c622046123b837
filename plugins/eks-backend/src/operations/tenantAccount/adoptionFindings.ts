import type { Account } from '@aws-sdk/client-organizations';
import {
  PreflightFinding,
  TenantAccountInput,
} from '@xkf/backstage-plugin-eks-common';
import { whyNotAdopted } from './adoption';
import { accountWords, hasEmail, OrganizationView } from './OrganizationView';
import { missingTags, ownTags } from './tags';
import { TenantAccountWorld } from './TenantAccountWorld';

const common = { code: 'account', title: 'Account to take over' };

/** Whether an account can be taken over, and what changes for it. */
export async function adoptionFindings(
  { config }: TenantAccountWorld,
  view: OrganizationView,
  {
    input,
    adopt,
    account,
  }: { input: TenantAccountInput; adopt: string; account?: Account },
): Promise<PreflightFinding[]> {
  if (!account) {
    return [
      {
        ...common,
        state: 'required',
        message: `The organization has no account ${adopt}.`,
        fix: 'Invite it into the organization first, or leave out the account to make a new one.',
      },
    ];
  }
  const why = whyNotAdopted(config, account);
  if (why) return [{ ...common, state: 'required', message: why }];
  if (!hasEmail(account, input.email)) {
    return [
      {
        ...common,
        state: 'required',
        message: `The account ${accountWords(account)} has the address ${account.Email}, and ${input.email} was given.`,
        fix: 'Give the address that it has.',
      },
    ];
  }
  const at = await view.parentOf(adopt);
  const unit = at && (await view.unit(at));
  return [
    {
      ...common,
      state: 'passed',
      message: `The account ${accountWords(account)} is ACTIVE${unit ? ` and in ${unit.path}` : ''}. It is taken over; none is made.`,
    },
    ...nameFindings(account, input),
    ...(await tagFindings()),
  ];

  async function tagFindings(): Promise<PreflightFinding[]> {
    const present = await view.calls.listTags(adopt);
    const changed = Object.entries(
      missingTags(ownTags(config, input), present),
    ).filter(([key]) => present[key] !== undefined);
    return changed.map(([key, value]) => ({
      code: 'account-tags',
      title: `Tag ${key}`,
      state: 'recommended',
      message: `${key} is ${present[key]} now and becomes ${value}. Who sees the account in the portal follows from these tags.`,
    }));
  }
}

function nameFindings(
  { Name }: Account,
  { name }: TenantAccountInput,
): PreflightFinding[] {
  if (Name === name) return [];
  return [
    {
      code: 'account-name',
      title: 'Name of the account',
      state: 'recommended',
      message: `The account is named ${Name} in AWS and stays so; lists show that name, not ${name}.`,
    },
  ];
}

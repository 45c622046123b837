import {
  StepDetail,
  TenantAccountInput,
} from '@xkf/backstage-plugin-eks-common';

/** What a page shows of the account. */
export type AccountDetail = Extract<StepDetail, { type: 'account' }>;

export function detailOf(
  { name, email }: TenantAccountInput,
  facts: Pick<AccountDetail, 'state' | 'accountId' | 'organizationalUnit'>,
): AccountDetail {
  return { type: 'account', name, email, ...facts };
}

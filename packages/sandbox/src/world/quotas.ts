import type { AccountState } from './state';

/** A quota that Service Quotas shows. */
export interface Quota {
  service: 'eks' | 'vpc';
  code: string;
  name: string;
  /** What AWS gives where nobody has asked for more. */
  value: number;
}

/** The quotas that the sandbox shows. */
export const QUOTAS: readonly Quota[] = [
  { service: 'eks', code: 'L-1194D53C', name: 'Clusters', value: 100 },
  {
    service: 'eks',
    code: 'L-6D54EA21',
    name: 'Managed node groups per cluster',
    value: 30,
  },
  {
    service: 'eks',
    code: 'L-BD136A63',
    name: 'Nodes per managed node group',
    value: 450,
  },
  {
    service: 'eks',
    code: 'L-23414FF3',
    name: 'Fargate profiles per cluster',
    value: 10,
  },
  {
    service: 'vpc',
    code: 'L-7E9ECCDB',
    name: 'Active VPC peering connections per VPC',
    value: 50,
  },
  {
    service: 'vpc',
    code: 'L-DC9F7029',
    name: 'Outstanding VPC peering connection requests',
    value: 25,
  },
];

/** What an account has of a quota; 0 for a quota that the sandbox does not know. */
export function quotaOf(account: AccountState, code: string): number {
  const known = QUOTAS.find(each => each.code === code);
  return account.quotas[code] ?? known?.value ?? 0;
}

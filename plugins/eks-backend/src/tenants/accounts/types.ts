import { Tenant } from '@xkf/backstage-plugin-eks-common';

export type TenantNamespace = Tenant['namespaces'][number];
export type TenantPullRequest = Tenant['pullRequests'][number];
export type TenantProblem = Tenant['problems'][number];

import { IrsaRole, Network, Tenant } from '@xkf/backstage-plugin-eks-common';
import { daysAgo, minutesAgo } from './clusters';

export const SHOP = '666666666666';

/** The account of a tenant in which all is well, changed as asked. */
export function aTenant(changes: Partial<Tenant> = {}): Tenant {
  return {
    accountId: SHOP,
    name: 'tenant-shop',
    email: 'aws-shop@acme.example',
    environment: 'prod',
    owner: 'group:default/team-shop',
    state: 'ACTIVE',
    organizationalUnit: 'Tenants/Production',
    source: 'discovered',
    regions: ['eu-west-1'],
    repository: {
      name: 'acme/tenant-shop',
      url: 'https://github.com/acme/tenant-shop',
    },
    namespaces: [
      {
        name: 'shop',
        repository: 'acme/xkf',
        path: 'aws-eks/variables/prod.tfvars',
        line: 40,
        resourceGroup: true,
      },
    ],
    vpcs: [
      {
        region: 'eu-west-1',
        vpcId: 'vpc-0shop',
        name: 'prod-euw1-core',
        cidr: '10.40.0.0/18',
      },
    ],
    peerings: [
      { id: 'pcx-1', name: 'prod-shop', status: 'active', with: 'xkf-prod' },
    ],
    irsaRoles: 2,
    pullRequests: [
      {
        title: 'Add role shop-orders',
        url: 'https://github.com/acme/tenant-shop/pull/7',
        state: 'open',
      },
    ],
    problems: [],
    ...changes,
  };
}

/** A tenant of which AWS tells nothing. */
export function anUnreadableTenant(changes: Partial<Tenant> = {}): Tenant {
  const problem = {
    kind: 'access-denied' as const,
    message: 'The role xkf-portal-reader may not be assumed.',
    permission: 'sts:AssumeRole',
  };
  return aTenant({
    accountId: '888888888888',
    name: 'tenant-new',
    email: undefined,
    environment: 'dev',
    owner: undefined,
    organizationalUnit: undefined,
    state: undefined,
    repository: undefined,
    namespaces: [],
    vpcs: undefined,
    peerings: [],
    irsaRoles: undefined,
    pullRequests: [],
    problems: [
      { part: 'VPCs in eu-west-1', problem },
      { part: 'IAM roles', problem },
    ],
    ...changes,
  });
}

const cluster = {
  accountId: '333333333333',
  region: 'eu-west-1',
  clusterName: 'prod-eks1',
};

/** A role in step with its clusters, changed as asked. */
export function aRole(changes: Partial<IrsaRole> = {}): IrsaRole {
  const name = changes.name ?? 'xks-eu-west-1-prod-shop-orders';
  return {
    arn: `arn:aws:iam::${SHOP}:role/${name}`,
    name,
    accountId: SHOP,
    accountName: 'tenant-shop',
    exists: true,
    trust: [
      {
        issuer: 'oidc.eks.eu-west-1.amazonaws.com/id/ABC',
        cluster,
        namespace: 'shop',
        serviceAccount: 'orders',
        audience: false,
      },
    ],
    serviceAccounts: [{ cluster, namespace: 'shop', name: 'orders' }],
    createdAt: daysAgo(600),
    lastUsedAt: minutesAgo(120),
    drift: [],
    ...changes,
  };
}

/** The network of an account, changed as asked. */
export function aNetwork(changes: Partial<Network> = {}): Network {
  return {
    accountId: '111111111111',
    accountName: 'xkf-dev',
    environment: 'dev',
    role: 'platform',
    region: 'eu-west-1',
    vpcId: 'vpc-0aaa',
    name: 'dev-euw1-core',
    cidrs: ['10.0.0.0/18'],
    ...changes,
  };
}

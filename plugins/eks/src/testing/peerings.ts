import {
  Network,
  OperationPlan,
  Peering,
  PeeringSide,
} from '@xkf/backstage-plugin-eks-common';
import { minutesAgo, NOW } from './clusters';
import { aPlan } from './operations';

/** A moment so many days after the test data was read. */
export function inDays(days: number): string {
  return new Date(Date.parse(NOW) + days * 24 * 3_600_000).toISOString();
}

/** The network of the production platform, changed as asked. */
export function aNetwork(changes: Partial<Network> = {}): Network {
  return {
    accountId: '333333333333',
    accountName: 'xkf-prod',
    environment: 'prod',
    role: 'platform',
    region: 'eu-west-1',
    vpcId: 'vpc-0000000000000aaa1',
    name: 'prod-core',
    cidrs: ['10.30.0.0/18'],
    ...changes,
  };
}

/** The network of a tenant, changed as asked. */
export function aTenantNetwork(changes: Partial<Network> = {}): Network {
  return aNetwork({
    accountId: '666666666666',
    accountName: 'tenant-shop',
    role: 'tenant',
    vpcId: 'vpc-0000000000000bbb1',
    name: 'shop-core',
    cidrs: ['10.60.0.0/20'],
    ...changes,
  });
}

/** The requesting side of a peering that is in step, changed as asked. */
export function aRequester(changes: Partial<PeeringSide> = {}): PeeringSide {
  return {
    accountId: '333333333333',
    accountName: 'xkf-prod',
    known: true,
    environment: 'prod',
    region: 'eu-west-1',
    vpcId: 'vpc-0000000000000aaa1',
    vpcName: 'prod-core',
    cidr: '10.30.0.0/18',
    declared: {
      repository: 'acme/xkf',
      path: 'aws-core/variables/prod.tfvars',
      line: 7,
      url: 'https://github.com/acme/xkf/blob/main/aws-core/variables/prod.tfvars#L7',
      destinationCidrBlock: '10.40.0.0/20',
    },
    routes: { present: 13, wanted: 13, blackholes: 0 },
    ...changes,
  };
}

/** The accepting side of a peering that is in step, changed as asked. */
export function anAccepter(changes: Partial<PeeringSide> = {}): PeeringSide {
  return {
    accountId: '444444444444',
    accountName: 'tenant-data',
    known: true,
    environment: 'prod',
    region: 'eu-west-1',
    vpcId: 'vpc-0000000000000ddd1',
    vpcName: 'data-core',
    cidr: '10.40.0.0/20',
    declared: {
      repository: 'acme/tenant-data',
      path: 'aws-core/variables/prod.tfvars',
      line: 19,
      destinationCidrBlock: '10.30.0.0/18',
    },
    routes: { present: 3, wanted: 3, blackholes: 0 },
    ...changes,
  };
}

/** An active peering on which all agree, changed as asked. */
export function aPeering(changes: Partial<Peering> = {}): Peering {
  return {
    id: 'pcx-0000000000000aaa1',
    name: 'prod-tenant-data',
    requester: aRequester(),
    accepter: anAccepter(),
    connection: { id: 'pcx-0000000000000aaa1', status: 'active' },
    disagreements: [],
    ...changes,
  };
}

/** A list that was read whole. */
export function wholeList<T>(items: T[]) {
  return {
    items,
    totalItems: items.length,
    readAt: minutesAgo(0),
    problems: [],
  };
}

/** What a new peering would do, changed as asked. */
export function aPeeringPlan(
  changes: Partial<OperationPlan> = {},
): OperationPlan {
  const target = {
    key: 'peering/vpc-0000000000000aaa1/vpc-0000000000000bbb1/requester',
    accountId: '333333333333',
    region: 'eu-west-1',
    name: 'prod-tenant-shop',
  };
  return aPlan({
    title: 'Set up the peering prod-tenant-shop',
    target,
    alsoTargets: [
      {
        ...target,
        key: target.key.replace('requester', 'accepter'),
        accountId: '666666666666',
      },
    ],
    environment: 'prod',
    ...changes,
  });
}

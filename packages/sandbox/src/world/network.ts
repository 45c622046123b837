import { ec2Id } from './identifiers';
import type { Subnet, Tag } from './ec2';
import type { RegionState } from './state';

/** A subnet before it is made. */
export interface PlannedSubnet {
  name: string;
  cidr: string;
  public: boolean;
  /** From 0. */
  zone: number;
}

/** The subnets of a network: the plan of the module `eks-core`, or of `core` as tenants use it. */
export type Layout = 'eks-core' | 'core';

/** Where blocks of 4 addresses in the third number, and small ones, begin in a /18. */
interface Place {
  name: string;
  third: number;
  fourth: number;
  prefix: 22 | 28;
  public: boolean;
  zone: number;
}

const small = (name: string, zone: number, fourth: number): Place => ({
  name,
  third: 36,
  fourth,
  prefix: 28,
  public: false,
  zone,
});

const large = (name: string, block: number): Place[] =>
  [0, 1, 2].map(zone => ({
    name: `${name}-${zone}`,
    third: block * 12 + zone * 4,
    fourth: 0,
    prefix: 22,
    public: name === 'public',
    zone,
  }));

const PLANS: Record<Layout, Place[]> = {
  'eks-core': [
    ...large('public', 0),
    ...large('eks1-nodes', 1),
    ...large('eks2-nodes', 2),
    small('eks1-cluster-0', 0, 0),
    small('eks1-cluster-1', 1, 16),
    small('eks2-cluster-0', 0, 32),
    small('eks2-cluster-1', 1, 48),
    small('private-0', 0, 64),
    small('private-1', 1, 80),
    small('private-2', 2, 96),
  ],
  core: [...large('public', 0).slice(0, 2), ...large('private', 1).slice(0, 2)],
};

/** The subnets that a layout has in the first /18 of a range. */
export function plannedSubnets(layout: Layout, cidr: string): PlannedSubnet[] {
  const [a, b, third] = cidr.split('.').map(Number);
  return PLANS[layout].map(place => ({
    name: place.name,
    cidr: `${a}.${b}.${third + place.third}.${place.fourth}/${place.prefix}`,
    public: place.public,
    zone: place.zone,
  }));
}

/** How many addresses of a range a subnet can give out: AWS keeps five, and a node or two are there. */
function usableAddresses(cidr: string): number {
  const prefix = Number(cidr.split('/')[1]);
  const size = 2 ** (32 - prefix);
  return prefix === 22 ? 1004 : Math.max(0, size - 7);
}

/** Where a network is laid. */
export interface NetworkDescription {
  accountId: string;
  environment: string;
  vpcName: string;
  cidr: string;
  subnets: PlannedSubnet[];
  /** Free addresses by the name of the subnet, where they are not as many as there could be. */
  freeAddresses: Record<string, number>;
}

/** Tags in the spelling of EC2. */
export function tagSet(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** The value of the `Name` tag, or an empty text. */
export function nameTag(resource: { tagSet: Tag[] }): string {
  return resource.tagSet.find(tag => tag.key === 'Name')?.value ?? '';
}

function zoneId(region: string, zone: number): string {
  const [area, direction, number] = region.split('-');
  return `${area}${direction[0]}${number}-az${zone + 1}`;
}

function addRouteTable(
  region: RegionState,
  { accountId, vpcName, cidr }: NetworkDescription,
  vpcId: string,
  name: string,
  subnets: Subnet[],
): void {
  const routeTableId = ec2Id('rtb', accountId, region.name, vpcName, name);
  region.routeTables.push({
    routeTableId,
    vpcId,
    ownerId: accountId,
    routeSet: [
      {
        destinationCidrBlock: cidr,
        gatewayId: 'local',
        state: 'active',
        origin: 'CreateRouteTable',
      },
      {
        destinationCidrBlock: '0.0.0.0/0',
        ...(name === 'public'
          ? { gatewayId: ec2Id('igw', accountId, region.name, vpcName) }
          : { natGatewayId: ec2Id('nat', accountId, region.name, vpcName) }),
        state: 'active',
        origin: 'CreateRoute',
      },
    ],
    associationSet: subnets.map(subnet => ({
      routeTableAssociationId: ec2Id('rtbassoc', subnet.subnetId),
      routeTableId,
      subnetId: subnet.subnetId,
      main: false,
      associationState: { state: 'associated' },
    })),
    tagSet: tagSet({
      Name: name,
      Side: name === 'public' ? 'public' : 'private',
    }),
  });
}

/** Lays the VPC of XKF into a region: its subnets, one public route table, one per private subnet. */
export function addNetwork(
  region: RegionState,
  description: NetworkDescription,
): void {
  const { accountId, environment, vpcName, cidr } = description;
  const vpcId = ec2Id('vpc', accountId, region.name, vpcName);
  const tags = { Environment: environment, Module: 'core' };
  region.vpcs.push({
    vpcId,
    ownerId: accountId,
    state: 'available',
    cidrBlock: cidr,
    cidrBlockAssociationSet: [
      {
        cidrBlock: cidr,
        associationId: ec2Id('vpc-cidr-assoc', vpcId),
        cidrBlockState: { state: 'associated' },
      },
    ],
    dhcpOptionsId: ec2Id('dopt', accountId, region.name),
    instanceTenancy: 'default',
    isDefault: false,
    tagSet: tagSet({ Name: vpcName, ...tags }),
  });
  const subnets = description.subnets.map((plan): Subnet => {
    const subnetId = ec2Id('subnet', vpcId, plan.name);
    return {
      subnetId,
      subnetArn: `arn:aws:ec2:${region.name}:${accountId}:subnet/${subnetId}`,
      state: 'available',
      ownerId: accountId,
      vpcId,
      cidrBlock: plan.cidr,
      availableIpAddressCount:
        description.freeAddresses[plan.name] ?? usableAddresses(plan.cidr),
      availabilityZone: `${region.name}${'abc'[plan.zone]}`,
      availabilityZoneId: zoneId(region.name, plan.zone),
      defaultForAz: false,
      mapPublicIpOnLaunch: plan.public,
      tagSet: tagSet({ Name: plan.name, ...tags }),
    };
  });
  region.subnets.push(...subnets);
  const named = (prefix: string) =>
    subnets.filter(subnet => nameTag(subnet).startsWith(prefix));
  addRouteTable(region, description, vpcId, 'public', named('public-'));
  for (const subnet of subnets.filter(each => !each.mapPublicIpOnLaunch)) {
    addRouteTable(region, description, vpcId, nameTag(subnet), [subnet]);
  }
}

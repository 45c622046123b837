import { ec2Id } from './identifiers';
import type { Subnet, Tag } from './ec2';
import type { RegionState } from './state';

interface PlannedSubnet {
  name: string;
  /** The third and fourth number of the address, counted from the start of the /18. */
  third: number;
  fourth: number;
  prefix: 22 | 28;
  public: boolean;
  zone: number;
}

const small = (name: string, zone: number, fourth: number): PlannedSubnet => ({
  name,
  third: 36,
  fourth,
  prefix: 28,
  public: false,
  zone,
});

/** The subnets that XKF lays into a /18. */
const PLAN: PlannedSubnet[] = [
  ...['public', 'eks1-nodes', 'eks2-nodes'].flatMap((name, block) =>
    [0, 1, 2].map((zone): PlannedSubnet => ({
      name: `${name}-${zone}`,
      third: block * 12 + zone * 4,
      fourth: 0,
      prefix: 22,
      public: name === 'public',
      zone,
    })),
  ),
  small('eks1-cluster-0', 0, 0),
  small('eks1-cluster-1', 1, 16),
  small('eks2-cluster-0', 0, 32),
  small('eks2-cluster-1', 1, 48),
  small('private-0', 0, 64),
  small('private-1', 1, 80),
  small('private-2', 2, 96),
];

/** Where a network is laid. */
export interface NetworkDescription {
  accountId: string;
  environment: string;
  vpcName: string;
  cidr: string;
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

/** Lays the VPC of XKF into a region: subnets in three zones, one public route table, one per private subnet. */
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
  const [a, b, third] = cidr.split('.').map(Number);
  const subnets = PLAN.map((plan): Subnet => {
    const subnetId = ec2Id('subnet', vpcId, plan.name);
    return {
      subnetId,
      subnetArn: `arn:aws:ec2:${region.name}:${accountId}:subnet/${subnetId}`,
      state: 'available',
      ownerId: accountId,
      vpcId,
      cidrBlock: `${a}.${b}.${third + plan.third}.${plan.fourth}/${plan.prefix}`,
      availableIpAddressCount:
        description.freeAddresses[plan.name] ?? (plan.prefix === 22 ? 1004 : 9),
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

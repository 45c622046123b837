import type {
  PeeringConnection,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from '../../world/ec2';
import { describe } from './describe';

/** DescribeVpcs. */
export const describeVpcs = describe<Vpc>({
  set: 'vpcSet',
  idParameter: 'VpcId',
  idOf: vpc => vpc.vpcId,
  unknownId: 'InvalidVpcID.NotFound',
  items: ({ state }) => state?.vpcs ?? [],
  filters: {
    'vpc-id': vpc => [vpc.vpcId],
    cidr: vpc => [vpc.cidrBlock],
    'cidr-block-association.cidr-block': vpc =>
      vpc.cidrBlockAssociationSet.map(each => each.cidrBlock),
    'is-default': vpc => [String(vpc.isDefault)],
    'owner-id': vpc => [vpc.ownerId],
    state: vpc => [vpc.state],
  },
});

/** DescribeSubnets. */
export const describeSubnets = describe<Subnet>({
  set: 'subnetSet',
  idParameter: 'SubnetId',
  idOf: subnet => subnet.subnetId,
  unknownId: 'InvalidSubnetID.NotFound',
  items: ({ state }) => state?.subnets ?? [],
  filters: {
    'subnet-id': subnet => [subnet.subnetId],
    'vpc-id': subnet => [subnet.vpcId],
    'cidr-block': subnet => [subnet.cidrBlock],
    'availability-zone': subnet => [subnet.availabilityZone],
    'availability-zone-id': subnet => [subnet.availabilityZoneId],
    'map-public-ip-on-launch': subnet => [String(subnet.mapPublicIpOnLaunch)],
    'owner-id': subnet => [subnet.ownerId],
    state: subnet => [subnet.state],
  },
});

/** DescribeRouteTables. */
export const describeRouteTables = describe<RouteTable>({
  set: 'routeTableSet',
  idParameter: 'RouteTableId',
  idOf: table => table.routeTableId,
  unknownId: 'InvalidRouteTableID.NotFound',
  items: ({ state }) => state?.routeTables ?? [],
  filters: {
    'route-table-id': table => [table.routeTableId],
    'vpc-id': table => [table.vpcId],
    'owner-id': table => [table.ownerId],
    'association.subnet-id': table =>
      table.associationSet.map(each => each.subnetId),
    'association.main': table =>
      table.associationSet.map(each => String(each.main)),
    'route.destination-cidr-block': table =>
      table.routeSet.map(each => each.destinationCidrBlock),
    'route.state': table => table.routeSet.map(each => each.state),
    'route.vpc-peering-connection-id': table =>
      table.routeSet.map(each => each.vpcPeeringConnectionId),
  },
});

/** DescribeSecurityGroups. */
export const describeSecurityGroups = describe<SecurityGroup>({
  set: 'securityGroupInfo',
  idParameter: 'GroupId',
  idOf: group => group.groupId,
  unknownId: 'InvalidGroup.NotFound',
  items: ({ state }) => state?.securityGroups ?? [],
  filters: {
    'group-id': group => [group.groupId],
    'group-name': group => [group.groupName],
    'vpc-id': group => [group.vpcId],
    'owner-id': group => [group.ownerId],
    description: group => [group.groupDescription],
  },
});

/** DescribeVpcPeeringConnections. */
export const describeVpcPeeringConnections = describe<PeeringConnection>({
  set: 'vpcPeeringConnectionSet',
  idParameter: 'VpcPeeringConnectionId',
  idOf: connection => connection.vpcPeeringConnectionId,
  unknownId: 'InvalidVpcPeeringConnectionID.NotFound',
  items: ({ state }) => state?.peeringConnections ?? [],
  filters: {
    'vpc-peering-connection-id': each => [each.vpcPeeringConnectionId],
    'status-code': each => [each.status.code],
    'status-message': each => [each.status.message],
    'requester-vpc-info.vpc-id': each => [each.requesterVpcInfo.vpcId],
    'requester-vpc-info.owner-id': each => [each.requesterVpcInfo.ownerId],
    'requester-vpc-info.cidr-block': each => [each.requesterVpcInfo.cidrBlock],
    'accepter-vpc-info.vpc-id': each => [each.accepterVpcInfo.vpcId],
    'accepter-vpc-info.owner-id': each => [each.accepterVpcInfo.ownerId],
    'accepter-vpc-info.cidr-block': each => [each.accepterVpcInfo.cidrBlock],
    'expiration-time': each => [each.expirationTime?.toISOString()],
  },
});

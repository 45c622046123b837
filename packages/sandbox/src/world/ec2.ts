/**
 * EC2 resources in the element names of the EC2 query protocol, so that an answer is the resource itself.
 * A list is written as a set of `item` elements.
 */

/** A tag in the spelling of EC2. */
export interface Tag {
  key: string;
  value: string;
}

/** A VPC. */
export interface Vpc {
  vpcId: string;
  ownerId: string;
  state: 'available' | 'pending';
  cidrBlock: string;
  cidrBlockAssociationSet: {
    cidrBlock: string;
    associationId: string;
    cidrBlockState: { state: string };
  }[];
  dhcpOptionsId: string;
  instanceTenancy: string;
  isDefault: boolean;
  tagSet: Tag[];
}

/** A subnet; `routeTable` is not on the wire. */
export interface Subnet {
  subnetId: string;
  subnetArn: string;
  state: string;
  ownerId: string;
  vpcId: string;
  cidrBlock: string;
  availableIpAddressCount: number;
  availabilityZone: string;
  availabilityZoneId: string;
  defaultForAz: boolean;
  mapPublicIpOnLaunch: boolean;
  tagSet: Tag[];
}

/** An EC2 instance that is a node of a cluster. */
export interface Instance {
  instanceId: string;
  imageId: string;
  instanceState: { code: number; name: string };
  privateDnsName: string;
  privateIpAddress: string;
  instanceType: string;
  launchTime: Date;
  placement: { availabilityZone: string; tenancy: string };
  architecture: 'x86_64' | 'arm64';
  instanceLifecycle?: 'spot';
  subnetId: string;
  vpcId: string;
  groupSet: { groupId: string; groupName: string }[];
  tagSet: Tag[];
}

/** A machine image. */
export interface Image {
  imageId: string;
  imageLocation: string;
  imageState: string;
  imageOwnerId: string;
  imageOwnerAlias: string;
  isPublic: boolean;
  creationDate: Date;
  deprecationTime: Date;
  architecture: 'x86_64' | 'arm64';
  imageType: string;
  name: string;
  description: string;
  rootDeviceType: string;
  rootDeviceName: string;
  virtualizationType: string;
  hypervisor: string;
  tagSet: Tag[];
}

/** A launch template. */
export interface LaunchTemplate {
  launchTemplateId: string;
  launchTemplateName: string;
  createTime: Date;
  createdBy: string;
  defaultVersionNumber: number;
  latestVersionNumber: number;
  tagSet: Tag[];
}

/** One version of a launch template. */
export interface LaunchTemplateVersion {
  launchTemplateId: string;
  launchTemplateName: string;
  versionNumber: number;
  versionDescription?: string;
  createTime: Date;
  createdBy: string;
  defaultVersion: boolean;
  launchTemplateData: {
    imageId?: string;
    instanceType?: string;
    securityGroupIdSet: string[];
    blockDeviceMappingSet: {
      deviceName: string;
      ebs: { volumeSize: number; volumeType: string; encrypted: boolean };
    }[];
  };
}

/** A security group. */
export interface SecurityGroup {
  groupId: string;
  groupName: string;
  groupDescription: string;
  ownerId: string;
  vpcId: string;
  tagSet: Tag[];
}

/** A route table. */
export interface RouteTable {
  routeTableId: string;
  vpcId: string;
  ownerId: string;
  routeSet: {
    destinationCidrBlock: string;
    gatewayId?: string;
    natGatewayId?: string;
    vpcPeeringConnectionId?: string;
    state: string;
    origin: string;
  }[];
  associationSet: {
    routeTableAssociationId: string;
    routeTableId: string;
    subnetId: string;
    main: boolean;
    associationState: { state: string };
  }[];
  tagSet: Tag[];
}

/** One side of a peering connection. */
export interface PeeringSide {
  ownerId: string;
  vpcId: string;
  region: string;
  cidrBlock: string;
}

/** A VPC peering connection; both accounts see it under the same id. */
export interface PeeringConnection {
  vpcPeeringConnectionId: string;
  requesterVpcInfo: PeeringSide;
  accepterVpcInfo: PeeringSide;
  status: { code: string; message: string };
  expirationTime?: Date;
  tagSet: Tag[];
}

import { ec2Query } from '../dialects/query';
import { queryService } from '../queryService';
import {
  describeImages,
  describeInstances,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
} from './compute';
import {
  describeRouteTables,
  describeSecurityGroups,
  describeSubnets,
  describeVpcPeeringConnections,
  describeVpcs,
} from './network';
import { describeRegions } from './regions';

/** Amazon EC2. */
export const ec2 = queryService('ec2', ec2Query, {
  DescribeImages: describeImages,
  DescribeInstances: describeInstances,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeVpcPeeringConnections: describeVpcPeeringConnections,
  DescribeVpcs: describeVpcs,
});

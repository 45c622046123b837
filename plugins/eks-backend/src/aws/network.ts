import type {
  RouteTable,
  Vpc,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';

/**
 * The calls to EC2 and Service Quotas that peering needs, in one account and
 * region. This list is the IAM policy of peering: one action for each method.
 *
 * Every method throws `AwsReadError`; lists are read to their last page.
 */
export interface AwsNetwork {
  /** All networks of the region. */
  describeVpcs(): Promise<Vpc[]>;
  /** Route tables of a network. */
  describeRouteTables(vpcId: string): Promise<RouteTable[]>;
  /** All peering connections of the region that this account sees. */
  describeVpcPeeringConnections(): Promise<VpcPeeringConnection[]>;
  /**
   * Connections that one network may have; undefined where the account may not
   * read its quotas or AWS knows none.
   */
  peeringQuota(): Promise<number | undefined>;
}

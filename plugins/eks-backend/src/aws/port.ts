import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import type {
  Addon,
  AddonInfo,
  Cluster,
  ClusterVersionInformation,
  Nodegroup,
  Update,
} from '@aws-sdk/client-eks';

/** Whose updates are asked for; the cluster's own when neither name is given. */
export interface UpdateTarget {
  nodegroupName?: string;
  addonName?: string;
}

/**
 * The calls to AWS that reading needs, in one account and region. This list is
 * the IAM policy of reading: one action for each method.
 *
 * Every method throws `AwsReadError`; lists are read to their last page.
 */
export interface AwsReader {
  listClusters(): Promise<string[]>;
  describeCluster(name: string): Promise<Cluster | undefined>;
  listNodegroups(cluster: string): Promise<string[]>;
  describeNodegroup(
    cluster: string,
    nodegroup: string,
  ): Promise<Nodegroup | undefined>;
  listAddons(cluster: string): Promise<string[]>;
  describeAddon(cluster: string, addon: string): Promise<Addon | undefined>;
  describeAddonVersions(
    addon: string,
    kubernetesVersion: string,
  ): Promise<AddonInfo[]>;
  listUpdates(cluster: string, target?: UpdateTarget): Promise<string[]>;
  describeUpdate(
    cluster: string,
    id: string,
    target?: UpdateTarget,
  ): Promise<Update | undefined>;
  describeClusterVersions(): Promise<ClusterVersionInformation[]>;
  /** All peering connections of the region that this account sees. */
  describeVpcPeeringConnections(): Promise<VpcPeeringConnection[]>;
  /** Names and values of the public SSM parameters below a path. */
  readParameters(path: string): Promise<Map<string, string>>;
}
